import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lenientRegExp, readPattern } from './lenient-pattern.ts';

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
