import type { Provider } from '../model/provider.ts';
import { credentialHeaderNames } from '../network/auth/credential-header.ts';
import type { SandboxRequest } from './define-sandbox.ts';

/**
 * What a request authorises itself with: each header, by its name in lower case, that a credential of provider.yaml is
 * sent in, with its value or undefined. Nothing where it carries none of them.
 */
export function credentialOf(
  { headers }: Pick<SandboxRequest, 'headers'>,
  provider: Provider,
): SandboxRequest['headers'] | undefined {
  const names = [...credentialHeaderNames(provider)];
  return names.some((name) => headers[name] !== undefined)
    ? Object.fromEntries(names.map((name) => [name, headers[name]]))
    : undefined;
}
