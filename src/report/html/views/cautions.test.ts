import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderReport } from '../render-report.ts';
import { sampleDecision, sampleGate, sampleInput, sampleItem } from '../testing/sample-input.ts';

const waived = {
  by: 'jo',
  owner: 'sam',
  reason: 'mended on Monday',
  until: '2026-11-23T00:00:00.000Z',
  found: '1 of 2 runs is red',
};
const weaker = { item: 'evidence-fresh', limit: 'freshness.evidence', own: 'P2D', pack: 'PT24H' };

test('what only a waiver or a weaker limit lets pass is said on the first page and on the provider’s own', () => {
  const decision = sampleDecision({
    items: [sampleItem(), sampleItem({ id: 'clean-runs', title: 'Clean runs', waived })],
    weakened: [weaker],
  });
  const text = renderReport(sampleInput({ gates: [sampleGate({ decision })] }))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
  const said = (sentence: string) => text.split(sentence).length - 1;
  assert.equal(said('Clean runs, which found “1 of 2 runs is red”. jo signed it'), 2);
  assert.equal(said('“mended on Monday”. sam answers for it'), 2);
  assert.equal(said('freshness.evidence is P2D, where the pack says PT24H'), 2);
  assert.equal(said('All 2 items passed, 1 of them by a waiver alone'), 1);
  assert.equal(
    said('Clean runs clean-runs sam signed by jo mended on Monday found: 1 of 2 runs is red until 23 Nov'),
    1,
  );
  assert.equal(said('Nothing is waived'), 0);
});
