import { statSync } from 'node:fs';
import type { Ledger } from '../ledger/ledger.ts';
import { credentialsCommand, shownOwner } from '../seal/credential-owner.ts';
import { watchEpoch } from './epoch-watch.ts';
import type { EpochWatch } from './epoch-watch.ts';
import type { Basis } from './facts.ts';
import { findPromotion } from './find-promotion.ts';
import { GateError } from './gate-error.ts';
import { gatherBasis } from './gather-basis.ts';
import { liveCredentials } from './live-credentials.ts';
import type { Recorded } from './ledger-state.ts';
import type { Promotion } from './predicates/promotion.ts';
import { projectFiles } from './project-files.ts';
import type { ReadFile } from '../util/read-once.ts';
import type { Trust } from './trust.ts';

export type PromotionQuery = {
  readonly root: string;
  readonly provider: string;
  readonly network: Basis['network'];
  readonly audience: Promotion['audience'];
  readonly ledger: Ledger;
};

/** A promotion that opens live now, and what was looked at to say so. */
export type OpenPromotion = {
  readonly query: PromotionQuery;
  readonly basis: Basis;
  readonly trust: Trust;
  readonly promotion: Recorded<Promotion>;
  readonly sealed: ReadFile;
  /** Sees every revocation since before the ledger was read. */
  readonly watch: EpochWatch;
};

/**
 * Finds the promotion in force; `look` is given what it is judged by before it is. The caller closes the watch. Throws what `gatherBasis` and `findPromotion` throw, and a
 * `GateError` `credentials_missing`.
 */
export async function openPromotion(
  query: PromotionQuery,
  look: (basis: Basis) => void = () => undefined,
): Promise<OpenPromotion> {
  const file = projectFiles.ledger(query.root);
  // Before it is read: what is written from here on, the watch sees.
  const size = sizeOf(file);
  const found = await find(query, look);
  return { query, ...found, watch: watchEpoch(file, query.provider, size) };
}

/** Looks anew, after a wait. Throws what `openPromotion` throws, and a `GateError` `other_decision` where another promotion is in force. */
export async function requireStillOpen({ promotion, query }: OpenPromotion): Promise<void> {
  const now = await find(query);
  const { id } = promotion.statement.predicate;
  if (now.promotion.statement.predicate.id === id) return;
  throw new GateError('other_decision', `promotion ${id} was replaced while the approvers were waited for`, {
    hint: 'Run it again: the approvers have to see what is in force now.',
  });
}

async function find(
  query: PromotionQuery,
  look?: (basis: Basis) => void,
): Promise<Omit<OpenPromotion, 'query' | 'watch'>> {
  const { basis, sealed, trust } = await gatherBasis({ ...query, now: new Date() });
  look?.(basis);
  const promotion = findPromotion(basis, query.audience);
  if (sealed !== undefined) return { basis, trust, promotion, sealed };
  const owner = liveCredentials(basis);
  throw new GateError('credentials_missing', `there are no sealed credentials of ${shownOwner(owner)}`, {
    hint: credentialsCommand('seal', owner),
  });
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
