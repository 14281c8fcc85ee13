import type { CredentialUse, Provider } from '../../model/provider.ts';

const schemes = { basic: 'Basic ', bearer: 'Bearer ', header: '' } as const;

/** A header that authorises a request; its name is in lower case. */
export type CredentialHeader = { readonly name: string; readonly value: string };

function credentialHeaderName({ name = 'Authorization' }: CredentialUse): string {
  return name.toLowerCase();
}

/** The names, in lower case, of the headers that the credentials of a provider are sent in; always with `authorization`. */
export function credentialHeaderNames({ auth }: Provider): ReadonlySet<string> {
  return new Set(['authorization', ...Object.values(auth).map(credentialHeaderName)]);
}

/** The header that a credential is sent in, with what the provider file makes of it as `value`. */
export function credentialHeader(use: CredentialUse, value: string): CredentialHeader {
  return { name: credentialHeaderName(use), value: schemes[use.kind] + value };
}
