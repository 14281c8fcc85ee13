import type { AgeIdentity } from './age-identity.ts';
import type { AgeRecipient } from './age-recipient.ts';
import type { CredentialOwner } from './credential-owner.ts';
import { openCredentials } from './open-credentials.ts';
import { sealCredentials } from './seal-credentials.ts';

/**
 * Opens a sealed credential file and seals what is inside to other recipients: the same values with the same age, in a
 * file of `sealedAt`. Who could open the old file still can: a recipient that left may know the secrets, so rotate them.
 * @throws SealError as `openCredentials` and `sealCredentials` do
 */
export async function rekeyCredentials(
  bytes: Uint8Array,
  identities: readonly AgeIdentity[],
  expected: CredentialOwner,
  to: { readonly recipients: readonly AgeRecipient[]; readonly sealedAt: Date },
): Promise<Uint8Array> {
  const { provider, environment, network, values } = await openCredentials(bytes, identities, expected);
  const content = { provider, environment, network, values: {}, kept: values, sealedAt: to.sealedAt };
  return sealCredentials(content, to.recipients);
}
