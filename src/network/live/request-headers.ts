import type { IncomingHttpHeaders } from 'node:http';
import type { Provider } from '../../model/provider.ts';
import type { CredentialHeader } from '../auth/credential-header.ts';
import { credentialHeaderNames } from '../auth/credential-header.ts';
import { compileHeader } from '../header-template.ts';
import { hopByHopHeaders } from './hop-by-hop.ts';
import { namesCredential } from './names-credential.ts';

/** Makes the headers that go to the provider out of those that the child sent. */
export type ForwardHeaders = (
  sent: IncomingHttpHeaders,
  credential: CredentialHeader | undefined,
) => Record<string, string>;

/**
 * Never taken from the child: credentials; what the connection to the provider says for itself; ranges and codings, which
 * would hide a secret from the mask; and what makes some servers read another method, path, host or caller than the
 * gateway has judged. `Origin` and `Referer` would tell the provider the gateway's address.
 */
const withheld = new Set([
  ...['cookie', 'host', 'expect', 'content-length'],
  ...['accept-encoding', 'range', 'if-range', 'origin', 'referer'],
  ...['x-http-method', 'x-http-method-override', 'x-method-override', 'x-original-method'],
  ...['x-original-url', 'x-original-uri', 'x-rewrite-url', 'x-original-host', 'x-host'],
  ...['forwarded', 'via', 'x-real-ip', 'x-client-ip', 'true-client-ip', 'cf-connecting-ip'],
]);

/**
 * The provider file's own headers are added: one that holds a credential in place of the child's, any other where the
 * child sends none. No header that authorises is the child's, whichever credential the request is sent with. The body is taken as it is, so `Content-Length` is the sender's to know.
 */
export function createForwardHeaders(
  provider: Provider,
  credential: Readonly<Record<string, string>>,
): ForwardHeaders {
  const templates = Object.entries({ ...headerDefaults(provider), ...provider.headers });
  const own = templates.map(([name, template]) => {
    const isCredential = namesCredential(template);
    const fill = compileHeader(template, credential);
    const fixed = isCredential ? String(fill()) : undefined;
    return { name: name.toLowerCase(), isCredential, fill: () => fixed ?? String(fill()) };
  });
  const injected = own.filter(({ isCredential }) => isCredential).map(({ name }) => name);
  const ours = new Set([...credentialHeaderNames(provider), ...injected].map(plainName));
  return (sent, credential) => {
    const headers = passedOn(sent, ours);
    for (const { name, isCredential, fill } of own)
      if (isCredential || headers[name] === undefined) headers[name] = fill();
    headers['accept-encoding'] = 'identity';
    if (credential !== undefined) headers[credential.name] = credential.value;
    return headers;
  };
}

function passedOn(sent: IncomingHttpHeaders, ours: ReadonlySet<string>): Record<string, string> {
  const hopByHop = hopByHopHeaders(sent.connection);
  const headers: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const name in sent) {
    const value = sent[name];
    if (value === undefined) continue;
    const plain = plainName(name);
    // the body was judged by its type: it stays with it
    if (name !== 'content-type' && (hopByHop.has(name) || hopByHop.has(plain))) continue;
    if (withheld.has(plain) || ours.has(plain) || isWithheldKind(plain)) continue;
    if (plain !== name && plain.startsWith('content-')) continue;
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

/** Some servers take `_` for `-`. */
function plainName(name: string): string {
  return name.includes('_') ? name.replaceAll('_', '-') : name;
}

function isWithheldKind(name: string): boolean {
  return name.startsWith('x-forwarded-') || name.startsWith('x-livegate-') || name.startsWith('proxy-');
}

function headerDefaults({ defaults }: Provider): Readonly<Record<string, unknown>> {
  const { header } = (defaults ?? {}) as { readonly header?: Readonly<Record<string, unknown>> };
  return header ?? {};
}
