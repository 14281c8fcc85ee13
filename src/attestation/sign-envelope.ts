import { canonicalJson } from '../util/canonical-json.ts';
import { parseEnvelope } from './envelope.ts';
import { pae } from './pae.ts';
import type { SigningKey } from './signing-key.ts';

export type EnvelopeSigning = {
  readonly payloadType: string;
  /** 1 to 16; each signs once, however often it stands here. */
  readonly keys: readonly SigningKey[];
};

/**
 * Signs bytes and returns the envelope's: canonical JSON (RFC 8785), signatures in the order of key ids, the same bytes for
 * the same input. Throws the `AttestationError` that reading the envelope would throw, so that nothing is signed in vain.
 */
export function signEnvelope(payload: Uint8Array, { keys, payloadType }: EnvelopeSigning): Uint8Array {
  const message = pae(payloadType, payload);
  const byId = new Map(keys.map((key) => [key.verifyingKey.id, key]));
  const signatures = [...byId]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([keyid, key]) => ({ keyid, sig: toBase64(key.sign(message)) }));
  const bytes = Buffer.from(canonicalJson({ payload: toBase64(payload), payloadType, signatures }));
  parseEnvelope(bytes);
  return bytes;
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
