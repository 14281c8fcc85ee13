import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleGate } from '../testing/sample-input.ts';
import { renderTimeline } from './timeline.ts';

const at = '2026-11-21T12:00:00.000Z';
const kinds = ['sign-off', 'promotion', 'release', 'revocation', 'break-glass', 'waiver', 'something-later'];

test('each kind of entry has a mark of its own, on the line and in the legend', () => {
  const events = kinds.map((kind, index) => ({ index, kind, at, what: '' }));
  const page = String(renderTimeline([sampleGate({ events })], at));
  const legend = [...page.matchAll(/class="key"[^]*?d="([^"]*)"[^]*?<\/svg>([\w-]+)/g)];
  assert.deepEqual(
    legend.map(([, , kind]) => kind),
    kinds,
  );
  assert.equal(new Set(legend.map(([, path]) => path)).size, kinds.length);
  const line = [...page.matchAll(/class="mark [^"]*"\s+d="([^"]*)"\s*><title>/g)];
  assert.equal(new Set(line.map(([, path]) => path)).size, kinds.length);
});
