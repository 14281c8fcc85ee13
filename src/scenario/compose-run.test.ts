import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import type { Finding } from '../model/finding.ts';
import type { ScenarioVerdict } from '../model/run-record.ts';
import { appendAttempt } from './attempt-log.ts';
import { composeRun } from './compose-run.ts';
import type { RunOptions } from './run-options.ts';
import { planFile } from './run-plan.ts';

const target = { provider: 'tiny', environment: 'staging' };
const finding = (severity: Finding['severity']): Finding => ({
  code: 'body_invalid',
  severity,
  expected: 'a string',
  found: 'integer 7',
});

/** The record of a run of one scenario that Playwright gave a verdict, and of which a worker noted some attempts. */
function recordOf(
  verdict: ScenarioVerdict,
  attempts: readonly { readonly findings: readonly Finding[]; readonly clockDifference?: number }[],
  errors: readonly string[] = [],
) {
  const runFolder = mkdtempSync(join(tmpdir(), 'livegate-compose-'));
  after(() => rmSync(runFolder, { recursive: true }));
  const targets = [{ ...target, contractDigest: 'sha256:00' }];
  writeFileSync(planFile(runFolder), JSON.stringify({ version: '0', suiteDigest: 'sha256:00', targets }));
  attempts.forEach((noted, attempt) =>
    appendAttempt(runFolder, { test: 'one', ...target, attempt, exchanges: [`e${attempt}`], ...noted }),
  );
  appendAttempt(runFolder, {
    test: 'two',
    ...target,
    attempt: 0,
    exchanges: ['f'],
    findings: [finding('error')],
  });
  const options = { runFolder, network: 'sandbox', faults: [], drifts: [] } as unknown as RunOptions;
  const outcome = {
    ...target,
    test: 'one',
    id: 'tiny/one',
    title: 'one',
    verdict,
    attempts: 1,
    took: 1,
    errors,
  };
  return composeRun(options, new Date(), [outcome], 'passed');
}

describe('whatever Playwright made of it', () => {
  const cases: [ScenarioVerdict, Finding['severity'] | undefined, ScenarioVerdict][] = [
    ['passed', undefined, 'passed'],
    ['passed', 'warning', 'passed'],
    ['passed', 'error', 'failed'],
    ['not-applicable', 'error', 'failed'],
    ['not-applicable', undefined, 'not-applicable'],
    ['flaky', 'error', 'flaky'],
    ['unknown', 'error', 'unknown'],
  ];
  for (const [verdict, severity, want] of cases) {
    test(`${verdict} with ${severity === undefined ? 'no finding' : `a finding of severity ${severity}`} is ${want}`, () => {
      const { scenarios, status } = recordOf(verdict, [
        { findings: severity === undefined ? [] : [finding(severity)] },
      ]);
      assert.deepEqual(
        scenarios.map((scenario) => scenario.verdict),
        [want],
      );
      assert.equal(status, want === 'passed' ? 'passed' : 'failed');
    });
  }
});

test('a scenario has the findings and exchanges of all its own attempts, in order, and of no other', () => {
  const [scenario] = recordOf('flaky', [
    { findings: [finding('error')] },
    { findings: [finding('warning')] },
  ]).scenarios;
  assert.deepEqual(
    [scenario?.findings.map(({ severity }) => severity), scenario?.exchanges],
    [
      ['error', 'warning'],
      ['e0', 'e1'],
    ],
  );
});

test('what no finding explains is told in the words of Playwright, else it is not told twice', () => {
  const told = (findings: Finding[]) =>
    recordOf('failed', [{ findings }], ['a time-out']).scenarios[0]?.findings.map(({ found }) => found);
  assert.deepEqual(told([]), ['a time-out']);
  assert.deepEqual(told([finding('warning')]), ['integer 7', 'a time-out']);
  assert.deepEqual(told([finding('error')]), ['integer 7']);
});

test('the clock of a target is as far off as it ever was', () => {
  const { targets } = recordOf('passed', [
    { findings: [], clockDifference: 5 },
    { findings: [], clockDifference: -90 },
  ]);
  assert.equal(targets[0]?.clockDifference, -90);
});
