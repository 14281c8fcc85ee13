import { Decrypter } from 'age-encryption';
import type { Identity, Stanza } from 'age-encryption';
import { limits } from './limits.ts';
import { SealError } from './seal-error.ts';

/**
 * The recipient stanzas of a binary age file, which everyone can read. They are not authenticated before the file is
 * opened. @throws SealError `sealed_corrupt`, `too_large` for more than 64, `passphrase_sealed`
 */
export async function readStanzas(binary: Uint8Array): Promise<readonly Stanza[]> {
  let found: readonly Stanza[] | undefined;
  // The library parses headers for itself only; an identity is shown the stanzas, and this one fits none of them.
  const reader: Identity = {
    unwrapFileKey: (stanzas) => {
      found = stanzas;
      return null;
    },
  };
  const decrypter = new Decrypter();
  decrypter.addIdentity(reader);
  await decrypter.decryptHeader(binary).catch(() => undefined);
  if (found === undefined)
    throw new SealError('sealed_corrupt', 'the header of the age file is cut or changed');
  return checked(found);
}

function checked(stanzas: readonly Stanza[]): readonly Stanza[] {
  if (stanzas.length > limits.recipients)
    throw new SealError(
      'too_large',
      `expected an age file for at most ${limits.recipients} recipients, found ${stanzas.length}`,
    );
  if (!stanzas.some(({ args }) => args[0] === 'scrypt')) return stanzas;
  throw new SealError(
    'passphrase_sealed',
    'expected an age file sealed to X25519 recipients, found one sealed with a passphrase',
    'seal it anew: age -r <recipient>, or as "livegate credentials seal --help" says',
  );
}
