import { digestOf } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import { readAgeFile } from './read-age-file.ts';
import { readStanzas } from './read-stanzas.ts';

/** What can be said of a sealed file without opening it. */
export type SealedFileDescription = {
  readonly digest: Digest;
  /** In bytes, as it is. */
  readonly size: number;
  readonly armored: boolean;
  /** How many X25519 recipients it claims to have. */
  readonly recipients: number;
  /** How many stanzas of other kinds: of plugins, of SSH keys, or none at all (some programs add meaningless ones). */
  readonly otherStanzas: number;
};

/**
 * Describes a sealed file without opening it. The header of an age file does not say **who** its X25519 recipients are,
 * by design, and it is not authenticated until the file is opened: the count is what the file claims. Names of values are
 * inside and unknown here; what is said of them beside the file (`describeCredentials`) is no proof until it is opened.
 * @throws SealError `too_large`, `not_age`, `sealed_corrupt`, `passphrase_sealed`
 */
export async function describeSealedFile(bytes: Uint8Array): Promise<SealedFileDescription> {
  const { binary, armored } = readAgeFile(bytes);
  const stanzas = await readStanzas(binary);
  const recipients = stanzas.filter(({ args }) => args[0] === 'X25519').length;
  return {
    digest: digestOf(bytes),
    size: bytes.length,
    armored,
    recipients,
    otherStanzas: stanzas.length - recipients,
  };
}
