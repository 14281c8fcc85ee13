import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bestCouples } from './best-couples.ts';

type Row = {
  readonly name: string;
  /** The score of each item of the one list (a, b, …) with each of the other (A, B, …). */
  readonly scores: readonly (readonly number[])[];
  readonly wanted: readonly string[];
};

const rows: readonly Row[] = [
  { name: 'nothing with nothing', scores: [], wanted: [] },
  {
    name: 'the highest score first',
    scores: [
      [1, 3],
      [2, 4],
    ],
    wanted: ['bB', 'aA'],
  },
  {
    name: 'of equal ones the nearest places',
    scores: [
      [1, 1],
      [1, 1],
    ],
    wanted: ['aA', 'bB'],
  },
  { name: 'a score of nothing is one', scores: [[0]], wanted: ['aA'] },
  {
    name: 'a score below is none',
    scores: [
      [-1, 2],
      [-1, 5],
    ],
    wanted: ['bB'],
  },
  { name: 'what is left over stays alone', scores: [[1, 2, 3]], wanted: ['aC'] },
];

describe('the best couples of two lists', () => {
  for (const { name, scores, wanted } of rows)
    test(name, () => {
      const left = scores.map((_, index) => index);
      const right = (scores[0] ?? []).map((_, index) => index);
      const couples = bestCouples(left, right, (one, other) => scores[one]?.[other] ?? -1);
      assert.deepEqual(
        couples.map(([one, other]) => `${'abc'.charAt(one)}${'ABC'.charAt(other)}`),
        wanted,
      );
    });

  test('what stands twice in a list is taken twice', () => {
    assert.deepEqual(
      bestCouples(['x', 'x'], ['y', 'y'], () => 1),
      [
        ['x', 'y'],
        ['x', 'y'],
      ],
    );
  });

  test('of equal scores the one that is said to come first', () => {
    const last = bestCouples(
      [0, 1],
      [0],
      () => 1,
      (a, b) => b.one - a.one,
    );
    assert.deepEqual(last, [[1, 0]]);
  });
});
