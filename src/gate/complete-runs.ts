import type { RunRecord, ScenarioResult } from '../model/run-record.ts';
import type { Facts, VerifiedRun } from './facts.ts';
import { toolDigest } from './tool-digest.ts';

/** What the record of a run says of one environment of the provider. */
export function resultsIn(
  { record }: VerifiedRun,
  facts: Facts,
  environment: string,
): readonly ScenarioResult[] {
  const { id } = facts.contract.provider;
  return record.scenarios.filter((one) => one.provider === id && one.environment === environment);
}

/** Passed, or declared by the provider's own file to be without object; on the internet also what only the sandbox has. */
export function isGreen({ findings, verdict }: ScenarioResult, { network }: Facts): boolean {
  const fits =
    verdict === 'passed' ||
    verdict === 'not-applicable' ||
    (verdict === 'sandbox-only' && network === 'internet');
  return fits && findings.every(({ severity }) => severity !== 'error');
}

/**
 * What a run was of that is not there now: its contract, its scenarios, or its livegate, which brings the scenarios of every
 * provider and says what a finding is. Undefined where it was of all that is there: else it says nothing of it.
 */
export function findOther(
  { suiteDigest, targets, tool }: RunRecord,
  { contract, subjects }: Pick<Facts, 'contract' | 'subjects'>,
): string | undefined {
  const own = targets.filter(({ provider }) => provider === contract.provider.id);
  if (own.some(({ contractDigest }) => contractDigest !== subjects.get('contract')))
    return 'judged another contract than this one';
  if (suiteDigest !== subjects.get('suites')) return 'ran other scenarios than these';
  if (toolDigest(tool.version) !== subjects.get('tool'))
    return `was judged by livegate ${tool.version}, and this is another version`;
  return undefined;
}

/** Runs of the very contract, scenarios and livegate that are there now, newest first. */
export function currentRuns(facts: Facts): readonly VerifiedRun[] {
  return facts.runs.filter(({ record }) => findOther(record, facts) === undefined);
}

/** Of these the ones that hold every scenario of the checklist in this environment, green or not. */
export function completeRuns(facts: Facts, environment: string): readonly VerifiedRun[] {
  return currentRuns(facts).filter((run) => {
    const ids = new Set(resultsIn(run, facts, environment).map(({ id }) => id));
    return facts.checklist.scenarios.every((id) => ids.has(id));
  });
}

/** All that a decision rests on: from the newest back to the last one that the row of clean runs needs in any environment. */
export function countedRuns(facts: Facts): readonly VerifiedRun[] {
  const { environments, runs } = facts.checklist;
  const current = currentRuns(facts);
  const ends = environments.map((environment) => {
    const last = completeRuns(facts, environment)[runs.consecutive - 1];
    return last === undefined ? current.length : current.indexOf(last) + 1;
  });
  return current.slice(0, Math.max(0, ...ends));
}

/** It came to its end, everything that it showed in this environment is green, and nothing was made to go wrong in it. */
export function isClean(run: VerifiedRun, facts: Facts, environment: string): boolean {
  const { drifts = [], faults = [], status } = run.record;
  return (
    status !== 'running' &&
    status !== 'interrupted' &&
    faults.length === 0 &&
    drifts.length === 0 &&
    resultsIn(run, facts, environment).every((result) => isGreen(result, facts))
  );
}
