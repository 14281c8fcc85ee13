import type { RunDrift, RunRecord, ScenarioVerdict } from '../model/run-record.ts';

const fine: ReadonlySet<ScenarioVerdict> = new Set([
  'passed',
  'not-applicable',
  'sandbox-only',
  'quarantined',
]);

type Judged = Omit<RunRecord, 'status'>;

/**
 * What a run that went to its end showed. `undecided`: nothing failed, and a contract could not be held against an
 * environment. `passed` needs a passed scenario in every target, no scenario that failed, is
 * flaky or unknown, no request to live, and suites that nobody wrote to meanwhile: an empty run has shown nothing (law 2). One shard is judged by its own part,
 * which need not hold a scenario of every target; only all of them together show a whole run.
 */
export function judgeRun(run: Judged): 'passed' | 'failed' | 'undecided' {
  const { drift = [], scenarios, targets, liveRequests = 0, shard } = run;
  const shown = shard === undefined ? everyTargetPassed(run) : scenarios.length > 0;
  const passed =
    targets.length > 0 &&
    run.suitesChanged !== true &&
    shown &&
    scenarios.every(({ verdict }) => fine.has(verdict)) &&
    liveRequests === 0;
  if (!passed || drift.some(breaks)) return 'failed';
  // A part of the scenarios may not have looked at each environment; only all of them together say what was seen.
  const looked = drift.filter(({ basis }) => shard === undefined || basis === 'schema');
  return looked.some(({ verdict }) => verdict === 'unknown') ? 'undecided' : 'passed';
}

/** Waived changes break nothing for now. */
function breaks({ breaking, waived }: RunDrift): boolean {
  return breaking > waived;
}

function everyTargetPassed({ scenarios, targets }: Judged): boolean {
  return targets.every(({ provider, environment }) =>
    scenarios.some(
      (scenario) =>
        scenario.provider === provider &&
        scenario.environment === environment &&
        scenario.verdict === 'passed',
    ),
  );
}
