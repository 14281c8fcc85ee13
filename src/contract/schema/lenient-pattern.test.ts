import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lenientRegExp, matchLeniently, readPattern } from './lenient-pattern.ts';

const cases: readonly (readonly [pattern: string, fits: string, not: string])[] = [
  ['^\\p{L}+$', 'é', '1'],
  ['^.$', '😀', 'ab'],
  ['^[\\w-.]+$', 'a-.', '/'],
  ['^\\_[a-z]$', '_a', 'a'],
  ['^\\"a\\"$', '"a"', 'a'],
];

for (const [pattern, fits, not] of cases)
  test(`reads ${pattern}`, () => {
    const read = readPattern(pattern);
    assert.deepEqual([read?.test(fits), read?.test(not)], [true, false]);
  });

for (const foreign of ['^(?i)abc$', '^a\\Z', '\\Aa', '^[0-9', '(?P<a>b)'])
  test(`does not take ${foreign} for ECMA-262`, () => {
    assert.equal(readPattern(foreign), undefined);
    assert.equal(lenientRegExp(foreign).test('anything'), true);
  });

test('a pattern that comes to no end is interrupted, and refuses', () => {
  const pattern = '^([a-zA-Z0-9]+[-_]?)+@x$';
  const text = `${'a'.repeat(60)}!`;
  assert.equal(matchLeniently(pattern, text), undefined);
  assert.equal(lenientRegExp(pattern).test(text), false);
  assert.equal(lenientRegExp(pattern).test('a-b-c@x'), true);
  assert.equal(matchLeniently(pattern, 'a-b-c@x'), true);
});

test('a text of megabytes does not keep a pattern busy either', () => {
  assert.equal(matchLeniently('a+b', 'a'.repeat(4_000_000)), undefined);
  assert.equal(matchLeniently('^a+$', 'a'.repeat(4_000_000)), true);
});
