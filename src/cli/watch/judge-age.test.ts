import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeAge } from './judge-age.ts';
import type { Compared } from './look.ts';

const now = new Date('2026-11-21T12:00:00.000Z');
const day = 86_400_000;
const safe: Compared = {
  environment: 'training',
  basis: 'observed',
  verdict: 'safe',
  breaking: 0,
  waived: 0,
};
type Row = readonly [what: string, more: Partial<Compared>, undecided: RegExp | undefined];

const rows: readonly Row[] = [
  ['a schema that was read now', { basis: 'schema' }, undefined],
  ['a run of an hour ago', { run: 'r', seenAt: '2026-11-21T11:00:00.000Z' }, undefined],
  [
    'a run of yesterday',
    { run: 'r', seenAt: '2026-11-20T12:00:00.000Z' },
    /1 d old, at most 1 d: livegate verify acme$/,
  ],
  ['a run of two years ago', { run: 'r', seenAt: '2024-11-21T12:00:00.000Z' }, /730 d old/],
  ['a run of tomorrow', { run: 'r', seenAt: '2026-11-22T12:00:00.000Z' }, /of the future/],
  ['a run of no time', { run: 'r', seenAt: 'soon' }, /old/],
  ['what was undecided before', { run: 'r', seenAt: '2024-11-21T12:00:00.000Z', undecided: 'so' }, /^so$/],
];
for (const [what, more, undecided] of rows)
  test(`${what} ${undecided === undefined ? 'is decided' : 'cannot be told'}`, () => {
    const judged = judgeAge({ ...safe, ...more }, day, now, 'livegate verify acme');
    if (undecided === undefined) assert.equal(judged.undecided, undefined);
    else assert.match(judged.undecided ?? '', undecided);
  });
