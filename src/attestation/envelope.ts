import { AttestationError } from './attestation-error.ts';
import { parseShape } from './parse-shape.ts';
import { parseStrictJson } from './parse-strict-json.ts';

/** A DSSE envelope (v1.0). Its `keyid`s are not here: nothing may be decided by what nobody has signed. */
export type Envelope = {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  /** 1 to 16, not verified yet. */
  readonly signatures: readonly Uint8Array[];
};

/** Bytes. */
const largest = 16 * 1024 * 1024;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['payload', 'payloadType', 'signatures'],
  properties: {
    payload: { type: 'string' },
    payloadType: { type: 'string', minLength: 1 },
    signatures: {
      type: 'array',
      maxItems: 16,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['sig'],
        properties: { keyid: { type: 'string' }, sig: { type: 'string', minLength: 1 } },
      },
    },
  },
} as const;

/**
 * Parses an envelope's JSON, at most 16 MB. Stricter than DSSE: base64 in its one canonical spelling (standard alphabet,
 * padded, no white space), no other members. Throws an `AttestationError`: `envelope_malformed`, `signature_missing`.
 * Verifies nothing.
 */
export function parseEnvelope(bytes: Uint8Array): Envelope {
  if (bytes.length > largest) throw malformed(`it has ${bytes.length} bytes; at most ${largest} are read`);
  const value = parseStrictJson(bytes, 'envelope_malformed');
  const { payload, payloadType, signatures } = parseShape(schema, value, 'envelope_malformed');
  if (signatures.length === 0) throw new AttestationError('signature_missing', 'the envelope is not signed');
  return {
    payloadType,
    payload: decodeBase64(payload, '/payload'),
    signatures: signatures.map(({ sig }, index) => decodeBase64(sig, `/signatures/${index}/sig`)),
  };
}

function decodeBase64(text: string, at: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  // Node skips what is no base64, so two texts could stand for the same bytes.
  if (bytes.toString('base64') !== text) throw malformed(`"${at}" is not canonical base64 (RFC 4648, 4)`);
  return bytes;
}

function malformed(message: string): AttestationError {
  return new AttestationError('envelope_malformed', message);
}
