import type { RunRecord, ScenarioVerdict } from '../model/run-record.ts';

const fine: ReadonlySet<ScenarioVerdict> = new Set(['passed', 'not-applicable', 'quarantined']);

/**
 * What a run that went to its end showed. `passed` needs a passed scenario in every target, no scenario that failed, is
 * flaky or unknown, and no request to live: an empty run has shown nothing (law 2).
 */
export function judgeRun({
  scenarios,
  targets,
  liveRequests = 0,
}: Omit<RunRecord, 'status'>): 'passed' | 'failed' {
  const shown = targets.every(({ provider, environment }) =>
    scenarios.some(
      (scenario) =>
        scenario.provider === provider &&
        scenario.environment === environment &&
        scenario.verdict === 'passed',
    ),
  );
  const passed =
    targets.length > 0 && shown && scenarios.every(({ verdict }) => fine.has(verdict)) && liveRequests === 0;
  return passed ? 'passed' : 'failed';
}
