import type { ReleaseRequest } from '../seal/release-request.ts';
import type { Recorded } from './ledger-state.ts';
import type { Promotion } from './predicates/promotion.ts';
import type { Trust } from './trust.ts';

/**
 * Why this approver may not approve this request, where the checklist wants two people or more: who promoted or asked has
 * had his say. Who promoted is signed; who asked is only what git said on the machine that asked.
 */
export function findConflict(
  by: string,
  { askedBy }: ReleaseRequest,
  promotion: Recorded<Promotion>,
  trust: Trust,
): string | undefined {
  if (promotion.statement.predicate.approvers < 2) return undefined;
  if (by === promotion.by) return `${by} signed the promotion`;
  const own = trust.emailsOf(by).map((address) => address.toLowerCase());
  return askedBy !== undefined && own.includes(askedBy.toLowerCase()) ? `${by} made the request` : undefined;
}
