import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { AgeRecipient } from './age-recipient.ts';
import { describeKey } from './describe-key.ts';
import { SealError } from './seal-error.ts';

const maximumLength = 16_384;

/**
 * The secret half of an age X25519 key pair. Printing it, turning it into JSON or inspecting it shows the recipient only.
 * JavaScript cannot wipe the text of the key from memory.
 */
export class AgeIdentity {
  readonly recipient: AgeRecipient;
  readonly #key: string;

  private constructor(key: string, recipient: AgeRecipient) {
    this.#key = key;
    this.recipient = recipient;
  }

  /** Makes a new one from the system's random source. Writes it nowhere. */
  static async make(): Promise<AgeIdentity> {
    return AgeIdentity.parse(await generateX25519Identity());
  }

  /**
   * Parses `AGE-SECRET-KEY-1…`, or a file of `age-keygen` that holds one such key: lines with `#` and empty ones do not
   * count. Knows no post-quantum, plugin or SSH identities and none that a passphrase protects.
   * @throws SealError `identity_invalid`, which never shows the text
   */
  static async parse(text: string): Promise<AgeIdentity> {
    const key = onlyKey(text);
    return new AgeIdentity(key, await recipientOf(key));
  }

  /** The key itself, `AGE-SECRET-KEY-1…`: for a file that only its owner can read, and for nothing else. */
  reveal(): string {
    return this.#key;
  }
}

function onlyKey(text: string): string {
  if (text.length > maximumLength) throw invalid(`a text of ${text.length} characters`);
  const keys = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [key = ''] = keys;
  if (keys.length > 1 && /^AGE-SECRET-KEY-1/.test(key)) throw invalid(`${keys.length} lines`);
  return key;
}

async function recipientOf(key: string): Promise<AgeRecipient> {
  if (!/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/.test(key)) throw invalid(describeKey(key));
  try {
    return (await identityToRecipient(key)) as AgeRecipient;
  } catch {
    throw invalid(describeKey(key));
  }
}

function invalid(found: string): SealError {
  return new SealError(
    'identity_invalid',
    `expected one age X25519 identity (AGE-SECRET-KEY-1 and 58 characters), found ${found}`,
    'age-keygen makes one',
  );
}
