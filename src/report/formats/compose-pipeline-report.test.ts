import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RunDrift, RunRecord, ScenarioResult } from '../../model/run-record.ts';
import { composePipelineReport } from './compose-pipeline-report.ts';
import type { PipelineCase } from './pipeline-report.ts';
import { finding, record, sampleInput, scenario } from './testing/sample-input.ts';

const passed = scenario('authenticates');

function compose(scenarios: readonly ScenarioResult[], more: Partial<RunRecord> = {}) {
  const run = { ...sampleInput.run, record: record(scenarios, { status: 'passed', ...more }) };
  return composePipelineReport({ ...sampleInput, run, decisions: [], contracts: [] });
}

function caseOf(id: RegExp, suites: ReturnType<typeof compose>['suites']): PipelineCase | undefined {
  return suites.flatMap(({ cases }) => cases).find((one) => id.test(one.id));
}

describe('the verdict of a report', () => {
  const drift: RunDrift = {
    ...{ provider: 'acme', environment: 'staging', network: 'sandbox', basis: 'observed' },
    ...{ verdict: 'identical', breaking: 0, dangerous: 0, safe: 0, waived: 0 },
  };
  type Case = readonly [what: string, report: ReturnType<typeof compose>, want: string];
  const cases: readonly Case[] = [
    ['one scenario passed', compose([passed]), 'passed'],
    ['one failed', compose([passed, scenario('x', { verdict: 'failed' })]), 'failed'],
    ['one passed on a retry only', compose([passed, scenario('x', { verdict: 'flaky' })]), 'failed'],
    ['one did not run', compose([passed, scenario('x', { verdict: 'unknown' })]), 'unknown'],
    ['one does not apply', compose([passed, scenario('x', { verdict: 'not-applicable' })]), 'passed'],
    ['nothing ran', compose([]), 'unknown'],
    ['it was interrupted', compose([passed], { status: 'interrupted' }), 'unknown'],
    ['it still runs', compose([passed], { status: 'running' }), 'unknown'],
    ['live was reached', compose([passed], { liveRequests: 1 }), 'failed'],
    ['the drift is none', compose([passed], { drift: [drift] }), 'passed'],
    ['the drift breaks', compose([passed], { drift: [{ ...drift, breaking: 1 }] }), 'failed'],
    ['the drift is waived', compose([passed], { drift: [{ ...drift, breaking: 1, waived: 1 }] }), 'passed'],
    ['the drift is unknown', compose([passed], { drift: [{ ...drift, verdict: 'unknown' }] }), 'unknown'],
  ];
  for (const [what, { verdict }, want] of cases) test(`${what}: ${want}`, () => assert.equal(verdict, want));
});

describe('a case', () => {
  test('that did not pass always has a problem, with a place and a command', () => {
    const report = composePipelineReport(sampleInput);
    for (const one of report.suites.flatMap(({ cases }) => cases)) {
      const isOpen = one.verdict !== 'passed' && one.verdict !== 'skipped';
      const errors = one.problems.filter(({ severity }) => severity === 'error');
      assert.equal(errors.length > 0, isOpen, one.id);
      for (const { command, place } of errors) assert.ok(place.line > 0 && command !== undefined);
    }
  });

  test('shows the same finding once, and repeats under one name each', () => {
    const twice = scenario('reads', { verdict: 'failed', findings: [finding, finding] });
    const { suites } = compose([twice, { ...twice, repetition: 2 }]);
    assert.equal(caseOf(/reads$/, suites)?.problems.length, 1);
    assert.equal(caseOf(/reads#2$/, suites)?.title, 'reads (repetition 2)');
  });

  test('of the same title as another one has its id in it', () => {
    const { suites } = compose([passed, { ...passed, id: 'acme/authenticates' }]);
    assert.deepEqual(
      suites[0]?.cases.map(({ title }) => title),
      [
        'authenticates [acme@staging/every-provider/authenticates]',
        'authenticates [acme@staging/acme/authenticates]',
      ],
    );
  });

  test('of a shard that holds nothing of an environment is left out', () => {
    const { suites, verdict } = compose([], { shard: { current: 1, total: 2 } });
    assert.equal(caseOf(/nothing-ran/, suites)?.verdict, 'skipped');
    assert.equal(verdict, 'passed');
  });
});

test('a finding has the same fingerprint in each run, and another one in each environment', () => {
  const of = (environment: string, found: string) => {
    const one = scenario('reads', {
      verdict: 'failed',
      environment,
      findings: [{ ...finding, found, exchange: found }],
    });
    const targets = [{ provider: 'acme', environment, contractDigest: 'sha256:0' }];
    return caseOf(/reads/, compose([one], { targets }).suites)?.problems[0]?.fingerprint;
  };
  assert.equal(of('staging', 'a'), of('staging', 'b'));
  assert.notEqual(of('staging', 'a'), of('training', 'a'));
});
