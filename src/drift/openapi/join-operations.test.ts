import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Difference } from '../difference.ts';
import { joinOperations } from './join-operations.ts';

const unproved = () => ({ stoppedBy: 'nothing' });

function difference(operation: string, more: Partial<Difference> = {}): Difference {
  return {
    ...{
      rule: 'header-added',
      direction: 'response',
      operations: [operation],
      path: [operation, 'header A'],
    },
    ...{ old: { pointer: '/a' }, new: { pointer: '/a' }, reason: 'came', prove: unproved },
    ...more,
  };
}

const apart: readonly (readonly [what: string, more: Partial<Difference>])[] = [
  ['another rule', { rule: 'header-removed' }],
  ['another place', { new: { pointer: '/b' } }],
  ['another value', { newValue: 1 }],
  ['another direction', { direction: 'request' }],
  // Or what something makes up for in one operation alone would be made up for in both.
  ['another limit of its severity', { atMost: 'safe' }],
];

describe('joined is one cause', () => {
  for (const [what, more] of apart)
    it(`and no ${what}`, () => {
      const two = [difference('GET /a'), difference('GET /b', more)];
      assert.deepEqual(new Set(joinOperations(two)), new Set(two));
    });

  it('with all that it reaches', () => {
    const [one, ...others] = joinOperations([
      difference('GET /b'),
      difference('GET /a', { positions: ['GET /a one', 'GET /a two'] }),
    ]);
    assert.deepEqual(others, []);
    assert.deepEqual(one?.operations, ['GET /a', 'GET /b']);
    assert.deepEqual(one.positions, ['GET /a one', 'GET /a two', 'GET /b header A']);
  });

  it('and proved where any of them is', () => {
    const witness = {
      kind: 'document',
      acceptedBy: 'old',
      refusedBy: 'new',
      refusal: '',
      document: '',
    } as const;
    const [one] = joinOperations([
      difference('GET /a'),
      difference('GET /b', { prove: () => ({ witness }) }),
    ]);
    assert.deepEqual(one?.prove(), { witness });
  });
});
