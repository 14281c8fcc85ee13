import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { composeReport } from './compose/compose-report.ts';
import { renderReport } from './render-report.ts';
import type { ReportInput } from './report-input.ts';

const folder = join(import.meta.dirname, '../../../reports/example');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

test('the committed example is made again byte for byte from its data', () => {
  const input = JSON.parse(read('input.json')) as ReportInput;
  const made = renderReport(input);
  // Not `equal`, which prints both megabytes where they differ.
  assert.ok(made === read('index.html'), 'it is stale: npm run example');
  assert.ok(renderReport(structuredClone(input)) === made, 'the same data makes another page');
});

test('the example shows an environment that differs and something that was found, and says what was put in', () => {
  const { compared, disturbed, findings } = composeReport(JSON.parse(read('input.json')) as ReportInput);
  const traps = compared.filter(({ report }) =>
    report?.changes.some(({ trapClass }) => trapClass !== undefined),
  );
  assert.deepEqual(
    [...new Set(traps.flatMap(({ given }) => given))],
    ['flexiti@merchant-integration=apr-instead-of-annual-rates'],
  );
  assert.ok(disturbed.length > 0 && disturbed.every((run) => run.findings.length > 0));
  assert.deepEqual(findings, [], 'what was put in is no evidence');
});

test('the example shows a scenario that passed only on a retry, and what was made to go wrong there', () => {
  const { retried, unsteady } = composeReport(JSON.parse(read('input.json')) as ReportInput);
  assert.deepEqual(
    retried.map(({ given, target }) => [target, given]),
    [['truphone@pre-production', 'truphone@pre-production:createPaymentMethod=reset*1']],
  );
  assert.deepEqual(unsteady, [], 'what was put in makes nothing unsteady');
});

test('the example shows a provider that is open, one that was revoked with a waiver in force, and one that is refused', () => {
  const { gates } = JSON.parse(read('input.json')) as ReportInput;
  assert.deepEqual(
    gates.map(({ decision, provider }) => [
      provider,
      decision?.verdict,
      decision?.items.filter(({ waived }) => waived !== undefined).map(({ id }) => id),
    ]),
    [
      ['flexiti', 'failed', []],
      ['fluz', 'passed', []],
      ['truphone', 'unknown', ['error-classes-covered']],
    ],
  );
});

test('the example names nothing of the machine that it was made on', () => {
  const text = read('input.json') + read('index.html');
  assert.doesNotMatch(text, /\/(?:home|Users|work|tmp|root)\//);
});
