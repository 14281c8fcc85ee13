import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RunRecord, ScenarioResult, ScenarioVerdict } from '../model/run-record.ts';
import { judgeRun } from './judge-run.ts';
import { mergeRuns } from './merge-runs.ts';

const verdicts: ScenarioVerdict[] = [
  'passed',
  'failed',
  'flaky',
  'not-applicable',
  'sandbox-only',
  'quarantined',
  'unknown',
];
const target = { provider: 'tiny', environment: 'staging', contractDigest: 'sha256:00' };

function scenario(id: number, verdict: ScenarioVerdict): ScenarioResult {
  return {
    ...target,
    id: `tiny/${String(id).padStart(3, '0')}`,
    title: '',
    verdict,
    attempts: 1,
    took: 1,
    findings: [],
    exchanges: [],
  };
}

function record(scenarios: ScenarioResult[], liveRequests = 0): RunRecord {
  const schema = 'https://livegate.dev/schemas/run-record.schema.json' as const;
  const tool = { name: 'livegate', version: '0', node: '24' } as const;
  const run = {
    schema,
    tool,
    id: 'x',
    network: 'sandbox',
    suiteDigest: 'sha256:00',
    startedAt: 'a',
    endedAt: 'b',
    targets: [target],
    scenarios,
    liveRequests,
  } as const;
  return { ...run, status: judgeRun(run) };
}

function part(current: number, total: number, scenarios: ScenarioResult[]): RunRecord {
  return { ...record(scenarios), shard: { current, total } };
}

test('a run is passed only where something passed and nothing is failed, flaky or unknown, and live was left alone', () => {
  const cases: [ScenarioVerdict[], number, 'passed' | 'failed'][] = [
    [['passed'], 0, 'passed'],
    [['passed', 'not-applicable', 'quarantined'], 0, 'passed'],
    [[], 0, 'failed'],
    [['not-applicable'], 0, 'failed'],
    [['quarantined'], 0, 'failed'],
    [['passed', 'sandbox-only'], 0, 'passed'],
    [['sandbox-only'], 0, 'failed'],
    [['passed', 'failed'], 0, 'failed'],
    [['passed', 'flaky'], 0, 'failed'],
    [['passed', 'unknown'], 0, 'failed'],
    [['passed'], 1, 'failed'],
  ];
  for (const [own, live, status] of cases) {
    assert.equal(
      record(
        own.map((verdict, index) => scenario(index, verdict)),
        live,
      ).status,
      status,
      own.join(),
    );
  }
  assert.equal(judgeRun({ ...record([scenario(1, 'passed')]), targets: [] }), 'failed');
});

test('however a run is cut into shards, merging them gives the unsharded run', () => {
  const plan = fc.array(fc.tuple(fc.constantFrom(...verdicts), fc.nat(3)), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(plan, (parts) => {
      const scenarios = parts.map(([verdict], index) => scenario(index, verdict));
      const shards = [0, 1, 2, 3].map((shard) =>
        part(
          shard + 1,
          4,
          scenarios.filter((_, index) => parts[index]?.[1] === shard),
        ),
      );
      assert.deepEqual(mergeRuns(shards, 'x'), record(scenarios));
    }),
  );
});

test('shards that judged something else, overlap or did not end are not passed off as one run', () => {
  const one = part(1, 2, [scenario(1, 'passed')]);
  const two = part(2, 2, [scenario(2, 'passed')]);
  const cases: [string, RunRecord[]][] = [
    ['shards_differ', []],
    ['shards_differ', [one, { ...two, suiteDigest: 'sha256:11' }]],
    ['shards_differ', [one, { ...two, network: 'internet' }]],
    ['shards_differ', [one, { ...two, faults: ['tiny@staging:getThing=429'] }]],
    ['shards_missing', [one]],
    ['shards_missing', [one, one]],
    ['shards_missing', [one, part(3, 3, [])]],
    ['shards_missing', [record([scenario(1, 'passed')]), record([scenario(2, 'passed')])]],
    ['shards_overlap', [one, part(2, 2, [scenario(1, 'passed')])]],
  ];
  for (const [code, runs] of cases) assert.throws(() => mergeRuns(runs, 'x'), { code }, code);
  assert.equal(mergeRuns([one, two], 'x').status, 'passed');
  assert.equal(mergeRuns([one, { ...two, status: 'interrupted' }], 'x').status, 'interrupted');
  const changed = mergeRuns([one, { ...two, suitesChanged: true }], 'x');
  assert.deepEqual([changed.status, changed.suitesChanged], ['failed', true]);
});
