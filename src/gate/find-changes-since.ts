import { changedSubjects } from './changed-subjects.ts';
import type { Recorded } from './ledger-state.ts';
import type { Promotion } from './predicates/promotion.ts';
import type { RecordedRelease } from './read-releases.ts';

/** What an approver has to look at: all, or what is not as it was at the last release. */
export type ChangesSince =
  | { readonly kind: 'first' }
  /** The last release was on a promotion that does not count any more, so nothing can be compared. */
  | { readonly kind: 'lost'; readonly promotion: string }
  | { readonly kind: 'since'; readonly promotedAt: string; readonly changed: readonly string[] };

/** Which subjects differ from those of the last promotion that was used for the same environment and network. */
export function findChangesSince(
  { statement }: Recorded<Promotion>,
  releases: readonly RecordedRelease[],
  promotions: readonly Recorded<Promotion>[],
): ChangesSince {
  const { environment, network } = statement.predicate;
  const byId = new Map(promotions.map((one) => [one.statement.predicate.id, one.statement]));
  const own = releases.filter(({ promotion }) => {
    const used = byId.get(promotion)?.predicate;
    return used === undefined || (used.environment === environment && used.network === network);
  });
  const last = own.at(-1);
  if (last === undefined) return { kind: 'first' };
  const then = byId.get(last.promotion);
  if (then === undefined) return { kind: 'lost', promotion: last.promotion };
  const changed = changedSubjects(then.subjects, statement.subjects);
  return { kind: 'since', promotedAt: then.predicate.issuedAt, changed };
}
