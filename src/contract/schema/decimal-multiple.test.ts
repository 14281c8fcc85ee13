import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createAjv } from './ajv.ts';
import { isMultipleOf } from './decimal-multiple.ts';

const cases: readonly (readonly [value: number, divisor: number, wanted: boolean])[] = [
  [19.99, 0.01, true],
  [0.3, 0.1, true],
  [1.1, 0.01, true],
  [123_456_789.01, 0.01, true],
  [19.995, 0.01, false],
  [-19.99, 0.01, true],
  [0, 0.01, true],
  [1e21, 0.01, true],
  [1e-7, 0.01, false],
  [3e-7, 1e-7, true],
  [1.5, 0.5, true],
  [2.25, 1.5, false],
  [4, 1.5, false],
  [7, 2, false],
  [8, 2, true],
  [1e300, 1e-300, true],
  [1, 0, false],
];

for (const [value, divisor, wanted] of cases)
  test(`${value} is ${wanted ? 'a' : 'no'} multiple of ${divisor}`, () => {
    assert.equal(isMultipleOf(value, divisor), wanted);
    if (divisor === 0) return;
    for (const detail of ['verdict', 'errors'] as const)
      assert.equal(createAjv(detail).compile({ multipleOf: divisor })(value), wanted);
  });

test('every amount of cents is one of 0.01, and none with half a cent', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
      const text = (cents / 100).toFixed(2);
      assert.ok(isMultipleOf(Number(text), 0.01), text);
      assert.ok(!isMultipleOf(Number(`${text}5`), 0.01), `${text}5`);
    }),
  );
});
