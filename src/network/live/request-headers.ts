import type { IncomingHttpHeaders } from 'node:http';
import { plainHeaderName } from '../../contract/provider/plain-header-name.ts';
import { isWithheld } from '../../contract/provider/withheld-headers.ts';
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
 * The provider file's own headers are added: one that holds a credential in place of the child's, any other where the
 * child sends none. No header that authorises is the child's, whichever credential the request is sent with. The body is
 * taken as it is, so `Content-Length` is the sender's to know.
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
  const ours = new Set([...credentialHeaderNames(provider), ...injected].map(plainHeaderName));
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
    const plain = plainHeaderName(name);
    // the body was judged by its type: it stays with it
    if (name !== 'content-type' && (hopByHop.has(name) || hopByHop.has(plain))) continue;
    if (isWithheld(plain) || ours.has(plain)) continue;
    if (plain !== name && plain.startsWith('content-')) continue;
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function headerDefaults({ defaults }: Provider): Readonly<Record<string, unknown>> {
  const { header } = (defaults ?? {}) as { readonly header?: Readonly<Record<string, unknown>> };
  return header ?? {};
}
