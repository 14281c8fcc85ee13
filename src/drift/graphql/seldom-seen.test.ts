import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { introspectionFromSchema, buildSchema } from 'graphql';
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
    [
      'graphql-type-removed: subscription { ... on Subscription { s } }',
      'graphql-root-removed: subscription { s }',
    ],
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

describe('an introspection result that holds less than it should', () => {
  const schema = introspectionFromSchema(buildSchema('directive @d on FIELD type Query { a: Int }')).__schema;
  const result = (more: object, beside: object = {}): string =>
    JSON.stringify({ ...beside, data: { __schema: { ...schema, ...more } } });
  const broken: readonly (readonly [name: string, text: string, found: RegExp])[] = [
    ['has no list of directives', result({ directives: undefined }), /no list of directives/],
    ['came with errors', result({}, { errors: [{ message: 'no' }] }), /came with errors/],
  ];
  for (const [name, text, found] of broken)
    test(`is not read where it ${name}: nothing looks removed`, () => {
      assert.throws(() => parseSchemaDocument(text, { source: 'a.json' }), {
        code: 'document_malformed',
        message: found,
      });
    });
  test('is read where it is whole', () => {
    assert.equal(parseSchemaDocument(result({}, { errors: [] }), { source: 'a.json' }).language, 'graphql');
  });
});
