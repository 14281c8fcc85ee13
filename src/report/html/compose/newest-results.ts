import type { RunRecord, ScenarioResult } from '../../../model/run-record.ts';

/** A scenario's newest result in one environment, and the run that it is from. */
export type NewestResult = { readonly run: RunRecord; readonly result: ScenarioResult };

/** What the runs show of one environment of one provider. */
export type TargetResults = {
  /** `fluz@staging`. */
  readonly target: string;
  readonly provider: string;
  readonly environment: string;
  /** The newest run that looked at it. */
  readonly run: RunRecord;
  /** By scenario, of runs with that one's suites and contract. */
  readonly results: ReadonlyMap<string, NewestResult>;
};

/**
 * The newest result of every scenario, by environment. Runs of other suites or of another contract than the newest do not
 * count. `runs`: newest first. Pure.
 */
export function newestResults(runs: readonly RunRecord[]): readonly TargetResults[] {
  const found = new Map<string, TargetResults & { readonly results: Map<string, NewestResult> }>();
  for (const run of runs) {
    const own = Map.groupBy(run.scenarios, targetOf);
    for (const { environment, provider } of run.targets) {
      const target = targetOf({ environment, provider });
      const known = found.get(target) ?? { target, provider, environment, run, results: new Map() };
      found.set(target, known);
      if (isAlike(run, known)) addResults(run, known.results, own.get(target) ?? []);
    }
  }
  return [...found.values()].sort((a, b) => (a.target < b.target ? -1 : 1));
}

function isAlike(run: RunRecord, { environment, provider, run: newest }: TargetResults): boolean {
  const contractOf = ({ targets }: RunRecord) =>
    targets.find((one) => one.provider === provider && one.environment === environment)?.contractDigest;
  return run.suiteDigest === newest.suiteDigest && contractOf(run) === contractOf(newest);
}

function targetOf({ environment, provider }: Pick<ScenarioResult, 'provider' | 'environment'>): string {
  return `${provider}@${environment}`;
}

function addResults(
  run: RunRecord,
  results: Map<string, NewestResult>,
  own: readonly ScenarioResult[],
): void {
  const older = new Set(results.keys());
  for (const result of own) {
    if (older.has(result.id)) continue;
    const known = results.get(result.id);
    // Of repetitions in one run the worst counts.
    if (known === undefined || badness(result) > badness(known.result))
      results.set(result.id, { run, result });
  }
}

const worstLast = ['not-applicable', 'sandbox-only', 'passed', 'quarantined', 'unknown', 'flaky', 'failed'];

function badness({ verdict }: ScenarioResult): number {
  return worstLast.indexOf(verdict);
}
