import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { relateTypes } from './variance.ts';

describe('the relation of two types', () => {
  const table = [
    ['Int', 'Int', 'equal'],
    ['Int', 'Int!', 'narrowed'],
    ['Int!', 'Int', 'widened'],
    ['[Int]', '[Int!]!', 'narrowed'],
    ['[Int!]', '[Int]', 'widened'],
    ['[Int!]', '[Int]!', 'changed'],
    ['Int', '[Int]', 'changed'],
    ['Int', '[Int]!', 'changed'],
    ['[Int]', 'Int', 'changed'],
    ['[Int]', '[[Int]]', 'changed'],
    ['Int', 'String', 'changed'],
    ['Node', 'User', 'narrowed'],
    ['Node', '[User]', 'changed'],
    ['[User]!', '[Node]', 'widened'],
    ['User', 'Node!', 'changed'],
  ] as const;
  for (const [old, current, relation] of table)
    it(`of ${old} to ${current} is: ${relation}`, () => {
      const isMember = (type: string, abstract: string): boolean => type === 'User' && abstract === 'Node';
      assert.equal(relateTypes(old, current, isMember), relation);
    });

  it('knows nothing of members unless it is told', () => {
    assert.equal(relateTypes('Node', 'User'), 'changed');
  });
});
