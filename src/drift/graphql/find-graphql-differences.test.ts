import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { buildSchema, introspectionFromSchema, buildClientSchema, printSchema } from 'graphql';
import type { Difference } from '../difference.ts';
import { findGraphqlDifferences } from './find-graphql-differences.ts';
import { graphqlSource } from './testing/graphql-source.ts';

const find = (old: string, current: string): readonly Difference[] =>
  findGraphqlDifferences(graphqlSource(old), graphqlSource(current)).differences;
const only = (old: string, current: string): Difference => {
  const found = find(old, current);
  assert.equal(found.length, 1, found.map(({ reason }) => reason).join('\n'));
  return found[0]!;
};
const folder = new URL('../../../contracts/fluz/', import.meta.url);
const fluz = readFileSync(new URL('schema.graphql', folder), 'utf8');
const fluzDocuments = readdirSync(new URL('operations/', folder)).map((file) => ({
  name: file.replace('.graphql', ''),
  text: readFileSync(new URL(`operations/${file}`, folder), 'utf8'),
}));

describe('a difference between two GraphQL schemas', () => {
  const places: readonly {
    old: string;
    new: string;
    rule: string;
    path: string[];
    pointer: string;
    direction: string;
  }[] = [
    {
      old: 'type Query { a: Int b: Int }',
      new: 'type Query { a: Int }',
      rule: 'graphql-field-removed',
      path: ['Query', 'b'],
      pointer: 'Query.b',
      direction: 'response',
    },
    {
      old: 'type Query { a(x: Int, y: Int): Int }',
      new: 'type Query { a(x: Int): Int }',
      rule: 'graphql-argument-removed',
      path: ['Query', 'a', 'arg y'],
      pointer: 'Query.a(y:)',
      direction: 'request',
    },
    {
      old: 'type Query { a: Int } directive @d(x: Int, y: Int) on FIELD',
      new: 'type Query { a: Int } directive @d(x: Int) on FIELD',
      rule: 'graphql-directive-argument-removed',
      path: ['@d', 'arg y'],
      pointer: '@d(y:)',
      direction: 'request',
    },
    {
      old: 'type Query { a(e: E): Int } enum E { A B }',
      new: 'type Query { a(e: E): Int } enum E { A }',
      rule: 'graphql-input-enum-value-removed',
      path: ['E', 'B'],
      pointer: 'E.B',
      direction: 'request',
    },
    {
      old: 'type Query { u: U } union U = A | B type A { a: Int } type B { a: Int }',
      new: 'type Query { u: U } union U = A type A { a: Int } type B { a: Int }',
      rule: 'graphql-union-member-removed',
      path: ['U', 'member B'],
      pointer: 'U',
      direction: 'response',
    },
    {
      old: 'directive @d on FIELD_DEFINITION type Query { a: Int @d }',
      new: 'directive @d on FIELD_DEFINITION type Query { a: Int }',
      rule: 'graphql-directive-usage-removed',
      path: ['Query', 'a', '@d'],
      pointer: 'Query.a',
      direction: 'response',
    },
  ];
  for (const { old, new: current, rule, path, pointer, direction } of places)
    it(`says where it is: ${rule}`, () => {
      const difference = only(old, current);
      assert.equal(difference.rule, rule);
      assert.deepEqual(difference.path, path);
      assert.equal(difference.old?.pointer, pointer);
      assert.equal(difference.direction, direction);
    });

  it('has the offsets of both sides, and the values that differ', () => {
    const old = 'type Query {\n  a: Int\n}';
    const current = '# one line more\ntype Query {\n  a: String\n}';
    const difference = only(old, current);
    assert.equal(old.slice(difference.old?.offset).slice(0, 6), 'a: Int');
    assert.equal(current.slice(difference.new?.offset).slice(0, 9), 'a: String');
    assert.deepEqual([difference.oldValue, difference.newValue], ['Int', 'String']);
  });

  it('shows a long text by its digest', () => {
    const difference = only('"a" type Query { a: Int }', `"${'b'.repeat(500)}" type Query { a: Int }`);
    assert.equal(difference.oldValue, 'a');
    assert.match(String(difference.newValue), /^sha256:/);
  });

  it('has the offsets of its own text where a part was the same in both', () => {
    const same = 'extend type Query { x: String y: Int }';
    const current = `# a line more\ntype Query { y: Int }\n${same}`;
    const difference = only(`type Query { x: Int y: Int }\n${same}`, current);
    assert.equal(current.slice(difference.new?.offset).slice(0, 9), 'x: String');
  });

  it('is told once where a type and its default change together', () => {
    const rules = find('type Query { a(x: Int = 1): Int }', 'type Query { a(x: Int!): Int }').map(
      ({ rule }) => rule,
    );
    assert.deepEqual(rules, ['graphql-argument-type-narrowed']);
  });

  it('is none in the order of what a default holds', () => {
    const sdl = (value: string): string =>
      `type Query { a(x: In = ${value}): Int } input In { b: Int c: Int }`;
    assert.deepEqual(find(sdl('{b: 1, c: 2}'), sdl('{c: 2 b: 1}')), []);
  });

  it('of something removed says whether that was announced', () => {
    const gone = (field: string): string =>
      only(`type Query { a: Int ${field} }`, 'type Query { a: Int }').reason;
    assert.match(gone('b: Int'), /without having been deprecated/);
    assert.match(gone('b: Int @deprecated'), /as its deprecation announced/);
  });
});

