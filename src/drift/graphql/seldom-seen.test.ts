import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseSchemaDocument } from '../document/parse-schema-document.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';

const read = (text: string) => parseSchemaDocument(text, { source: 'schema.graphql' });
const changes = (old: string, next: string) => findSchemaChanges(read(old), read(next)).changes;

type Case = readonly [name: string, old: string, next: string, found: readonly string[]];

const taking = (kind: string): string => `type Query { a(d: D): Int } ${kind}`;

const proved: readonly Case[] = [
  [
    'the only subscription',
    'type Query { a: Int } type Subscription { s: Int }',
    'type Query { a: Int }',
    ['graphql-root-removed: subscription { s }'],
  ],
  [
    'a scalar that is an enum now',
    taking('scalar D'),
    taking('enum D { X }'),
    ['graphql-type-kind-changed: query { a(d: "a") }'],
  ],
  [
    'a scalar that is an input type now',
    taking('scalar D'),
    taking('input D { x: Int }'),
    ['graphql-type-kind-changed: query { a(d: "a") }'],
  ],
  [
    'an enum that is an input type now',
    taking('enum D { X }'),
    taking('input D { x: Int }'),
    ['graphql-type-kind-changed: query { a(d: X) }'],
  ],
  [
    'an input type that is an enum now',
    taking('input D { x: Int! }'),
    taking('enum D { X }'),
    ['graphql-type-kind-changed: query { a(d: {x: 1}) }'],
  ],
  [
    'a value of an enum that directives alone take',
    'type Query { a: Int } directive @d(e: [E!]!) on QUERY | FIELD_DEFINITION enum E { X Y }',
    'type Query { a: Int } directive @d(e: [E!]!) on QUERY | FIELD_DEFINITION enum E { X }',
    ['graphql-input-enum-value-removed: query @d(e: [Y]) { __typename }'],
  ],
];

describe('a document proves what became of', () => {
  for (const [name, old, next, found] of proved)
    test(name, () => {
      const shown = changes(old, next).map(
        ({ id, witness }) => `${id}: ${witness?.kind === 'document' ? witness.document : 'none'}`,
      );
      assert.deepEqual(shown.sort(), [...found].sort());
    });
});

describe('one cause is told once', () => {
  const roots = 'schema { query: Query mutation: M } type M { m: Query }';
  const cases: readonly (readonly [name: string, old: string, next: string, found: readonly string[]])[] = [
    [
      'a root type and its operation',
      `${roots} type Query { a: Int }`,
      'type Query { a: Int }',
      ['graphql-root-removed: The root type for mutation was M and is now none.'],
    ],
    [
      'a new root type and its operation',
      'type Query { a: Int }',
      `${roots} type Query { a: Int }`,
      ['graphql-root-added: The root type for mutation was none and is now M.'],
    ],
    [
      'another type that has become the root',
      'type Query { a: Int }',
      'schema { query: Root } type Root { a: Int }',
      [
        'graphql-root-changed: The root type for query was Query and is now Root.',
        'graphql-type-added: The object type Root was added.',
        'graphql-type-removed: The object type Query was removed.',
      ],
    ],
    [
      'a type that must be given, and its default',
      'type Query { a(x: Int = 1): Int }',
      'type Query { a(x: Int!): Int }',
      ['graphql-argument-type-narrowed: Query.a(x:) was of type Int and is now Int!, without its default 1.'],
    ],
    [
      'one that need not, and its default',
      'input I { x: [Int]! } type Query { a(i: I): Int }',
      'input I { x: [Int!]! = 1 } type Query { a(i: I): Int }',
      ['graphql-input-field-type-narrowed: I.x was of type [Int]! and is now [Int!]!, with the default 1.'],
    ],
    [
      'a type that must not be given, and another default',
      'type Query { a(x: Int! = 1): Int }',
      'type Query { a(x: Int = 2): Int }',
      [
        'graphql-argument-default-changed: The default of Query.a(x:) was 1 and is now 2.',
        'graphql-argument-type-widened: Query.a(x:) was of type Int! and is now Int.',
      ],
    ],
  ];
  for (const [name, old, next, found] of cases)
    test(name, () => {
      assert.deepEqual(
        changes(old, next)
          .map(({ id, reason }) => `${id}: ${reason}`)
          .sort(),
        found,
      );
    });
});

describe('what GraphQL itself gives', () => {
  const query = 'type Query { a: Int }';
  const places = 'on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT';
  const skip = (more: string): string => `${query} directive @skip(if: Boolean! ${more}) ${places}`;
  const cases: readonly (readonly [name: string, old: string, next: string, named?: string])[] = [
    ['a directive as it is given', query, skip('')],
    [
      'a directive of another edition',
      query,
      `${query} directive @deprecated(reason: String! = "x") on ENUM_VALUE`,
    ],
    ['an argument that must be given', query, skip('why: Int!'), '@skip'],
    ['one less', skip('why: Int'), query, '@skip'],
    ['the same one on both sides', skip('why: Int'), skip(', why: Int')],
    ['fewer places', query, skip('').replace('FIELD |', ''), '@skip'],
    ['a type of one side', query, `${query} type __Type { a: Int }`],
    ['a type', `${query} type __Type { a: Int }`, `${query} type __Type { a: ID }`, '__Type'],
  ];
  for (const [name, old, next, named] of cases)
    test(`is not compared, but named where the sides differ: ${name}`, () => {
      const found = findSchemaChanges(read(old), read(next));
      assert.deepEqual(found.changes, []);
      const expected = `the two sides define ${named ?? ''} differently: what GraphQL itself gives is not compared`;
      assert.deepEqual(
        found.new.defects.map(({ message }) => message),
        named === undefined ? [] : [expected],
      );
    });
});

