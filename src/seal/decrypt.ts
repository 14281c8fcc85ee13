import { Decrypter } from 'age-encryption';
import type { Identity } from 'age-encryption';
import type { AgeIdentity } from './age-identity.ts';
import { readAgeFile } from './read-age-file.ts';
import { readStanzas } from './read-stanzas.ts';
import { SealError } from './seal-error.ts';

/**
 * Decrypts an age file, armored or binary, with the first identity that fits. The whole file is authenticated before any
 * of it is returned; who made it is not: anyone can seal to a recipient. The caller zeroes what is returned.
 * Never tries a passphrase.
 * @throws SealError `too_large`, `not_age`, `sealed_corrupt`, `passphrase_sealed`, `wrong_identity`
 */
export async function decrypt(bytes: Uint8Array, identities: readonly AgeIdentity[]): Promise<Uint8Array> {
  const { binary } = readAgeFile(bytes);
  await readStanzas(binary);
  // Asked last, and so only where no other fits.
  const last: Identity = { unwrapFileKey: () => refuseIdentities(identities) };
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity.reveal());
  decrypter.addIdentity(last);
  try {
    return await decrypter.decrypt(binary);
  } catch (error) {
    if (error instanceof SealError) throw error;
    throw new SealError(
      'sealed_corrupt',
      'the age file is cut or changed: its bytes are not those that were sealed',
    );
  }
}

function refuseIdentities(identities: readonly AgeIdentity[]): never {
  const names = identities.map(({ recipient }) => recipient).join(', ');
  throw new SealError(
    'wrong_identity',
    `the age file is not sealed to ${names === '' ? 'anyone: no identity was given' : names}`,
    'use the identity of one of its recipients, or have one of them reseal it, as "livegate credentials rekey --help" says',
  );
}
