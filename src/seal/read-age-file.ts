import { armor } from 'age-encryption';
import { limits } from './limits.ts';
import { SealError } from './seal-error.ts';

const armorStart = '-----BEGIN AGE ENCRYPTED FILE-----';
const binaryStart = 'age-encryption.org/v1\n';

/** An age file in its binary form, and whether it came armored. */
export type AgeFile = { readonly binary: Uint8Array; readonly armored: boolean };

/**
 * Takes the armor off an age file. Armor counts only in the very form in which age writes it, so that there is one
 * spelling of each file and no byte of it can change unseen. Opens nothing.
 * @throws SealError `too_large`, `not_age`, `sealed_corrupt`
 */
export function readAgeFile(bytes: Uint8Array): AgeFile {
  if (bytes.length > limits.sealedFile)
    throw new SealError(
      'too_large',
      `expected an age file of at most ${limits.sealedFile} bytes, found ${bytes.length}`,
    );
  if (startsWith(bytes, binaryStart)) return { binary: bytes, armored: false };
  if (startsWith(bytes, armorStart)) return { binary: withoutArmor(bytes), armored: true };
  throw new SealError(
    'not_age',
    `expected an age file ("${binaryStart.trim()}" or "${armorStart}"), found ${bytes.length} bytes of something else`,
    '"livegate credentials seal --help" says how to make one',
  );
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  return Buffer.from(bytes.subarray(0, start.length)).toString('latin1') === start;
}

function withoutArmor(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const binary = decodeArmor(text);
  if (binary !== undefined && armor.encode(binary) === text) return binary;
  throw new SealError(
    'sealed_corrupt',
    'the armor of the age file is cut or changed: line ends, white space and text around it count as well',
    'restore the file as it was committed; git must not convert its line ends',
  );
}

function decodeArmor(text: string): Uint8Array | undefined {
  try {
    return armor.decode(text);
  } catch {
    return undefined;
  }
}
