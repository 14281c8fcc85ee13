import { Encrypter, armor } from 'age-encryption';
import { parseAgeRecipient } from './age-recipient.ts';
import type { AgeRecipient } from './age-recipient.ts';
import { limits } from './limits.ts';
import { SealError } from './seal-error.ts';

/**
 * Encrypts a plaintext into an armored age file that each of the recipients can open, and fills the plaintext's bytes
 * with zeros, whatever happens. That does not reach the library's own buffers, nor the texts that the plaintext was made of.
 * @throws SealError `recipients_missing`, `recipient_invalid`
 */
export async function encrypt(
  plaintext: Uint8Array,
  recipients: readonly AgeRecipient[],
): Promise<Uint8Array> {
  try {
    const encrypter = encrypterFor(new Set(recipients));
    return new TextEncoder().encode(armor.encode(await encrypter(plaintext)));
  } finally {
    plaintext.fill(0);
  }
}

function encrypterFor(recipients: ReadonlySet<AgeRecipient>): (plaintext: Uint8Array) => Promise<Uint8Array> {
  if (recipients.size === 0)
    throw new SealError('recipients_missing', 'expected at least one recipient to seal to, found none');
  if (recipients.size > limits.recipients)
    throw new SealError(
      'recipient_invalid',
      `expected at most ${limits.recipients} recipients, found ${recipients.size}`,
    );
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(parseAgeRecipient(recipient));
  return (plaintext) => encrypter.encrypt(plaintext).catch(refuseRecipients);
}

/** The text of a key may be well formed and its point of no use: one of low order would share the file with everyone. */
function refuseRecipients(): never {
  throw new SealError('recipient_invalid', 'one of the recipients is no usable X25519 key');
}
