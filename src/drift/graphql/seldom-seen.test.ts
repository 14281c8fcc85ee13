import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  buildSchema,
  getIntrospectionQuery,
  graphqlSync,
  introspectionFromSchema,
  printSchema,
} from 'graphql';
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

describe('an introspection result whose query did not ask for all', () => {
  const schema = buildSchema(`
    directive @twice(a: Int @deprecated(reason: "no")) repeatable on FIELD
    scalar Day @specifiedBy(url: "https://a.example")
    input One @oneOf { a: Int b: Int }
    "words" type Query { a(b: Int @deprecated(reason: "old")): Day @deprecated(reason: "gone") c(one: One): Int }`);
  const sdl = printSchema(schema);
  const everything = {
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    inputValueDeprecation: true,
    oneOf: true,
  };
  const asked = (options: object): string => {
    const { data } = graphqlSync({ schema, source: getIntrospectionQuery(options) });
    return JSON.stringify(data);
  };
  const without = (...keys: readonly string[]): string =>
    JSON.stringify(JSON.parse(asked(everything)), (key, value: unknown) =>
      keys.includes(key) ? undefined : value,
    );
  const both = (text: string) => {
    const [one, other] = [
      parseSchemaDocument(sdl, { source: 'a.graphql' }),
      parseSchemaDocument(text, { source: 'b.json' }),
    ];
    return [findSchemaChanges(one, other), findSchemaChanges(other, one)];
  };
  const cases: readonly (readonly [what: string, text: string, unasked?: string])[] = [
    ['all', asked(everything)],
    [
      'what graphql-js asks for by itself',
      asked({}),
      'isDeprecated of inputs, isOneOf, isRepeatable, specifiedByURL',
    ],
    ['no descriptions', asked({ ...everything, descriptions: false }), 'description'],
    ['no deprecations', without('isDeprecated', 'deprecationReason'), 'isDeprecated, isDeprecated of inputs'],
  ];
  for (const [what, text, unasked] of cases)
    test(`shows no change that it cannot know of, and says so: ${what}`, () => {
      for (const { changes, new: is, old } of both(text)) {
        assert.deepEqual(
          changes.map(({ id }) => id),
          [],
        );
        const said = [...old.defects, ...is.defects].map(({ file, message }) => `${file}: ${message}`);
        const expected = `b.json: the introspection query did not ask for ${unasked ?? ''}: what changed of it is not told`;
        assert.deepEqual(said, unasked === undefined ? [] : [expected]);
      }
    });

  test('shows what it asked for', () => {
    const { data } = graphqlSync({
      schema: buildSchema(sdl.replace(' repeatable', '').replace('"gone"', '"soon"')),
      source: getIntrospectionQuery({ directiveIsRepeatable: true }),
    });
    const [there] = both(JSON.stringify(data));
    assert.deepEqual(there?.changes.map(({ id }) => id).sort(), [
      'graphql-deprecation-changed',
      'graphql-directive-repeatable-removed',
    ]);
  });
});