describe('a default in another spelling', () => {
  const having = (type: string, value: string): string =>
    `type Query { a(x: ${type} = ${value}): Int } input I { f: Float i: [Int] n: ID = 4 next: I } enum E { A }`;
  const equal: readonly (readonly [type: string, one: string, other: string])[] = [
    ['Float', '1', '1.0'],
    ['Float!', '1e2', '100'],
    ['[Int]', '1', '[1]'],
    ['[[Int!]!]!', '1', '[[1]]'],
    ['[[Int]]', '[1, null]', '[[1], null]'],
    ['[Float!]', '[1, 20]', '[1.0, 2e1]'],
    ['[E!]!', 'A', '[A]'],
    ['ID', '1', '"1"'],
    ['I', '{f: 1, i: 2}', '{i: [2], f: 1.0}'],
    ['[I]', '{next: {f: 1}}', '[{next: {f: 1.0}}]'],
    ['I', '{f: 1}', '{f: 1, n: "4"}'],
  ];
  for (const [type, one, other] of equal)
    test(`is the same one: ${type} = ${one}, ${other}`, () => {
      assert.deepEqual(changes(having(type, one), having(type, other)), []);
    });
  const differing: readonly (readonly [type: string, one: string, other: string])[] = [
    ['Float', '1', '1.5'],
    ['[Int]', '1', '[1, 1]'],
    ['ID', '1', '"01"'],
    ['String', '"1"', '"1.0"'],
    ['[Int]', 'null', '[null]'],
    ['I', '{f: 1}', '{f: 1, n: 5}'],
    ['I', '{f: 1}', '{f: 1, n: null}'],
    ['I', '{next: {f: 1}}', '{next: {i: 1}}'],
  ];
  for (const [type, one, other] of differing)
    test(`is not another one: ${type} = ${one}, ${other}`, () => {
      const [change] = changes(having(type, one), having(type, other));
      assert.equal(change?.id, 'graphql-argument-default-changed');
    });
});

describe('what must be given now', () => {
  const demanding: readonly (readonly [
    name: string,
    old: string,
    next: string,
    refusals: readonly RegExp[],
  ])[] = [
    [
      'two arguments',
      'type Query { a: Int }',
      'type Query { a(b: Int! c: Int!): Int }',
      [/a\(b:\)/, /a\(c:\)/],
    ],
    [
      'two fields of an input type',
      taking('input D { x: Int }'),
      taking('input D { x: Int b: Int! c: Int! }'),
      [/field "b"/, /field "c"/],
    ],
    [
      'two arguments of a directive',
      'type Query { a: Int } directive @d on FIELD',
      'type Query { a: Int } directive @d(b: Int! c: Int!) on FIELD',
      [/@d\(b:\)/, /@d\(c:\)/],
    ],
  ];
  for (const [name, old, next, refusals] of demanding)
    test(`is each refused for itself: ${name}`, () => {
      const found = changes(old, next);
      assert.equal(found.length, refusals.length);
      for (const [index, { witness }] of found.entries())
        assert.match(witness?.kind === 'document' ? witness.refusal : '', refusals[index] ?? /^$/);
    });

  const reached: readonly (readonly [
    name: string,
    sdl: string,
    from: string,
    to: string,
    document: string,
  ])[] = [
    ['an argument', 'type Query { a(b: Int): Int }', 'Int)', 'Int!)', '{ a }'],
    ['one without its default', 'type Query { a(b: Int! = 1): Int }', ' = 1', '', '{ a }'],
    ['one of another type', 'type Query { a(b: Int): Int }', 'Int)', 'String!)', '{ a }'],
    ['a field of an input type', taking('input D { x: Int }'), 'x: Int', 'x: Int!', '{ a(d: {}) }'],
    [
      'an argument of a directive',
      'type Query { a: Int } directive @d(x: Int) on FIELD',
      'x: Int',
      'x: Int!',
      '{ a @d }',
    ],
  ];
  for (const [name, sdl, from, to, text] of reached)
    test(`reaches who does not give it: ${name}`, () => {
      const documents = [
        { name: 'ours', text },
        { name: 'other', text: '{ __typename }' },
      ];
      const found = findSchemaChanges(read(sdl), read(sdl.replace(from, to)), { documents }).changes;
      assert.deepEqual(
        found.map(({ operations }) => operations),
        [['ours']],
      );
    });

  test('does not reach those who leave out what need not be given', () => {
    const documents = [{ name: 'ours', text: '{ a }' }];
    const sides = ['Int', 'String'].map((type) => read(`type Query { a(b: ${type}): Int }`));
    const found = findSchemaChanges(sides[0]!, sides[1]!, { documents }).changes;
    assert.deepEqual(
      found.map(({ operations }) => operations),
      [[]],
    );
  });
});
