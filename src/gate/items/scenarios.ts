import { completeRuns, findOther, isGreen, resultsIn } from '../complete-runs.ts';
import type { Facts } from '../facts.ts';
import { failed, passed, unknown, waivable } from '../item.ts';
import type { Item, Outcome } from '../item.ts';
import { verifyAgain } from '../remedies.ts';
import { nearest } from '../../util/nearest.ts';
import { inEachEnvironment } from './in-each-environment.ts';
import { mayBeWaived } from './may-be-waived.ts';

/** Every scenario that the checklist lists is green in each of its test environments, in the newest run that has them all. */
export const scenarios: Item = {
  id: 'scenarios',
  title: 'Every scenario of the checklist is green',
  evaluate(facts) {
    const { environments, scenarios: ids } = facts.checklist;
    const reason = `${ids.length} of ${ids.length} in ${environments.join(', ')}`;
    return inEachEnvironment(facts, evaluateOne, reason);
  },
};

function evaluateOne(facts: Facts, environment: string): Outcome {
  const [run] = completeRuns(facts, environment);
  if (run === undefined) return missing(facts, environment);
  const { id } = run.record;
  const listed = new Set(facts.checklist.scenarios);
  const red = resultsIn(run, facts, environment).filter(
    (result) => listed.has(result.id) && !isGreen(result, facts),
  );
  const [first] = red;
  if (first === undefined && !resultsIn(run, facts, environment).some(({ verdict }) => verdict === 'passed'))
    return unknown(
      `nothing passed in ${environment}: all of it was left out (run ${id})`,
      verifyAgain(facts),
    );
  if (first === undefined) return passed('green', { evidence: [id] });
  const more = red.length > 1 ? ` and ${red.length - 1} more` : '';
  const outcome = failed(
    `${first.id} is ${first.verdict} in ${environment}${more} (run ${id})`,
    verifyAgain(facts),
    [id],
  );
  return red.length === 1 && mayBeWaived(first)
    ? waivable(outcome, `${first.id} is ${first.verdict} in ${environment}`)
    : outcome;
}

function missing(facts: Facts, environment: string): Outcome {
  const [newest] = facts.runs.filter((run) => resultsIn(run, facts, environment).length > 0);
  if (newest === undefined) return unknown(`nothing was run in ${environment}`, verifyAgain(facts));
  const { id } = newest.record;
  const other = findOther(newest.record, facts);
  if (other !== undefined)
    return unknown(
      `no run holds every scenario in ${environment}; the newest, ${id}, ${other}`,
      verifyAgain(facts),
    );
  const ran = new Set(resultsIn(newest, facts, environment).map(({ id }) => id));
  const [absent = ''] = facts.checklist.scenarios.filter((id) => !ran.has(id));
  // What the checklist lists as well is there by its own name.
  const near = nearest(
    absent,
    [...ran].filter((id) => !facts.checklist.scenarios.includes(id)),
  );
  const meant = near === undefined ? '' : `; or does the checklist mean ${near}?`;
  return unknown(
    `no run holds every scenario in ${environment}; the newest, ${id}, has no ${absent}${meant}`,
    verifyAgain(facts),
  );
}
