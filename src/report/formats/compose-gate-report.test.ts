import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrokenGlass, Decision, ItemResult } from '../../model/decision.ts';
import { composeGateReport } from './compose-gate-report.ts';
import { renderCtrf } from './render-ctrf.ts';
import { renderGithub } from './render-github.ts';
import { renderJunit } from './render-junit.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderSarif } from './render-sarif.ts';
import { sampleInput } from './testing/sample-input.ts';
import { ctrfProblems, junitProblems, sarifProblems } from './testing/validators.ts';

const [sample] = sampleInput.decisions;
const at = '2026-07-01T12:00:00.000Z';
const item: ItemResult = {
  id: 'drift',
  title: 'No drift',
  kind: 'automatic',
  verdict: 'passed',
  reason: 'none',
};
const waived = { by: 'bob', owner: 'ada', reason: 'soon', until: at, found: 'x' };
const glass: BrokenGlass = {
  ...{
    id: 'a1',
    environment: 'live',
    network: 'internet',
    reason: 'refunds <b>\u001b[31mwait',
    by: ['jo', 'sam'],
  },
  ...{ issuedAt: at, expiresAt: at, state: 'ended' },
};

function reportOf(...decisions: readonly Partial<Decision>[]) {
  const [first, ...more] = decisions.map((one) => ({
    ...(sample as Decision),
    decidedAt: at,
    items: [item],
    ...one,
  }));
  return composeGateReport({ ...sampleInput, network: 'sandbox', decisions: [first as Decision, ...more] });
}

const failed: ItemResult = { ...item, verdict: 'failed', reason: 'no' };
const rows: readonly (readonly [
  what: string,
  decisions: readonly Partial<Decision>[],
  verdict: string,
  levels: readonly string[],
])[] = [
  ['passed', [{}], 'passed', []],
  ['passed by a waiver alone', [{ items: [{ ...item, waived }] }], 'passed', ['note']],
  ['passed, and glass was broken', [{ brokenGlass: [glass] }], 'passed', ['warning']],
  ['failed', [{ items: [failed] }], 'failed', ['error']],
  ['unknown', [{ items: [{ ...failed, verdict: 'unknown' }] }], 'unknown', ['error']],
  ['without items', [{ items: [] }], 'unknown', []],
  ['one of two failed', [{}, { items: [failed] }], 'failed', ['error']],
];

for (const [what, decisions, verdict, levels] of rows)
  test(`decisions alone: ${what}`, async () => {
    const report = reportOf(...decisions);
    assert.equal(report.verdict, verdict);
    const problems = report.suites.flatMap(({ cases }) => cases.flatMap((one) => one.problems));
    assert.deepEqual(
      problems.map(({ severity }) => severity),
      levels,
    );
    if (verdict === 'unknown' && levels.length === 0) return;
    assert.deepEqual(await junitProblems(renderJunit(report)), []);
    assert.deepEqual(sarifProblems(renderSarif(report)), []);
    assert.deepEqual(ctrfProblems(renderCtrf(report)), []);
  });

test('glass that was broken is shown in each format, as text', () => {
  const report = reportOf({ brokenGlass: [glass] });
  for (const text of [
    renderJunit(report),
    renderSarif(report),
    renderGithub(report),
    renderMarkdown(report),
  ]) {
    assert.match(text, /BREAK GLASS/);
    assert.ok(!text.includes('\u001b'));
  }
  assert.ok(!renderMarkdown(report).includes('<b>'));
});

test('the times of several decisions are those of the first and of the last', () => {
  const { endedAt, startedAt } = reportOf({}, { decidedAt: '2026-07-01T11:00:00.000Z' });
  assert.deepEqual([startedAt, endedAt], ['2026-07-01T11:00:00.000Z', at]);
});
