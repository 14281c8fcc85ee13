import type { Basis } from './facts.ts';
import { capped, findProblem, isAbout } from './find-promotion.ts';
import type { Problem } from './find-promotion.ts';
import type { Recorded } from './ledger-state.ts';
import { isBreakGlass } from './predicates/break-glass.ts';
import type { Promotion } from './predicates/promotion.ts';

/** A promotion that was neither revoked nor has run out. */
export type StandingPromotion = Pick<Promotion, 'id' | 'environment' | 'audience' | 'expiresAt'> & {
  readonly kind: 'promotion' | 'break-glass';
  /** Why using it now would be refused to those whom it is for; absent where it would not be. */
  readonly problem?: Problem;
};

/** What has ended stands no more. */
const over: readonly (Problem['code'] | undefined)[] = ['revoked', 'expired'];

/**
 * The promotions, and the broken glass, that stand for this provider's live environment on this network: the newest of each
 * audience, judged as a use of it would be.
 */
export function standingPromotions(basis: Basis): readonly StandingPromotion[] {
  return [basis.ledger.promotions, basis.ledger.breakGlass].flatMap((kind) => {
    const own = kind.filter((one) => isAbout(one, basis));
    return [...Map.groupBy(own, audienceOf).values()]
      .flatMap((all) => all.slice(-1))
      .map((newest) => judge(newest, basis))
      .filter(({ problem }) => !over.includes(problem?.code));
  });
}

function audienceOf({ statement: { predicate } }: Recorded<Promotion>): string {
  return JSON.stringify([predicate.audience.repository, predicate.audience.run]);
}

function judge(promotion: Recorded<Promotion>, basis: Basis): StandingPromotion {
  const { statement } = capped(promotion, basis.checklist);
  const { audience, environment, expiresAt, id } = statement.predicate;
  const problem = findProblem(statement, basis, audience);
  return {
    ...{ id, environment, audience, expiresAt },
    kind: isBreakGlass(statement.predicate) ? 'break-glass' : 'promotion',
    ...(problem === undefined ? {} : { problem }),
  };
}
