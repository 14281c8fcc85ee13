import type { Facts } from '../facts.ts';
import { passed } from '../item.ts';
import type { Outcome } from '../item.ts';
import { earliest } from './earliest.ts';
import { worstOf } from './worst-of.ts';

/**
 * What every test environment of the checklist shows: the worst of them, or passed with the evidence of all, until the
 * first of them ends. `reason`: of a pass; where it is not given, that of the first environment.
 */
export function inEachEnvironment(
  facts: Facts,
  evaluate: (facts: Facts, environment: string) => Outcome,
  reason?: string,
): Outcome {
  const outcomes = facts.checklist.environments.map((environment) => evaluate(facts, environment));
  return (
    worstOf(outcomes, facts) ??
    passed(reason ?? outcomes[0]?.reason ?? '', {
      evidence: [...new Set(outcomes.flatMap((one) => one.evidence ?? []))],
      ...earliest(outcomes.map(({ holdsUntil }) => holdsUntil)),
    })
  );
}
