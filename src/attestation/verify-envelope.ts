import { AttestationError } from './attestation-error.ts';
import { parseEnvelope } from './envelope.ts';
import type { Envelope } from './envelope.ts';
import { pae } from './pae.ts';
import { quoted } from './quoted.ts';
import type { VerifyingKey } from './verifying-key.ts';

export type EnvelopePolicy = {
  /** Whose signatures count. */
  readonly keys: readonly VerifyingKey[];
  /** The only one that is accepted. */
  readonly payloadType: string;
  /** How many different keys must have signed: 1 where it is not said. */
  readonly threshold?: number;
};

export type VerifiedEnvelope = {
  /** The very bytes that were verified. */
  readonly payload: Uint8Array;
  /** Each trusted key that signed them, once, in the order of the policy. */
  readonly signers: readonly VerifyingKey[];
};

/**
 * Verifies a DSSE envelope as it came. Each trusted key is tried on each signature; the envelope's `keyid`s are not looked at.
 * Throws an `AttestationError`: `envelope_malformed`, `payload_type_unknown`, `signature_missing`, `signature_invalid`,
 * `signers_too_few`; a `RangeError` for a threshold that is no whole number from 1 on. Never says anything of the payload.
 */
export function verifyEnvelope(
  bytes: Uint8Array,
  { keys, payloadType, threshold = 1 }: EnvelopePolicy,
): VerifiedEnvelope {
  const envelope = parseEnvelope(bytes);
  verifyPayloadType(envelope, payloadType);
  const signers = findSigners(envelope, keys);
  verifyThreshold(signers, threshold);
  return { payload: envelope.payload, signers };
}

function verifyPayloadType({ payloadType }: Envelope, expected: string): void {
  if (payloadType === expected) return;
  const message = `the payload is of type ${quoted(payloadType)}, not ${quoted(expected)}`;
  throw new AttestationError('payload_type_unknown', message);
}

function findSigners(
  { payload, payloadType, signatures }: Envelope,
  keys: readonly VerifyingKey[],
): readonly VerifyingKey[] {
  const message = pae(payloadType, payload);
  const distinct = new Map(keys.map((key) => [key.id, key]));
  return [...distinct.values()].filter((key) =>
    signatures.some((signature) => key.hasSigned(message, signature)),
  );
}

function verifyThreshold(signers: readonly VerifyingKey[], threshold: number): void {
  // Zero, a fraction or NaN would let everything pass.
  if (!Number.isSafeInteger(threshold) || threshold < 1) throw new RangeError(`no threshold: ${threshold}`);
  if (signers.length >= threshold) return;
  if (signers.length > 0) {
    const message = `${signers.length} of the trusted keys signed; ${threshold} must`;
    throw new AttestationError('signers_too_few', message);
  }
  const message = 'no trusted key has signed this: it was altered, or somebody else signed it';
  throw new AttestationError('signature_invalid', message);
}
