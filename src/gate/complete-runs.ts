import type { ScenarioResult } from '../model/run-record.ts';
import type { Facts, VerifiedRun } from './facts.ts';

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
export function isGreen({ verdict }: ScenarioResult, { network }: Facts): boolean {
  return (
    verdict === 'passed' ||
    verdict === 'not-applicable' ||
    (verdict === 'sandbox-only' && network === 'internet')
  );
}

/** Runs that hold every scenario of the checklist in this environment, green or not, newest first. */
export function completeRuns(facts: Facts, environment: string): readonly VerifiedRun[] {
  return facts.runs.filter((run) => {
    const ids = new Set(resultsIn(run, facts, environment).map(({ id }) => id));
    return facts.checklist.scenarios.every((id) => ids.has(id));
  });
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
