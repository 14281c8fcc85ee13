import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Difference } from '../difference.ts';
import { findGraphqlDifferences } from './find-graphql-differences.ts';
import { graphqlSource } from './testing/graphql-source.ts';

const find = (old: string, current: string): readonly Difference[] =>
  findGraphqlDifferences(graphqlSource(old), graphqlSource(current)).differences;

describe('what is wrong with a schema', () => {
  it('is a defect, with line and column, where it can be read all the same', () => {
    const sdl = 'type Query {\n  a: Int\n  a: String\n}';
    const { defects, differences } = findGraphqlDifferences(
      graphqlSource(sdl),
      graphqlSource('type Query { a: Int }'),
    );
    assert.deepEqual(differences, []);
    assert.deepEqual(defects.old, [
      { file: 'schema.graphql', line: 3, column: 3, message: 'Query has the field a twice' },
    ]);
  });

  it('has the place in its own text where both sides have it', () => {
    const sdl = 'type Query {\n  a: Int\n  a: String\n}';
    const { defects } = findGraphqlDifferences(graphqlSource(sdl), graphqlSource(`# a line more\n${sdl}`));
    assert.deepEqual([defects.old[0]?.line, defects.new[0]?.line], [3, 4]);
  });

  const provedAllTheSame: Readonly<Record<string, readonly [rest: string, old: string, next: string]>> = {
    'a type and a field given twice': ['type Query { c: Int }', 'a: Int! a: String b: Int', 'a: Int b: Int'],
    'an operation given twice': ['schema { query: Query query: M } type M { c: Int }', 'a: Int!', 'a: Int'],
    'a directive of the name of a type': [
      'directive @D on FIELD interface D { c: Int } extend type Query implements D',
      'c: Int a: Int!',
      'c: Int a: Int',
    ],
    'a type of the name of the schema': [
      'schema { query: Query } interface schema { c: Int } extend type Query implements schema',
      'c: Int a: Int!',
      'c: Int a: Int',
    ],
    'an enum that is only extended': ['extend enum E { X }', 'a(e: E = X): Int!', 'a(e: E = X): Int'],
    'an input type that is only extended, with directives': [
      'extend input E @tag { x: Int = 1 } extend input E { y: Int }',
      'a(e: E = {x: 1}): Int!',
      'a(e: E = {x: 1}): Int',
    ],
    'a type that nothing defines': ['scalar F', 'e: E a: Int!', 'e: E a: Int'],
  };
  for (const [what, [rest, old, next]] of Object.entries(provedAllTheSame))
    it(`does not keep a proof from being found: ${what}`, () => {
      const sdl = (fields: string): string => `type Query { ${fields} } ${rest}`;
      const [difference, ...others] = find(sdl(old), sdl(next));
      assert.deepEqual(others, []);
      const proof = difference!.prove();
      assert.ok('witness' in proof && proof.witness.kind === 'result', JSON.stringify(proof));
    });

  it('is an error where a string that differs cannot be read', () => {
    assert.throws(
      () => find('"a" type Query { a: Int }', '"\\q" type Query { a: Int }'),
      /^ConfigError: schema\.graphql:1:2: Syntax Error: Invalid character escape/,
    );
  });

  const refused: Readonly<Record<string, readonly [next: string, message: RegExp]>> = {
    'an input type that has an object': [
      'type Query {\n  a(i: I): Int\n}\ninput I {\n  t: T = X\n}\ntype T { a: Int }',
      /:5:6: The type of I\.t must be Input Type but got: T/,
    ],
    'a default that its type does not take': [
      'type Query {\n  a(i: I): Int\n}\ninput I {\n  i: Int = X @deprecated(reason: X)\n}',
      /:5:\d+: .*(?:Int cannot represent|String cannot represent)/,
    ],
  };
  for (const [what, [next, message]] of Object.entries(refused))
    it(`is an error with its place where graphql-js makes no schema of it: ${what}`, () => {
      const found = find('type Query { a(i: I): Int } input I { t: E = X i: E } enum E { X }', next);
      assert.throws(
        () => found.map((one) => one.prove()),
        ({ name, message: text }: Error) => name === 'ConfigError' && message.test(text),
      );
    });
});
