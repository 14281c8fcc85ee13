/**
 * Names, in lower case, of headers that the gateway never takes from a program: cookies; what the connection to the
 * provider says for itself; ranges and codings, which would hide a secret from the mask; and what makes some servers read
 * another method, path, host or caller than the gateway has judged. `Origin` and `Referer` would tell the provider the
 * gateway's address.
 */
const withheld = new Set([
  ...['cookie', 'host', 'expect', 'content-length'],
  ...['accept-encoding', 'range', 'if-range', 'origin', 'referer'],
  ...['x-http-method', 'x-http-method-override', 'x-method-override', 'x-original-method'],
  ...['x-original-url', 'x-original-uri', 'x-rewrite-url', 'x-original-host', 'x-host'],
  ...['forwarded', 'via', 'x-real-ip', 'x-client-ip', 'true-client-ip', 'cf-connecting-ip'],
]);
const withheldKinds = /^(?:proxy|x-forwarded|x-livegate)-/;

/** Whether the gateway withholds a header of this name, given in lower case and with `-` for each `_`. */
export function isWithheld(name: string): boolean {
  return withheld.has(name) || withheldKinds.test(name);
}
