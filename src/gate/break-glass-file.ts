import { parseShape } from '../attestation/parse-shape.ts';
import { parseStrictJson } from '../attestation/parse-strict-json.ts';
import type { Decision } from '../model/decision.ts';
import { canonicalJson } from '../util/canonical-json.ts';
import { parseDecision } from './parse-decision.ts';

/**
 * What travels from the first approver to the second: an entry of the ledger that is not written yet. Holds no secret, and
 * is worth nothing until it stands in the ledger with two signatures.
 */
export type BreakGlassFile = {
  readonly envelope: Uint8Array;
  /** The decision that stood against it. */
  readonly decision: Decision;
};

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['envelope', 'decision'],
  properties: { envelope: { type: 'object' }, decision: { type: 'object' } },
} as const;

/** Throws an `AttestationError`: `envelope_malformed`, `statement_malformed`. Verifies no signature. */
export function parseBreakGlassFile(bytes: Uint8Array): BreakGlassFile {
  const value = parseStrictJson(bytes, 'envelope_malformed');
  const { decision, envelope } = parseShape(schema, value, 'envelope_malformed');
  return { decision: parseDecision(decision), envelope: Buffer.from(canonicalJson(envelope)) };
}

export function formatBreakGlassFile({ decision, envelope }: BreakGlassFile): string {
  const signed = JSON.parse(Buffer.from(envelope).toString('utf8')) as unknown;
  return `${canonicalJson({ decision, envelope: signed })}\n`;
}
