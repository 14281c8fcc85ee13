import { Encrypter, armor } from 'age-encryption';
import { AgeIdentity } from '../age-identity.ts';
import type { AgeRecipient } from '../age-recipient.ts';
import { mergeValues } from '../merge-values.ts';
import { sealCredentials } from '../seal-credentials.ts';
import type { CredentialValues } from '../sealed-credentials.ts';
import { canary } from './refusal-of.ts';

export const owner = { provider: 'acme', environment: 'live', network: 'sandbox' } as const;
export const sealedAt = new Date('2026-07-01T08:00:00.000Z');

/** A sealed file with two values, and the identity that opens it. */
export async function sealedFixture(): Promise<{
  identity: AgeIdentity;
  bytes: Uint8Array;
  values: CredentialValues;
}> {
  const identity = await AgeIdentity.make();
  const secrets = { ACME_API_KEY: `${canary}-key`, ACME_USER_ID: `${canary}-user` };
  const bytes = await sealCredentials({ ...owner, values: secrets, sealedAt }, [identity.recipient]);
  return { identity, bytes, values: mergeValues({ values: secrets, sealedAt }) };
}

/** An age file with anything inside, as another program could make it. */
export async function ageFileOf(
  plaintext: string | Uint8Array,
  recipient: AgeRecipient,
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(plaintext);
}

/** The file with one byte changed by the bits of a mask. */
export function withFlip(bytes: Uint8Array, offset: number, mask: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[offset] = (copy[offset] ?? 0) ^ mask;
  return copy;
}

/** An armored file in its binary form. */
export function unarmored(bytes: Uint8Array): Uint8Array {
  return armor.decode(new TextDecoder().decode(bytes));
}
