import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildSchema, parse } from 'graphql';
import { graphqlUses } from './graphql-uses.ts';
import type { Traffic } from './traffic.ts';

const schema = buildSchema('type Query { a: Int b: Int c(n: Int): Int }');
const own = { name: 'one', document: parse('query one { a }') };
const others = { name: 'one', document: parse('query one($n: Int) { b c(n: $n) }') };
const answered: Traffic = {
  operation: 'one',
  request: { url: '', headers: {} },
  response: { status: 200, body: { json: { data: { a: 1 } } } },
  reads: { body: { properties: { data: { properties: { a: {} } } } }, headers: [] },
};

describe('documents of one name', () => {
  test('count together, and nobody noted what is read of the second', () => {
    assert.deepEqual(graphqlUses(schema, [own, others], [answered]).get('one'), {
      selected: ['Query.a', 'Query.b', 'Query.c'],
      read: ['Query.a'],
      given: ['Query.c(n:)'],
      types: ['Int', 'Query'],
      unrecorded: true,
    });
  });

  test('are one where they say the same', () => {
    const copy = { name: 'one', document: parse('# a copy\nquery one {\n  a,\n}') };
    assert.equal(graphqlUses(schema, [own, copy], [answered]).get('one')?.unrecorded, undefined);
  });

  test('each take the traffic that is theirs', () => {
    const sent: Traffic = { operation: 'one', document: others.document, request: answered.request };
    assert.deepEqual(graphqlUses(schema, [own], [answered, sent]).get('one')?.selected, [
      'Query.a',
      'Query.b',
      'Query.c',
    ]);
    assert.deepEqual([...graphqlUses(schema, [], [answered]).keys()], []);
  });
});
