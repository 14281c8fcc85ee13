import type { Remedy } from '../../model/decision.ts';
import { completeRuns, currentRuns, isClean, isGreen, resultsIn } from '../complete-runs.ts';
import type { Facts, VerifiedRun } from '../facts.ts';
import { failed, passed, unknown, waivable } from '../item.ts';
import type { Item, Outcome } from '../item.ts';
import { verifyAgain } from '../remedies.ts';
import { inEachEnvironment } from './in-each-environment.ts';
import { mayBeWaived } from './may-be-waived.ts';
import { shownDuration } from '../../util/shown-duration.ts';

/** So many runs in a row without anything red, over so long a time, in each test environment. */
export const cleanRuns: Item = {
  id: 'clean-runs',
  title: 'Consecutive clean runs',
  evaluate: (facts) => inEachEnvironment(facts, evaluateOne),
};

function evaluateOne(facts: Facts, environment: string): Outcome {
  const { consecutive, over } = facts.checklist.runs;
  const row = cleanRow(facts, environment);
  const wanted = `${consecutive} in a row${over > 0 ? ` over ${shownDuration(over)}` : ''}`;
  const spans = spanOf(row);
  if (row.length >= consecutive && spans >= over)
    return passed(`${row.length} in ${environment}, ${wanted} wanted`, {
      evidence: row.map(({ record }) => record.id),
    });
  const [red] = currentRuns(facts).filter((run) => resultsIn(run, facts, environment).length > 0);
  if (red !== undefined && !isClean(red, facts, environment)) return notClean(red, facts, environment);
  return unknown(
    `${row.length} clean ${row.length === 1 ? 'run' : 'runs'} over ${shownDuration(spans)} in ${environment}, ${wanted} wanted`,
    runOn(row, facts),
  );
}

/** One run is seldom enough: how many are missing to these, and when the last of them counts. */
function runOn(row: readonly VerifiedRun[], facts: Facts): Remedy {
  const remedy = verifyAgain(facts);
  const { consecutive, over } = facts.checklist.runs;
  const isShort = spanOf(row) < over ? 1 : 0;
  const missing = Math.max(consecutive - row.length, isShort);
  if (missing === 1 && over === 0) return remedy;
  const first = Math.min(...row.map(({ record }) => Date.parse(record.startedAt)));
  const last =
    row.length === 0 ? `${shownDuration(over)} after the first began` : new Date(first + over).toISOString();
  const runs = missing === 1 ? 'one more run' : `${missing} more runs`;
  const when = over === 0 ? '' : `, the last not before ${last}`;
  return { ...remedy, cost: `${runs} in which all is green${when}; each ${remedy.cost}` };
}

function notClean(run: VerifiedRun, facts: Facts, environment: string): Outcome {
  const { id } = run.record;
  const outcome = failed(`the newest run in ${environment}, ${id}, is not clean`, runOn([], facts), [id]);
  const [first, ...more] = resultsIn(run, facts, environment).filter((result) => !isGreen(result, facts));
  const { drifts = [], faults = [], status } = run.record;
  const isWhole =
    status === 'failed' && drifts.length + faults.length === 0 && completeRuns(facts, environment)[0] === run;
  return first !== undefined && more.length === 0 && isWhole && mayBeWaived(first)
    ? waivable(outcome, `the newest run is not clean: ${first.id} is ${first.verdict} in ${environment}`)
    : outcome;
}

/** From the newest back to the first that is not clean; a clean run of a part of the scenarios neither counts nor breaks it. */
function cleanRow(facts: Facts, environment: string): readonly VerifiedRun[] {
  const complete = new Set(completeRuns(facts, environment));
  const ran = currentRuns(facts).filter((run) => resultsIn(run, facts, environment).length > 0);
  const end = ran.findIndex((run) => !isClean(run, facts, environment));
  return (end === -1 ? ran : ran.slice(0, end)).filter((run) => complete.has(run));
}

function spanOf(row: readonly VerifiedRun[]): number {
  const times = row.map(({ record }) => Date.parse(record.startedAt));
  return times.length === 0 ? 0 : Math.max(...times) - Math.min(...times);
}
