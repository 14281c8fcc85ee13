import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDoor } from './door.ts';
import type { Promotion } from './predicates/promotion.ts';
import { createSecondClock } from './second-clock.ts';
import { hoursFromNow, now } from './testing/sample-facts.ts';

const limit = 30_000;

/** What the door says at this many milliseconds before its end, after these differences were heard. */
function asked(
  heard: readonly number[],
  before = 60_000,
): { readonly code: string; readonly reason: string } {
  const end = now.getTime() + 3_600_000;
  const second = createSecondClock(limit);
  const ask = openDoor({
    promotion: {
      provider: 'acme',
      operations: ['getOrder'],
      expiresAt: hoursFromNow(1),
    } as unknown as Promotion,
    watch: { closed: () => undefined, close: () => undefined },
    now: () => end - before,
    elapsed: () => 0,
    second,
  });
  for (const difference of heard) second.hear(difference);
  const admission = ask({ operation: 'getOrder' });
  return admission.admitted ? { code: 'admitted', reason: '' } : admission;
}

const rows: readonly (readonly [
  what: string,
  heard: readonly number[],
  code: string,
  reason: RegExp,
  before?: number,
])[] = [
  ['nothing was heard', [], 'admitted', /^$/],
  ['they agree', [0, 800, -800], 'admitted', /^$/],
  ['just within the limit', [limit, -limit], 'admitted', /^$/],
  ['theirs is ahead', [limit + 1], 'clock_differs', /clock is 30 s ahead of ours, at most 30 s/],
  ['theirs is behind', [-48 * 3_600_000], 'clock_differs', /clock is 2 d behind ours/],
  ['it agreed again later', [400 * 86_400_000, 0], 'clock_differs', /clock is 400 d ahead/],
  ['a difference that is none', [Number.NaN], 'clock_differs', /./],
  ['past the end by theirs alone', [20_000], 'expired', /expired at/, 20_000],
  ['not yet past it by theirs', [19_999], 'admitted', /^$/, 20_000],
  ['past the end by ours alone', [-20_000], 'expired', /expired at/, 0],
];

for (const [what, heard, code, reason, before] of rows)
  test(`two clocks at use: ${what}`, () => {
    const found = asked(heard, before);
    assert.equal(found.code, code);
    assert.match(found.reason, reason);
  });
