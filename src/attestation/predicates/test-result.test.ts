import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RunDrift, RunRecord, ScenarioResult, ScenarioVerdict } from '../../model/run-record.ts';
import { digestOf } from '../../util/digest.ts';
import { signStatement } from '../sign-statement.ts';
import { alice } from '../testing/keys.ts';
import { refusal } from '../testing/refusal.ts';
import { verifyStatement } from '../verify-statement.ts';
import { makeTestResult } from './make-test-result.ts';
import { parseTestResult, testResultType } from './test-result.ts';

const digest = digestOf('run.json');

function scenario(id: string, verdict: ScenarioVerdict, more: Partial<ScenarioResult> = {}): ScenarioResult {
  const place = { id, title: id, provider: 'fluz', environment: 'staging' };
  return { ...place, verdict, attempts: 1, took: 1, findings: [], exchanges: [], ...more };
}

function finding(severity: 'error' | 'warning' | 'info'): Partial<ScenarioResult> {
  return { findings: [{ code: 'slow', severity, expected: 'a', found: 'b' }] };
}

const run: RunRecord = {
  schema: 'https://livegate.dev/schemas/run-record.schema.json',
  id: '2026-11-21T10-00-00Z',
  status: 'passed',
  network: 'sandbox',
  tool: { name: 'livegate', version: '1.0.0', node: '24.0.0' },
  suiteDigest: digestOf('suites'),
  startedAt: '2026-11-21T10:00:00.000Z',
  endedAt: '2026-11-21T10:01:00.000Z',
  targets: [{ provider: 'fluz', environment: 'staging', contractDigest: digestOf('contract') }],
  scenarios: [scenario('pays', 'passed'), scenario('authenticates', 'passed')],
};

const drift = (verdict: RunDrift['verdict']): Pick<RunRecord, 'drift'> => {
  const place = { provider: 'fluz', environment: 'staging', network: 'sandbox', basis: 'schema' } as const;
  return { drift: [{ ...place, verdict, breaking: 1, dangerous: 0, safe: 0, waived: 1 }] };
};

