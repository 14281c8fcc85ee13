import { parseShape } from '../../attestation/parse-shape.ts';
import { requireInstants } from './require-instants.ts';

export const signOffType = 'https://livegate.dev/attestation/sign-off/v1';

/** What a person signed: one item of one provider's checklist, about the subjects of the statement. */
export type SignOff = {
  readonly provider: string;
  readonly item: string;
  readonly statement: string;
  /** Where it can be looked up: a ticket, a letter. */
  readonly reference?: string;
  /** ISO 8601, UTC. */
  readonly signedAt: string;
  /** What the checklist said when it was signed: no later one makes it hold longer. */
  readonly expiresAt: string;
};

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['provider', 'item', 'statement', 'signedAt', 'expiresAt'],
  properties: {
    provider: { type: 'string', minLength: 1 },
    item: { type: 'string', minLength: 1 },
    statement: { type: 'string', minLength: 1 },
    reference: { type: 'string', minLength: 1 },
    signedAt: { type: 'string', format: 'date-time' },
    expiresAt: { type: 'string', format: 'date-time' },
  },
} as const;

/** Types the predicate of a verified statement. Throws an `AttestationError`: `predicate_malformed`. */
export function parseSignOff(predicate: unknown): SignOff {
  const signOff = parseShape(schema, predicate, 'predicate_malformed');
  requireInstants([signOff.signedAt, signOff.expiresAt]);
  return signOff;
}
