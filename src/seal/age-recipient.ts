import { Encrypter } from 'age-encryption';
import { describeKey } from './describe-key.ts';
import { SealError } from './seal-error.ts';

/** The public half of an age X25519 key pair: `age1…`. */
export type AgeRecipient = `age1${string}`;

/**
 * Parses an X25519 recipient; white space around it is let through. Knows no post-quantum, plugin or SSH recipients.
 * @throws SealError `recipient_invalid`
 */
export function parseAgeRecipient(text: string): AgeRecipient {
  const trimmed = text.trim();
  if (isX25519Recipient(trimmed)) return trimmed;
  throw new SealError(
    'recipient_invalid',
    `expected an age X25519 recipient (age1 and 58 characters), found ${describeKey(trimmed)}`,
    'age-keygen -y <identity file> prints the recipient of an identity',
  );
}

function isX25519Recipient(text: string): text is AgeRecipient {
  if (!/^age1[02-9ac-hj-np-z]{58}$/.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}
