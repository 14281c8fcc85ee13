import { parseShape } from '../../attestation/parse-shape.ts';
import { requireInstants } from './require-instants.ts';
import type { Ceiling } from '../../model/checklist.ts';
import type { Decision } from '../../model/decision.ts';

export const promotionType = 'https://livegate.dev/attestation/promotion/v1';

/** That a passed decision opens one live environment, for whom, for what and until when. Its subjects are those of the decision. */
export type Promotion = {
  /** 128 random bits in hex; names it in the ledger. */
  readonly id: string;
  readonly provider: string;
  readonly environment: string;
  readonly network: Decision['network'];
  readonly epoch: number;
  /** Who may use it. */
  readonly audience: { readonly repository: string; readonly run?: string };
  /** `sha256:…` of the decision's canonical JSON. */
  readonly decision: string;
  readonly operations: readonly string[];
  readonly ceilings: readonly Ceiling[];
  readonly approvers: number;
  /** How often it releases; absent: as often as it is asked while it holds. */
  readonly releases?: number;
  /** Ids of items that passed by a waiver alone. */
  readonly waived?: readonly string[];
  /** ISO 8601, UTC. */
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly ledger: { readonly size: number; readonly root: string };
};

const text = { type: 'string', minLength: 1 } as const;
const time = { type: 'string', format: 'date-time' } as const;

/** What every statement that opens a live environment says. */
export const promotionShape = {
  type: 'object',
  additionalProperties: false,
  required: [
    ...['id', 'provider', 'environment', 'network', 'epoch', 'audience', 'decision'],
    ...['operations', 'ceilings', 'approvers', 'issuedAt', 'expiresAt', 'ledger'],
  ],
  properties: {
    id: { type: 'string', pattern: '^[0-9a-f]{32}$' },
    provider: text,
    environment: text,
    network: { enum: ['sandbox', 'internet'] },
    epoch: { type: 'integer', minimum: 0 },
    audience: {
      type: 'object',
      additionalProperties: false,
      required: ['repository'],
      properties: { repository: text, run: text },
    },
    decision: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
    operations: { type: 'array', minItems: 1, items: text },
    ceilings: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['operation', 'requests', 'per'],
        properties: {
          operation: text,
          requests: { type: 'integer', minimum: 0 },
          per: text,
          amount: {
            type: 'object',
            additionalProperties: false,
            required: ['at', 'max'],
            properties: { at: text, max: { type: 'number', exclusiveMinimum: 0 } },
          },
        },
      },
    },
    approvers: { type: 'integer', minimum: 1 },
    releases: { type: 'integer', minimum: 1 },
    waived: { type: 'array', minItems: 1, items: text },
    issuedAt: time,
    expiresAt: time,
    ledger: {
      type: 'object',
      additionalProperties: false,
      required: ['size', 'root'],
      properties: { size: { type: 'integer', minimum: 0 }, root: text },
    },
  },
} as const;

/** Types the predicate of a verified statement. Throws an `AttestationError`: `predicate_malformed`. */
export function parsePromotion(predicate: unknown): Promotion {
  const promotion = parseShape(promotionShape, predicate, 'predicate_malformed');
  requireInstants([promotion.issuedAt, promotion.expiresAt]);
  return promotion;
}