describe('the test result of a run', () => {
  test('names the record, the suites and the contracts by digest, and the network', () => {
    const result = makeTestResult(run, { digest, url: 'https://ci.example/1' });
    assert.deepEqual(result, {
      result: 'PASSED',
      configuration: [
        {
          name: 'run-record',
          digest: { sha256: digest.slice(7) },
          annotations: {
            id: run.id,
            network: 'sandbox',
            status: 'passed',
            startedAt: run.startedAt,
            endedAt: run.endedAt,
          },
        },
        { name: 'suites', digest: { sha256: digestOf('suites').slice(7) } },
        { name: 'contract:fluz/staging', digest: { sha256: digestOf('contract').slice(7) } },
      ],
      url: 'https://ci.example/1',
      passedTests: ['fluz/staging/authenticates', 'fluz/staging/pays'],
      warnedTests: [],
      failedTests: [],
    });
  });

  const one = 'fluz/staging/pays';
  const lists: readonly (readonly [string, ScenarioResult, string, readonly string[], readonly string[]])[] =
    [
      ['passed', scenario('x', 'passed'), 'PASSED', [], []],
      ['passed and slow', scenario('x', 'passed', finding('info')), 'PASSED', [], []],
      ['passed with a warning', scenario('x', 'passed', finding('warning')), 'WARNED', ['x'], []],
      ['passed, it says, with an error', scenario('x', 'passed', finding('error')), 'FAILED', [], ['x']],
      ['failed', scenario('x', 'failed'), 'FAILED', [], ['x']],
      ['flaky', scenario('x', 'flaky'), 'FAILED', [], ['x']],
      ['unknown', scenario('x', 'unknown'), 'FAILED', [], ['x']],
      ['quarantined', scenario('x', 'quarantined'), 'WARNED', [], []],
      ['not applicable', scenario('x', 'not-applicable'), 'PASSED', [], []],
      ['left out', scenario('x', 'sandbox-only'), 'PASSED', [], []],
      ['repeated and failed', scenario('x', 'failed', { repetition: 2 }), 'FAILED', [], ['x#2']],
    ];
  for (const [name, extra, want, warned, failed] of lists)
    test(`with a scenario that is ${name} is ${want}`, () => {
      const result = makeTestResult({ ...run, scenarios: [scenario('pays', 'passed'), extra] }, { digest });
      const full = (ids: readonly string[]): readonly string[] => ids.map((id) => `fluz/staging/${id}`);
      assert.equal(result.result, want);
      assert.deepEqual([result.warnedTests, result.failedTests], [full(warned), full(failed)]);
      const passed = name === 'passed' || name === 'passed and slow';
      assert.deepEqual(result.passedTests, passed ? [one, ...full(['x'])] : [one]);
    });

  const runs: readonly (readonly [string, Partial<RunRecord>, string])[] = [
    ['no scenario', { scenarios: [] }, 'FAILED'],
    ['nothing that ran', { scenarios: [scenario('x', 'not-applicable')] }, 'FAILED'],
    ['only quarantined ones', { scenarios: [scenario('x', 'quarantined')] }, 'FAILED'],
    ['status failed', { status: 'failed' }, 'FAILED'],
    ['status undecided', { status: 'undecided' }, 'FAILED'],
    ['status interrupted', { status: 'interrupted' }, 'FAILED'],
    ['status running', { status: 'running' }, 'FAILED'],
    ['only a shard', { shard: { current: 1, total: 2 } }, 'FAILED'],
    ['safe drift', drift('safe'), 'PASSED'],
    ['dangerous drift', drift('dangerous'), 'WARNED'],
    ['breaking drift that is waived', drift('breaking'), 'WARNED'],
    ['unknown drift', drift('unknown'), 'WARNED'],
  ];
  for (const [name, more, want] of runs)
    test(`with ${name} is ${want}`, () => {
      assert.equal(makeTestResult({ ...run, ...more }, { digest }).result, want);
    });

  const contradictions: readonly (readonly [string, Partial<RunRecord>])[] = [
    ['a scenario twice', { scenarios: [scenario('x', 'passed'), scenario('x', 'passed')] }],
    ['a scenario that passed and failed', { scenarios: [scenario('x', 'passed'), scenario('x', 'failed')] }],
    ['no digest of the suites', { suiteDigest: 'none' }],
    ['a digest of another kind', { suiteDigest: `sha1:${'0'.repeat(64)}` }],
  ];
  for (const [name, more] of contradictions)
    test(`is not made of a record with ${name}`, () => {
      assert.equal(
        refusal(() => makeTestResult({ ...run, ...more }, { digest })),
        'predicate_malformed',
      );
    });

  test('is the same after it was signed and verified', () => {
    const predicate = makeTestResult(run, { digest });
    const subjects = new Map([['run.json', digest]]);
    const bytes = signStatement({ subjects, predicateType: testResultType, predicate }, [alice]);
    const { statement } = verifyStatement(bytes, {
      keys: [alice.verifyingKey],
      predicateType: testResultType,
      subjects,
      parsePredicate: parseTestResult,
    });
    assert.deepEqual(statement.predicate, predicate);
  });
});

describe('a test result is refused', () => {
  const right = makeTestResult(run, { digest });
  const table: readonly (readonly [string, object])[] = [
    ['that is empty', {}],
    ['with another result', { ...right, result: 'passed' }],
    ['that passed with nothing', { ...right, passedTests: [] }],
    ['that warns with nothing', { ...right, result: 'WARNED', passedTests: [] }],
    ['that passed with a failure', { ...right, failedTests: ['x'] }],
    ['that warns with a failure', { ...right, result: 'WARNED', failedTests: ['x'] }],
    ['that passed with a warning', { ...right, warnedTests: ['x'] }],
    ['with a test in two lists', { ...right, result: 'FAILED', failedTests: right.passedTests }],
    ['with a test twice', { ...right, passedTests: ['x', 'x'] }],
    ['with an unnamed test', { ...right, passedTests: [''] }],
    ['without a list', { ...right, warnedTests: undefined }],
    ['with a list that is none', { ...right, passedTests: { 0: 'x', length: 1 } }],
    ['with an unknown member', { ...right, skippedTests: [] }],
    ['with a URL that is a script', { ...right, url: 'javascript:alert(1)' }],
    ['without configuration', { ...right, configuration: undefined }],
    ['with configuration that has no digest', { ...right, configuration: [{ name: 'suites' }] }],
  ];
  for (const [name, predicate] of table)
    test(name, () => {
      const json = JSON.parse(JSON.stringify(predicate)) as unknown;
      assert.equal(
        refusal(() => parseTestResult(json)),
        'predicate_malformed',
      );
    });
});
