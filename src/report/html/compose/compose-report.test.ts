import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  sampleDecision,
  sampleGate,
  sampleInput,
  sampleItem,
  sampleRun,
  sampleScenario,
} from '../testing/sample-input.ts';
import { omit } from '../../../util/omit.ts';
import { composeReport } from './compose-report.ts';
import type { ReportGate } from '../report-input.ts';

const until = '2026-11-21T19:00:00.000Z';
const verify = { command: 'livegate verify acme --sign', cost: 'a minute' };
const bad = sampleItem({ id: 'drift', verdict: 'failed', reason: 'a field is gone', remedy: verify });
const open = sampleItem({
  id: 'on-call',
  verdict: 'unknown',
  remedy: { command: 'livegate sign-off acme on-call', cost: 'a person' },
});
const inForce = { state: 'in-force', how: 'promotion', id: 'p1', by: 'gate', expiresAt: until } as const;

describe('where a provider stands', () => {
  const rows: readonly [
    what: string,
    gate: ReportGate,
    kind: string,
    words: RegExp,
    next: readonly string[],
  ][] = [
    ['passed', sampleGate(), 'ready', /^Acme may go live\. All 1 items passed/, ['livegate promote acme']],
    [
      'failed',
      sampleGate({ decision: sampleDecision({ verdict: 'failed', items: [bad, open, sampleItem()] }) }),
      'refused',
      /^Acme may not go live\. 2 of 3 items stand against it/,
      [verify.command, 'livegate sign-off acme on-call'],
    ],
    [
      'unknown is not passed',
      sampleGate({ decision: sampleDecision({ verdict: 'unknown', items: [open] }) }),
      'undecided',
      /^Whether Acme may go live cannot be said/,
      ['livegate sign-off acme on-call'],
    ],
    ['promoted', sampleGate({ promotion: inForce }), 'open', /^Acme is open in live\. Promoted by gate/, []],
    [
      'promoted, and would not be again',
      sampleGate({ promotion: inForce, decision: sampleDecision({ verdict: 'failed', items: [bad] }) }),
      'open',
      /It would not be promoted again: 1 of 1 items stands against it/,
      [verify.command],
    ],
    [
      'open in spite of the checklist',
      sampleGate({
        promotion: { ...inForce, how: 'break-glass', by: 'jo and sam' },
        decision: sampleDecision({ verdict: 'failed', items: [bad] }),
      }),
      'broken',
      /in spite of its checklist\. jo and sam broke the glass/,
      [verify.command],
    ],
    [
      'revoked, and all of it passes again',
      sampleGate({
        promotion: { state: 'none', code: 'revoked', reason: 'promotion p1 was revoked (epoch 0, now 1)' },
        events: [{ index: 0, kind: 'revocation', at: until, by: 'ci', what: 'breaking drift in staging' }],
      }),
      'revoked',
      /^Acme was revoked\. Why: breaking drift in staging, found by ci\./,
      ['livegate promote acme'],
    ],
    [
      'revoked, and there is no newer evidence',
      sampleGate({
        promotion: { state: 'none', code: 'revoked', reason: 'promotion p1 was revoked (epoch 0, now 1)' },
        decision: sampleDecision({
          verdict: 'unknown',
          items: [sampleItem({ verdict: 'unknown', remedy: verify })],
        }),
        events: [{ index: 0, kind: 'revocation', at: until, by: 'ci', what: 'breaking drift in staging' }],
      }),
      'revoked',
      /^Acme was revoked\. Why: breaking drift in staging, found by ci\. 1 of 1 items stands against it/,
      [verify.command],
    ],
    [
      'revoked, and something is wrong',
      sampleGate({
        promotion: { state: 'none', code: 'revoked', reason: 'promotion p1 was revoked (epoch 0, now 1)' },
        decision: sampleDecision({ verdict: 'failed', items: [bad] }),
      }),
      'refused',
      /Not open: promotion p1 was revoked/,
      [verify.command],
    ],
  ];
  for (const [what, gate, kind, words, next] of rows)
    test(what, () => {
      const [standing] = composeReport(sampleInput({ gates: [gate] })).standings;
      assert.equal(standing?.kind, kind);
      assert.match(`${standing.sentence} ${standing.detail}`, words);
      assert.deepEqual(
        standing.next.map(({ command }) => command),
        next,
      );
    });

  test('without a decision nothing is said to be fine', () => {
    const problem = 'there is no checklist';
    const gate: ReportGate = { ...omit(sampleGate(), 'decision'), problem };
    const [standing] = composeReport(sampleInput({ gates: [gate] })).standings;
    assert.deepEqual([standing?.kind, standing?.detail], ['none', problem]);
  });
});

