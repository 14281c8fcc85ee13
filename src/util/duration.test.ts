import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { durationToMilliseconds } from './duration.ts';

describe('durationToMilliseconds', () => {
  const cases: readonly [string, number][] = [
    ['PT0S', 0],
    ['PT60S', 60_000],
    ['PT20M', 1_200_000],
    ['P1D', 86_400_000],
    ['P1DT4H30M5S', 102_605_000],
  ];
  for (const [given, want] of cases) {
    it(`${given} is ${want} ms`, () => assert.equal(durationToMilliseconds(given), want));
  }

  for (const given of ['', 'P', 'PT', 'P1DT', '20m', 'P1Y', 'P1W', 'PT1.5S', '-PT1S', ' PT1S', 'pt1s']) {
    it(`refuses ${JSON.stringify(given)}`, () =>
      assert.throws(() => durationToMilliseconds(given), RangeError));
  }
});
