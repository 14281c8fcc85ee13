import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunDrift, RunRecord } from '../model/run-record.ts';
import { judgeRun } from './judge-run.ts';

const entry: RunDrift = {
  ...{ provider: 'a', environment: 't', network: 'sandbox', basis: 'schema', verdict: 'identical' },
  ...{ breaking: 0, dangerous: 0, safe: 0, waived: 0 },
};

function judged(drift: readonly RunDrift[] | undefined, more: Partial<RunRecord> = {}): string {
  const scenario = { id: 'x', title: 'x', provider: 'a', environment: 't', attempts: 1, took: 1 };
  return judgeRun({
    schema: 'https://livegate.dev/schemas/run-record.schema.json',
    id: 'r',
    network: 'sandbox',
    tool: { name: 'livegate', version: '1', node: '24' },
    suiteDigest: '',
    startedAt: '',
    targets: [{ provider: 'a', environment: 't', contractDigest: '' }],
    scenarios: [{ ...scenario, verdict: 'passed', findings: [], exchanges: [] }],
    ...(drift === undefined ? {} : { drift }),
    ...more,
  });
}

const breaking: RunDrift = { ...entry, verdict: 'breaking', breaking: 1 };
const unknown: RunDrift = { ...entry, verdict: 'unknown', reason: 'answered 401' };
const shard = { current: 1, total: 2 };
const cases: [
  name: string,
  wanted: string,
  drift: readonly RunDrift[] | undefined,
  more?: Partial<RunRecord>,
][] = [
  ['no drift was looked for', 'passed', undefined],
  ['identical', 'passed', [entry]],
  ['safe', 'passed', [{ ...entry, verdict: 'safe', safe: 1 }]],
  ['dangerous', 'passed', [{ ...entry, verdict: 'dangerous', dangerous: 2 }]],
  ['breaking', 'failed', [entry, breaking]],
  ['breaking, and waived', 'passed', [{ ...breaking, waived: 1 }]],
  ['breaking, and waived in part', 'failed', [{ ...breaking, breaking: 2, waived: 1 }]],
  ['unknown', 'undecided', [entry, unknown]],
  ['unknown beside breaking', 'failed', [unknown, breaking]],
  ['unknown beside a failed scenario', 'failed', [unknown], { scenarios: [] }],
  ['nothing observed in one shard', 'passed', [{ ...unknown, basis: 'observed' }], { shard }],
  ['identical, and its suites were written to', 'failed', [entry], { suitesChanged: true }],
  ['an unreadable schema in one shard', 'undecided', [unknown], { shard }],
];
for (const [name, wanted, drift, more] of cases)
  test(`a run with drift: ${name} is ${wanted}`, () => assert.equal(judged(drift, more), wanted));
