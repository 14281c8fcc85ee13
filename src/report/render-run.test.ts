import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunRecord, ScenarioResult } from '../model/run-record.ts';
import { renderRun } from './render-run.ts';

const target = { provider: 'tiny', environment: 'staging', contractDigest: 'sha256:00' };
const scenario: ScenarioResult = {
  id: 'tiny/reads',
  title: 'reads',
  provider: 'tiny',
  environment: 'staging',
  verdict: 'passed',
  attempts: 1,
  took: 1200,
  findings: [],
  exchanges: [],
};
const run: RunRecord = {
  schema: 'https://livegate.dev/schemas/run-record.schema.json',
  id: 'one',
  status: 'passed',
  network: 'sandbox',
  tool: { name: 'livegate', version: '0', node: '24' },
  suiteDigest: 'sha256:00',
  startedAt: '2026-01-01T00:00:00Z',
  targets: [target],
  scenarios: [scenario],
  liveRequests: 0,
};

function render(record: RunRecord): string {
  return renderRun(
    record,
    { leftOut: ['tiny@old, decommissioned'], folder: 'reports/runs/one' },
    (_, text) => text,
  );
}

test('a passed run is a table, what was left out, and a verdict', () => {
  assert.equal(
    render(run),
    `   provider  environment  passed  failed   time
✓  tiny      staging           1       0  1.2 s

left out: tiny@old, decommissioned

passed: 1 of 1 scenarios passed on the sandbox network, 0 requests to live
record: reports/runs/one/run.json · report: reports/runs/one/html/index.html
`,
  );
});

test('a target without a passed scenario is marked as bad', () => {
  assert.match(render({ ...run, scenarios: [] }), /^✗ {2}tiny/m);
});

test('a finding names operation, place, expected and found, once with its count, and the command that repeats it', () => {
  const finding = {
    code: 'body_invalid',
    severity: 'error',
    operation: 'getThing',
    at: '/name',
    expected: 'string',
    found: 'number',
  } as const;
  const text = render({
    ...run,
    status: 'failed',
    network: 'internet',
    faults: ['tiny@staging:getThing=null:/name'],
    drifts: ['tiny@staging=renamed'],
    scenarios: [{ ...scenario, verdict: 'failed', findings: [finding, finding] }],
  });
  assert.match(text, /error body_invalid getThing \/name: expected string, found number \(2×\)/);
  assert.ok(
    text.includes(
      'repeat: npx livegate verify tiny --environment staging --network internet --fault "tiny@staging:getThing=null:/name" --drift "tiny@staging=renamed" --grep "reads"',
    ),
    text,
  );
});

test('foreign text cannot move the cursor, turn the text around or add lines', () => {
  const hostile = '\u001B[2J\u001B]0;owned\u0007 \u202Eevil\u2066\r\nPASSED \u2028\uD800';
  const finding = { code: 'body_invalid', severity: 'error', expected: hostile, found: hostile } as const;
  const scenarios = [{ ...scenario, title: hostile, verdict: 'failed' as const, findings: [finding] }];
  const text = render({ ...run, status: 'failed', scenarios });
  const repeat = text
    .split('\n')
    .filter((line) => !line.includes('repeat:'))
    .join('\n');
  assert.doesNotMatch(repeat.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Cs}\u2028]/u);
  assert.equal(
    text.split('\n').some((line) => line.startsWith('PASSED')),
    false,
  );
});
