import type { CredentialUse, Provider } from '../../model/provider.ts';

/** A header that authorises a request; its name is in lower case. */
export type CredentialHeader = { readonly name: string; readonly value: string };

/** The name, in lower case, of the header that a credential is sent in. */
export function credentialHeaderName({ name = 'Authorization' }: CredentialUse): string {
  return name.toLowerCase();
}

/** The names, in lower case, of the headers that the credentials of a provider are sent in; always with `authorization`. */
export function credentialHeaderNames({ auth }: Provider): ReadonlySet<string> {
  return new Set(['authorization', ...Object.values(auth).map(credentialHeaderName)]);
}
