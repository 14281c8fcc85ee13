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
  const having = (type: string, value: string): string => `type Query { a(x: ${type} = ${value}): Int }`;
  const equal: readonly (readonly [type: string, one: string, other: string])[] = [
    ['Float', '1', '1.0'],
    ['Float!', '1e2', '100'],
    ['[Int]', '1', '[1]'],
    ['[[Int!]!]!', '1', '[[1]]'],
  ];
  for (const [type, one, other] of equal)
    test(`is the same one: ${type} = ${one}, ${other}`, () => {
      assert.deepEqual(changes(having(type, one), having(type, other)), []);
    });
  const differing: readonly (readonly [type: string, one: string, other: string])[] = [
    ['Float', '1', '1.5'],
    ['[Int]', '1', '[1, 1]'],
    ['ID', '1', '"1"'],
    ['[Int]', 'null', '[null]'],
  ];
  for (const [type, one, other] of differing)
    test(`is not another one: ${type} = ${one}, ${other}`, () => {
      const [change] = changes(having(type, one), having(type, other));
      assert.equal(change?.id, 'graphql-argument-default-changed');
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