const usageLocations: readonly (readonly [string, (use: string) => string])[] = [
  ['SCHEMA', (use) => `schema ${use} { query: Query } type Query { a: Int }`],
  ['SCALAR', (use) => `type Query { a: Int } scalar S ${use}`],
  ['OBJECT', (use) => `type Query ${use} { a: Int }`],
  ['FIELD_DEFINITION', (use) => `type Query { a: Int ${use} }`],
  ['ARGUMENT_DEFINITION', (use) => `type Query { a(x: Int ${use}): Int }`],
  ['INTERFACE', (use) => `type Query { a: Int } interface I ${use} { a: Int }`],
  ['UNION', (use) => `type Query { a: Int } union U ${use} = Query`],
  ['ENUM', (use) => `type Query { a: Int } enum E ${use} { A }`],
  ['ENUM_VALUE', (use) => `type Query { a: Int } enum E { A ${use} }`],
  ['INPUT_OBJECT', (use) => `type Query { a: Int } input In ${use} { a: Int }`],
  ['INPUT_FIELD_DEFINITION', (use) => `type Query { a: Int } input In { a: Int ${use} }`],
];

describe('the use of a custom directive', () => {
  for (const [location, sdl] of usageLocations)
    it(`is compared on ${location}`, () => {
      const rules = (old: string, current: string): readonly string[] =>
        find(
          `${sdl(old)} directive @d(x: Int) repeatable on ${location}`,
          `${sdl(current)} directive @d(x: Int) repeatable on ${location}`,
        ).map(({ rule }) => rule);
      assert.deepEqual(rules('', '@d(x: 1)'), ['graphql-directive-usage-added']);
      assert.deepEqual(rules('@d(x: 1)', ''), ['graphql-directive-usage-removed']);
      assert.deepEqual(rules('@d(x: 1) @d', '@d(x: 2) @d'), ['graphql-directive-usage-changed']);
    });

  it('is no change where introspection hides it, though a deprecation is', () => {
    const old = graphqlSource('type Query { a: Int @d b: Int @deprecated }');
    const current = graphqlSource('type Query { a: Int b: Int }', { fromIntrospection: true });
    for (const [one, other] of [
      [old, current],
      [current, old],
    ] as const) {
      const { differences } = findGraphqlDifferences(one, other);
      assert.equal(differences.length, 1);
      assert.match(differences[0]!.rule, /^graphql-deprecation-/);
    }
  });
});

describe('the contract of Fluz', () => {
  it('differs from its own introspection in nothing but what that hides', () => {
    const introspected = printSchema(buildClientSchema(introspectionFromSchema(buildSchema(fluz))));
    const { differences, defects } = findGraphqlDifferences(
      graphqlSource(fluz),
      graphqlSource(introspected, { fromIntrospection: true }),
    );
    assert.deepEqual(
      differences.map(({ reason }) => reason),
      [],
    );
    assert.deepEqual(defects, { old: [], new: [] });
  });

  it('names the operations that a change reaches', () => {
    const operations = (from: string, to: string): readonly string[] => {
      assert.ok(fluz.includes(from), from);
      const { differences } = findGraphqlDifferences(
        graphqlSource(fluz),
        graphqlSource(fluz.replace(from, to)),
        {
          documents: fluzDocuments,
        },
      );
      assert.equal(differences.length, 1);
      return differences[0]!.operations;
    };
    assert.deepEqual(operations('marco: String', 'marco: Int'), ['marco']);
    assert.deepEqual(
      operations('getAccountsByUserId(userId: UUID!)', 'getAccountsByUserId(userId: UUID! more: Int!)'),
      ['getAccountsByUserId'],
    );
  });
});

describe('what is reached by a document', () => {
  const sdl = `
    type Query { user(id: ID!, by: By, at: E): User node: Node other: Int }
    type User implements Node { id: ID! name: String kind: E }
    interface Node { id: ID! }
    input By { a: Int b: By2 }
    input By2 { c: Int }
    enum E { X Y }
    directive @d(p: Int) on FIELD`;
  const documents = [
    { name: 'literal', text: '{ user(id: 1, by: {a: 1}) { name } }' },
    { name: 'node', text: 'query { node { id } }' },
    { name: 'variable', text: 'query ($by: By) { user(id: 1, by: $by) { kind } }' },
    {
      name: 'spread',
      text: 'query { other @d(p: 1) ...F } fragment F on Query { node { ... on User { name } } }',
    },
    { name: 'value', text: '{ user(id: 1, at: X) { id } }' },
  ];
  const table: readonly (readonly [string, string, readonly string[]])[] = [
    ['name: String', 'name: Int', ['literal', 'spread']],
    ['User implements Node { id: ID!', 'User implements Node { id: ID', ['node', 'value']],
    ['c: Int', 'c: String', ['variable']],
    ['{ a: Int', '{ a: String', ['literal', 'variable']],
    ['{ X Y }', '{ Y }', ['value', 'variable']],
    ['(p: Int)', '(p: String)', ['spread']],
    ['other: Int', 'other: String', ['spread']],
    ['by: By,', 'by: By, new: Int!,', ['literal', 'value', 'variable']],
    ['{ a: Int b: By2 }', '{ a: Int b: By2 z: Int! }', ['literal', 'variable']],
    ['{ X Y }', '{ X Y Z }', ['value', 'variable']],
  ];
  for (const [from, to, names] of table)
    it(`${from} → ${to}`, () => {
      assert.ok(sdl.includes(from));
      const { differences } = findGraphqlDifferences(
        graphqlSource(sdl),
        graphqlSource(sdl.replace(from, to)),
        {
          documents,
        },
      );
      assert.deepEqual(
        differences.map(({ operations }) => operations),
        [names],
      );
    });

  it('is refused, with its name, where it is no GraphQL', () => {
    assert.throws(
      () =>
        findGraphqlDifferences(graphqlSource(sdl), graphqlSource(sdl), {
          documents: [{ name: 'bad', text: '{' }],
        }),
      /^ConfigError: bad:1:2: Syntax Error/,
    );
  });
});
