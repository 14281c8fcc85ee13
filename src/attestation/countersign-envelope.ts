import { canonicalJson } from '../util/canonical-json.ts';
import { parseEnvelope } from './envelope.ts';
import { pae } from './pae.ts';
import type { SigningKey } from './signing-key.ts';

/**
 * Adds a signature over the very payload that is there, and returns the envelope's bytes; those that came where this key
 * has signed already. Throws the `AttestationError` that reading the envelope would throw. Never looks at what the payload
 * says, and verifies no other signature: that comes before.
 */
export function countersignEnvelope(bytes: Uint8Array, key: SigningKey): Uint8Array {
  const { payload, payloadType, signatures } = parseEnvelope(bytes);
  const message = pae(payloadType, payload);
  if (signatures.some((signature) => key.verifyingKey.hasSigned(message, signature))) return bytes;
  const all = [...signatures, key.sign(message)].map((signature) => ({ sig: toBase64(signature) }));
  const signed = Buffer.from(canonicalJson({ payload: toBase64(payload), payloadType, signatures: all }));
  parseEnvelope(signed);
  return signed;
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
