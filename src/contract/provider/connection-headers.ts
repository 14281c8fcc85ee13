/** Names, in lower case, of the headers that hold for one connection only (RFC 9110 §7.6.1). */
export const connectionHeaders: readonly string[] = [
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];
