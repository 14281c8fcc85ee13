import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestCase, TestResult } from '@playwright/test/reporter';
import { declaredAnnotation, lackingAnnotation } from './left-out.ts';
import { notApplicableAnnotation } from './not-applicable.ts';
import { outcomeOf } from './outcome-of.ts';

type Annotation = { readonly type: string; readonly description: string };

const declared: Annotation = { type: declaredAnnotation, description: 'users: none has an id' };
const lacking: Annotation = { type: lackingAnnotation, description: 'sims: no iccid is at hand' };
const absent: Annotation = { type: notApplicableAnnotation, description: 'nothing is at hand' };

function testCaseOf(outcome: ReturnType<TestCase['outcome']>): TestCase {
  return {
    ...{ id: '1', title: 'holds', location: { file: '/suites/acme/holds.spec.ts' }, repeatEachIndex: 0 },
    ...{ expectedStatus: 'passed', results: [{}], outcome: () => outcome },
    ...{ parent: { project: () => null }, titlePath: () => ['', 'project', 'file', 'holds'] },
  } as unknown as TestCase;
}

function judged(outcome: ReturnType<TestCase['outcome']>, ...annotations: readonly Annotation[]) {
  const status = outcome === 'skipped' ? 'skipped' : 'passed';
  const result = { status, annotations, duration: 1, errors: [] } as unknown as TestResult;
  const { reason, verdict } = outcomeOf(testCaseOf(outcome), result);
  return [verdict, reason];
}

for (const [name, outcome, annotations, want] of [
  ['all that there is passed', 'expected', [], ['passed', undefined]],
  [
    'what is declared to be without object is said, and the rest has passed',
    'expected',
    [declared],
    ['passed', 'not looked up: users: none has an id'],
  ],
  [
    'what something was wanting for has not passed, and all that was left out is said once',
    'expected',
    [declared, lacking, lacking],
    ['not-applicable', 'not looked up: sims: no iccid is at hand; users: none has an id'],
  ],
  ['what failed has failed, whatever was left out', 'unexpected', [lacking], ['failed', undefined]],
  ['what is flaky is flaky, whatever was left out', 'flaky', [lacking], ['flaky', undefined]],
  [
    'what is not applicable says all that was left out',
    'skipped',
    [lacking, absent],
    ['not-applicable', 'nothing is at hand (not looked up: sims: no iccid is at hand)'],
  ],
] as const) {
  test(name, () => {
    assert.deepEqual(judged(outcome, ...annotations), want);
  });
}

test('what Playwright says is kept without the colours of its terminal', () => {
  const errors = [{ message: '\u001b[31mTest timeout of 30000ms exceeded.\u001b[39m' }, { message: '' }, {}];
  const result = { status: 'timedOut', annotations: [], duration: 1, errors } as unknown as TestResult;
  assert.deepEqual(outcomeOf(testCaseOf('unexpected'), result).errors, ['Test timeout of 30000ms exceeded.']);
});
