import { parseShape } from '../../attestation/parse-shape.ts';
import { requireInstants } from './require-instants.ts';
import type { Ceiling } from '../../model/checklist.ts';
import type { Decision } from '../../model/decision.ts';
import { promotionShape } from '../../model/promotion-shape.ts';

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
  /** For whose code it is, and where the next change begins. Absent where there was no history. */
  readonly commit?: string;
  /** Ids of items that passed by a waiver alone. */
  readonly waived?: readonly string[];
  /** ISO 8601, UTC. */
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly ledger: { readonly size: number; readonly root: string };
};

/** Types the predicate of a verified statement. Throws an `AttestationError`: `predicate_malformed`. */
export function parsePromotion(predicate: unknown): Promotion {
  const promotion = parseShape(promotionShape, predicate, 'predicate_malformed');
  requireInstants([promotion.issuedAt, promotion.expiresAt]);
  return promotion;
}
