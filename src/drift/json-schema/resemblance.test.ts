import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lowered } from '../testing/lowered.ts';
import { Lowering } from './lower.ts';
import { resemblance, wordsOf } from './resemblance.ts';

const text = { type: 'string' };
const declaring = (...names: readonly string[]) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, text])),
});

const rows: readonly (readonly [name: string, left: unknown, right: unknown, found: number])[] = [
  ['the same', declaring('a'), declaring('a'), 1],
  ['two that accept nothing', false, { enum: [] }, 1],
  ['other types', text, { type: 'integer' }, 0],
  ['one of three facts', { ...text, maxLength: 3 }, { ...text, maxLength: 4 }, 1 / 3],
  ['a member of two, and what it says', declaring('a', 'b'), declaring('a'), 3 / 5],
];

const wordsIn = (schema: unknown): ReadonlySet<string> => {
  const { lowering, root } = lowered(schema);
  return wordsOf(root, lowering);
};

describe('how much two schemas have in common', () => {
  for (const [name, left, right, found] of rows)
    test(name, () => {
      assert.equal(resemblance(wordsIn(left), wordsIn(right)), found);
      assert.equal(resemblance(wordsIn(right), wordsIn(left)), found);
    });

  test('what one direction does not carry says nothing in it', () => {
    const { lowering, root } = lowered({
      type: 'object',
      required: ['id'],
      properties: { id: { ...text, readOnly: true } },
    });
    const sent = new Lowering(lowering.graph, 'readOnly');
    assert.deepEqual(
      [lowering, sent].map((one) => wordsOf(root, one).has('object required id')),
      [true, false],
    );
  });
});
