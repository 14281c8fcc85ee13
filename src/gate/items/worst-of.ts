import type { Facts } from '../facts.ts';
import { unknown } from '../item.ts';
import type { Outcome } from '../item.ts';
import { verifyAgain } from '../remedies.ts';

/** Of what the environments showed the first that failed, else the first that is unknown; undefined: every one passed. */
export function worstOf(outcomes: readonly Outcome[], facts: Facts): Outcome | undefined {
  if (outcomes.length === 0) return unknown('the checklist names no test environment', verifyAgain(facts));
  const worst =
    outcomes.find(({ verdict }) => verdict === 'failed') ??
    outcomes.find(({ verdict }) => verdict !== 'passed');
  const open = outcomes.filter(({ verdict }) => verdict !== 'passed').length;
  // A waiver is about one finding: it must not let another pass with it.
  if (worst === undefined || open === 1) return worst;
  const { evidence, reason, remedy, verdict } = worst;
  return {
    ...{ verdict, reason },
    ...(remedy === undefined ? {} : { remedy }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}
