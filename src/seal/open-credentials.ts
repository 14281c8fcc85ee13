import type { AgeIdentity } from './age-identity.ts';
import { decrypt } from './decrypt.ts';
import { SealError } from './seal-error.ts';
import { parseSealedCredentials } from './sealed-credentials.ts';
import type { SealedCredentials } from './sealed-credentials.ts';

/** The environment that a file has to be for: by its name and folder, not by what stands in it. */
export type CredentialOwner = { readonly provider: string; readonly environment: string };

/**
 * Opens a sealed credential file, armored or binary, with the first identity that fits. A file that was renamed or
 * copied from another provider or environment is refused. Reads no file and never says who sealed it: age does not tell.
 * @throws SealError `wrong_identity`, `sealed_corrupt`, `not_age`, `passphrase_sealed`, `too_large`, `sealed_invalid`,
 * `sealed_for_other`
 */
export async function openCredentials(
  bytes: Uint8Array,
  identities: readonly AgeIdentity[],
  expected: CredentialOwner,
): Promise<SealedCredentials> {
  const sealed = parseSealedCredentials(await decrypt(bytes, identities));
  if (sealed.provider === expected.provider && sealed.environment === expected.environment) return sealed;
  throw new SealError(
    'sealed_for_other',
    `expected credentials of ${expected.provider}@${expected.environment}, found those of ${sealed.provider}@${sealed.environment}`,
    'the file was renamed or copied; put the right one back, or seal anew: livegate credentials seal',
  );
}
