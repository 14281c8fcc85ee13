import type { AgeIdentity } from './age-identity.ts';
import { credentialsCommand, isSameOwner, shownOwner } from './credential-owner.ts';
import type { CredentialOwner } from './credential-owner.ts';
import { decrypt } from './decrypt.ts';
import { SealError } from './seal-error.ts';
import { parseSealedCredentials } from './sealed-credentials.ts';
import type { SealedCredentials } from './sealed-credentials.ts';

/**
 * Opens a sealed credential file, armored or binary, with the first identity that fits. A file that was renamed or
 * copied from another provider, environment or network is refused. Reads no file and never says who sealed it: age does not tell.
 * @throws SealError `wrong_identity`, `sealed_corrupt`, `not_age`, `passphrase_sealed`, `too_large`, `sealed_invalid`,
 * `sealed_for_other`
 */
export async function openCredentials(
  bytes: Uint8Array,
  identities: readonly AgeIdentity[],
  expected: CredentialOwner,
): Promise<SealedCredentials> {
  const sealed = parseSealedCredentials(
    await decrypt(bytes, identities),
    credentialsCommand('seal', expected),
  );
  if (isSameOwner(sealed, expected)) return sealed;
  throw new SealError(
    'sealed_for_other',
    `expected credentials of ${shownOwner(expected)}, found those of ${shownOwner(sealed)}`,
    `the file was renamed or copied; put the right one back, or seal anew: ${credentialsCommand('seal', expected)}`,
  );
}
