import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findGraphqlDifferences } from '../find-graphql-differences.ts';
import { graphqlSource } from '../testing/graphql-source.ts';

type Way = { readonly name: string; readonly old: string; readonly new: string };

const schema = (first: string, more: string): string =>
  `type Query { ${first} second: A } type A { ${more} } type B { ${more} } `;

const ways: readonly Way[] = [
  { name: 'went', old: 'first: A', new: '' },
  { name: 'leads to another type', old: 'first: A', new: 'first: B' },
  { name: 'became a list', old: 'first: A', new: 'first: [A]' },
  { name: 'asks for an argument', old: 'first: A', new: 'first(id: ID!): A' },
  { name: 'asks for another argument', old: 'first(id: ID!): A', new: 'first(key: ID!): A' },
  { name: 'asks for an argument of another type', old: 'first(id: ID!): A', new: 'first(id: Int!): A' },
  { name: 'has lost the argument that it asked for', old: 'first(id: ID!): A', new: 'first: A' },
];

/** The document that proves the difference at a place. */
function proofOf(old: string, current: string, place: string): string {
  const { differences } = findGraphqlDifferences(graphqlSource(old), graphqlSource(current));
  const proof = differences.find(({ path }) => path.join('.') === place)?.prove();
  assert.ok(proof !== undefined && 'witness' in proof, JSON.stringify(proof));
  assert.ok('document' in proof.witness);
  return proof.witness.document.replace(/\s+/g, ' ');
}

describe('a way to a type that is itself not the same any more is not gone', () => {
  for (const way of ways) {
    it(`where the first of two ${way.name}, to a field that went`, () => {
      const [old, current] = [schema(way.old, 'x: Int y: Int'), schema(way.new, 'y: Int')];
      assert.equal(proofOf(old, current, 'A.x'), 'query { second { x } }');
    });
    it(`where the first of two ${way.name}, to a value that came`, () => {
      const [old, current] = [schema(way.old, 'kind: E'), schema(way.new, 'kind: E')];
      const found = proofOf(`${old} enum E { X }`, `${current} enum E { X Y }`, 'E.Y');
      assert.equal(found, 'query { second { kind } }');
    });
  }
});