describe('the headline', () => {
  const provider = (id: string) => ({
    id,
    name: id.toUpperCase(),
    protocol: 'rest' as const,
    environments: [],
  });
  const refused = (id: string) =>
    sampleGate({ provider: id, decision: sampleDecision({ verdict: 'failed', items: [bad] }) });
  const ready = (id: string) => sampleGate({ provider: id });
  for (const [gates, wanted] of [
    [[refused('a'), refused('b')], 'None of the 2 providers may go live.'],
    [[ready('a'), refused('b'), refused('c')], 'A may go live, B and C may not go live.'],
    [[ready('a'), ready('b')], 'All 2 providers may go live.'],
  ] as const)
    test(wanted, () => {
      const providers = gates.map((gate) => provider(gate.provider));
      assert.equal(composeReport(sampleInput({ gates, providers })).headline, wanted);
    });
});

describe('the evidence of a test environment', () => {
  const staging = (runs: Parameters<typeof sampleInput>[0] & {}) =>
    composeReport(sampleInput(runs)).rows.find(({ environment }) => environment.name === 'staging')?.evidence;
  const withVerdict = (verdict: 'passed' | 'failed' | 'flaky' | 'unknown' | 'not-applicable') =>
    sampleRun({ scenarios: [sampleScenario({ verdict })] });
  const drift = {
    provider: 'acme',
    environment: 'staging',
    network: 'sandbox',
    basis: 'schema',
    dangerous: 0,
    safe: 0,
  } as const;
  const rows = [
    ['no run', [], 'not looked at'],
    ['passed', [withVerdict('passed')], 'held'],
    ['failed', [withVerdict('failed')], 'failed'],
    ['passed on a retry', [withVerdict('flaky')], 'failed'],
    ['interrupted', [withVerdict('unknown')], 'undecided'],
    ['nothing but left out', [withVerdict('not-applicable')], 'undecided'],
    [
      'breaking drift',
      [sampleRun({ drift: [{ ...drift, verdict: 'breaking', breaking: 1, waived: 0 }] })],
      'failed',
    ],
    [
      'breaking drift that is waived',
      [sampleRun({ drift: [{ ...drift, verdict: 'breaking', breaking: 1, waived: 1 }] })],
      'held',
    ],
    [
      'drift that nobody can tell',
      [sampleRun({ drift: [{ ...drift, verdict: 'unknown', breaking: 0, waived: 0 }] })],
      'undecided',
    ],
    [
      'a fault was injected after it passed',
      [
        sampleRun({ id: '2', faults: ['acme=500'], scenarios: [sampleScenario({ verdict: 'failed' })] }),
        withVerdict('passed'),
      ],
      'held',
    ],
    [
      'an older one of other suites failed',
      [
        withVerdict('passed'),
        sampleRun({
          id: '0',
          suiteDigest: 'sha256:s0',
          scenarios: [sampleScenario({ id: 'acme/old', verdict: 'failed' })],
        }),
      ],
      'held',
    ],
    [
      'an older one of the same suites failed elsewhere',
      [
        withVerdict('passed'),
        sampleRun({ id: '0', scenarios: [sampleScenario({ id: 'acme/old', verdict: 'failed' })] }),
      ],
      'failed',
    ],
  ] as const;
  for (const [what, runs, word] of rows) test(what, () => assert.equal(staging({ runs })?.word, word));
});

test('the same scenario of all environments stands in one row, those of every provider first', () => {
  const targets = ['staging', 'preview'].map((environment) => ({
    provider: 'acme',
    environment,
    contractDigest: 'sha256:c1',
  }));
  const scenarios = targets.flatMap(({ environment }) => [
    sampleScenario({ environment }),
    sampleScenario({ environment, id: 'every-provider/reads', title: 'reads' }),
  ]);
  const { groups } = composeReport(sampleInput({ runs: [sampleRun({ targets, scenarios })] }));
  assert.deepEqual(
    groups.map(({ columns, name, rows }) => [name, rows.length, columns.length]),
    [
      ['every-provider', 1, 2],
      ['acme', 1, 2],
    ],
  );
});

test('a scenario that fails now and then is told, with how often', () => {
  const verdicts = ['passed', 'failed', 'passed'] as const;
  const runs = verdicts.map((verdict, index) =>
    sampleRun({ id: `r${index}`, scenarios: [sampleScenario({ verdict })] }),
  );
  const { unsteady } = composeReport(sampleInput({ runs }));
  assert.deepEqual(
    unsteady.map(({ bad: wrong, history, ran }) => [wrong, ran, history.verdicts]),
    [[1, 3, 'pfp']],
  );
});

test('what failed because a fault was injected is not unsteady', () => {
  const failed = { id: 'r1', faults: ['acme=500'], scenarios: [sampleScenario({ verdict: 'failed' })] };
  assert.deepEqual(composeReport(sampleInput({ runs: [sampleRun(failed), sampleRun()] })).unsteady, []);
});

test('coverage counts what was answered, and names what was not', () => {
  const [own] = composeReport(sampleInput()).coverage;
  const [operation] = own?.operations ?? [];
  assert.deepEqual(operation?.fields, { met: 2, of: 3, missing: ['200 /total'] });
  assert.deepEqual(operation.values, { met: 1, of: 2, missing: ['200 /state = CLOSED'] });
  assert.deepEqual(operation.statuses, [{ status: 200, count: 1 }]);
});
