import { parseShape } from '../../attestation/parse-shape.ts';
import type { Decision } from '../../model/decision.ts';
import { requireInstants } from './require-instants.ts';

export const itemWaiverType = 'https://livegate.dev/attestation/item-waiver/v1';

/** An approver's word that one finding of one item may pass for some days. Its subjects are the finding and what was judged. */
export type ItemWaiver = {
  readonly provider: string;
  readonly environment: string;
  readonly network: Decision['network'];
  readonly item: string;
  /** As the item said it, in words that stay the same over runs. */
  readonly finding: string;
  /** Who answers for it. */
  readonly owner: string;
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly signedAt: string;
  readonly expiresAt: string;
};

const text = { type: 'string', minLength: 1, maxLength: 2000 } as const;
const time = { type: 'string', format: 'date-time' } as const;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: [
    ...['provider', 'environment', 'network', 'item', 'finding'],
    ...['owner', 'reason', 'signedAt', 'expiresAt'],
  ],
  properties: {
    ...{ provider: text, environment: text, item: text, finding: text, owner: text, reason: text },
    network: { enum: ['sandbox', 'internet'] },
    ...{ signedAt: time, expiresAt: time },
  },
} as const;

/** Types the predicate of a verified statement. Throws an `AttestationError`: `predicate_malformed`. */
export function parseItemWaiver(predicate: unknown): ItemWaiver {
  const waiver = parseShape(schema, predicate, 'predicate_malformed');
  requireInstants([waiver.signedAt, waiver.expiresAt]);
  return waiver;
}
