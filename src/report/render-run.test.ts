import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunRecord, ScenarioResult } from '../model/run-record.ts';
import { patternOf } from './shell-word.ts';
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

test('says what nothing was checked against, of many kinds a few', () => {
  const lines = Array.from(
    { length: 7 },
    (_, index) => `openapi.yaml:${index} a format\u001b[31m: x${index}`,
  );
  const text = renderRun(run, { leftOut: [], unchecked: lines, folder: 'one' }, (_, shown) => shown);
  assert.equal(text.match(/^not checked: openapi\.yaml/gm)?.length, 5);
  assert.match(text, /^not checked: 2 more of such kinds$/m);
  assert.ok(!text.includes('\u001b'));
  assert.doesNotMatch(render(run), /not checked/);
});

test('a passed run is a table, what was left out, and a verdict', () => {
  assert.equal(
    render(run),
    `   provider  environment  passed  failed   time
✓  tiny      staging           1       0  1.2 s

left out: tiny@old, decommissioned

passed: 1 of 1 scenarios passed on the sandbox network, 0 requests to live
record: reports/runs/one/run.json
report: reports/runs/one/html/index.html
next: livegate gate
`,
  );
});

const finding = {
  code: 'status_undocumented',
  severity: 'error',
  operation: 'token',
  expected: '200',
  found: '404',
};
const failing = (count: number, shown: object): ScenarioResult[] =>
  Array.from({ length: count }, (_, index) => ({
    ...scenario,
    title: `${index}`,
    verdict: 'failed',
    findings: [shown] as ScenarioResult['findings'],
  }));

for (const { name, scenarios, want } of [
  {
    name: 'of most',
    scenarios: [...failing(3, finding), ...failing(2, { ...finding, found: '500' })],
    want: '3 of 5',
  },
  { name: 'of few', scenarios: [...failing(3, finding), ...failing(3, { ...finding, found: '500' })] },
  { name: 'of two', scenarios: failing(2, finding) },
  { name: 'that is a warning', scenarios: failing(9, { ...finding, severity: 'warning' }) },
])
  test(`a finding ${name} is ${want === undefined ? 'not ' : ''}told as what they have in common`, () => {
    const text = render({ ...run, status: 'failed', scenarios });
    const told =
      /^the same in (.*) that failed:\n {2}error status_undocumented token: expected 200, found 404\n\nfailed:/m;
    assert.equal(told.exec(text)?.[1], want);
  });

test('why nobody can tell names the environment once', () => {
  const reason = 'tiny@staging: nothing was observed in the run';
  const shown = {
    verdict: 'unknown',
    breaking: 0,
    dangerous: 0,
    safe: 0,
    waived: 0,
    basis: 'observed',
    reason,
  };
  const drift = [{ provider: 'tiny', environment: 'staging', ...shown }] as unknown as NonNullable<
    RunRecord['drift']
  >;
  assert.match(render({ ...run, drift }), /cannot tell tiny@staging: nothing was observed in the run$/m);
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
      'repeat: livegate verify tiny --environment staging --network internet --fault "tiny@staging:getThing=null:/name" --drift "tiny@staging=renamed" --grep "reads"',
    ),
    text,
  );
});

test('the command that repeats a scenario is one that a shell and Playwright take for just its title', () => {
  const repeated = (title: string) =>
    /--grep (.+)$/m.exec(
      render({ ...run, status: 'failed', scenarios: [{ ...scenario, title, verdict: 'failed' }] }),
    )?.[1];
  assert.equal(repeated('reads one (of $5) "now" `id`'), `'reads one \\(of \\$5\\) "now" \`id\`'`);
  assert.equal(repeated("a thing's name."), `'a thing'\\''s name\\.'`);
  assert.equal(repeated('reads\u001B[2J'), `'reads.\\[2J'`);
  for (const title of ['reads one (of $5) "now"', "a [thing]'s {name} | x?", 'a\\b*c^d'])
    assert.match(title, new RegExp(`^${patternOf(title)}$`));
});

test('what needs the sandbox is not said to be declared by the provider', () => {
  const text = render({
    ...run,
    network: 'internet',
    scenarios: [
      scenario,
      { ...scenario, title: 'expires', verdict: 'sandbox-only', reason: 'moves the clock' },
      { ...scenario, title: 'limits', verdict: 'not-applicable', reason: 'has none' },
    ],
  });
  assert.match(
    text,
    /declared by the provider files:\n {2}tiny@staging › limits: not-applicable, has none\n\n/,
  );
  assert.match(
    text,
    /need the sandbox network, so this run says nothing of them:\n {2}tiny@staging › expires: sandbox-only, moves the clock\n\n/,
  );
});

test('a shard without a scenario of some target is not bad for that, and a reason is shown', () => {
  assert.match(render({ ...run, scenarios: [], shard: { current: 1, total: 2 } }), /^✓ {2}tiny/m);
  const left = { ...scenario, verdict: 'unknown', reason: 'left out by the suite' } as const;
  assert.match(
    render({ ...run, status: 'failed', scenarios: [left] }),
    /unknown tiny@staging › reads: left out by/,
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
