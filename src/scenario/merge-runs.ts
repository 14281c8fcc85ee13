import { isDeepStrictEqual } from 'node:util';
import { LivegateError } from '../util/errors.ts';
import type { RunDrift, RunRecord, RunTarget, ScenarioResult } from '../model/run-record.ts';
import { byTarget } from './by-target.ts';
import { judgeRun } from './judge-run.ts';

/**
 * One run record out of those of several shards. Shards must have judged the same contracts and suites by the same
 * tool on the same network.
 * @throws LivegateError `shards_differ` where they did not, `shards_missing` where they are not each part of one run
 * once, `shards_overlap` where two ran the same scenario
 */
export function mergeRuns(runs: readonly RunRecord[], id: string, drift?: readonly RunDrift[]): RunRecord {
  const [first] = runs;
  if (first === undefined)
    throw new LivegateError('shards_differ', 'there is no run to merge', { exitCode: 2 });
  for (const run of runs) checkAlike(first, run);
  checkComplete(runs);
  const scenarios = runs.flatMap((run) => run.scenarios).sort(byTarget);
  scenarios.forEach((scenario, index) => checkOnce(scenario, scenarios[index + 1]));
  const whole = Object.fromEntries(
    Object.entries(first).filter(([name]) => name !== 'shard' && name !== 'drift'),
  ) as RunRecord;
  const merged: RunRecord = {
    ...whole,
    id,
    startedAt: earliest(runs.map(({ startedAt }) => startedAt)),
    endedAt: latest(runs.flatMap(({ endedAt }) => endedAt ?? [])),
    targets: mergeTargets(runs),
    scenarios,
    ...(runs.some(({ suitesChanged }) => suitesChanged === true) ? { suitesChanged: true } : {}),
    ...(drift === undefined ? {} : { drift }),
    ...(first.nonces === undefined ? {} : { nonces: runs.flatMap(({ nonces = [] }) => nonces) }),
    ...(first.liveRequests === undefined
      ? {}
      : { liveRequests: runs.reduce((sum, run) => sum + (run.liveRequests ?? 0), 0) }),
  };
  const unfinished = runs.find(({ status }) => status === 'interrupted' || status === 'running');
  return { ...merged, status: unfinished?.status ?? judgeRun(merged) };
}

function checkAlike(first: RunRecord, run: RunRecord): void {
  const same =
    run.network === first.network &&
    run.suiteDigest === first.suiteDigest &&
    run.tool.version === first.tool.version &&
    isDeepStrictEqual([run.faults, run.drifts], [first.faults, first.drifts]) &&
    JSON.stringify(run.targets.map(bound)) === JSON.stringify(first.targets.map(bound));
  if (same) return;
  throw new LivegateError(
    'shards_differ',
    `${run.id} judged other contracts, suites or environments than ${first.id}`,
    { exitCode: 2 },
  );
}

// A shard that never ended must not pass for a run that tried everything.
function checkComplete(runs: readonly RunRecord[]): void {
  const total = runs[0]?.shard?.total ?? 0;
  const wanted = Array.from({ length: total }, (_, index) => `${index + 1}/${total}`);
  const found = runs.map(({ shard }) => (shard === undefined ? 'none' : `${shard.current}/${shard.total}`));
  if (total > 0 && isDeepStrictEqual(wanted.toSorted(), found.toSorted())) return;
  throw new LivegateError(
    'shards_missing',
    `expected every shard of one run once${total > 0 ? `, ${wanted.join(', ')}` : ''}; found ${found.join(', ')}`,
    { exitCode: 2, hint: 'run each part with --shard=<n>/<total>, then merge all of them' },
  );
}

function bound({ provider, environment, contractDigest }: RunTarget): readonly string[] {
  return [provider, environment, contractDigest];
}

function checkOnce(scenario: ScenarioResult, next: ScenarioResult | undefined): void {
  if (next === undefined || byTarget(scenario, next) !== 0) return;
  throw new LivegateError(
    'shards_overlap',
    `two shards ran ${scenario.provider}@${scenario.environment} › ${scenario.id}`,
    { exitCode: 2 },
  );
}

function mergeTargets(runs: readonly RunRecord[]): RunTarget[] {
  return (runs[0]?.targets ?? []).map((target, index) => {
    const differences = runs.flatMap((run) => run.targets[index]?.clockDifference ?? []);
    const largest = differences.sort((a, b) => Math.abs(b) - Math.abs(a))[0];
    return largest === undefined ? target : { ...target, clockDifference: largest };
  });
}

function earliest(dates: string[]): string {
  return dates.sort()[0] ?? '';
}

function latest(dates: string[]): string {
  return dates.sort().at(-1) ?? '';
}
