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
    "words" type Query { a(b: Int @deprecated(reason: "old")): Day @deprecated(reason: "gone") c(one: One): Int }
    type Mutation { m(x: Int! = 1, y: Int = 2): Int }
    type Subscription { s: Int }`);
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
    leftOf(asked(everything), (key) => keys.includes(key));
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
    ['no defaults', without('defaultValue'), 'defaultValue'],
    ['no kinds of operations', without('mutationType', 'subscriptionType'), 'mutationType, subscriptionType'],
    ['no reasons', without('deprecationReason'), 'deprecationReason'],
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

  test('calls gone what is not shown of what is deprecated, and says that it may be hidden', () => {
    const isShown = (_: string, value: unknown): boolean =>
      typeof value === 'object' && value !== null && 'isDeprecated' in value && value.isDeprecated === true;
    const shown = leftOf(asked({}), isShown);
    for (const [index, { changes, new: is, old }] of both(shown).entries()) {
      assert.deepEqual(
        changes.map(({ id }) => id),
        [index === 0 ? 'graphql-deprecated-field-removed' : 'graphql-field-added'],
      );
      assert.match([...old.defects, ...is.defects][0]?.message ?? '', /includeDeprecated was asked for/);
    }
  });

  test('proves no demand for what may have a default', () => {
    const text = without('defaultValue');
    const before = sdl.replace('m(x: Int! = 1, y: Int = 2)', 'm');
    const [one, other] = [
      parseSchemaDocument(before, { source: 'a.graphql' }),
      parseSchemaDocument(text, { source: 'b.json' }),
    ];
    const found = findSchemaChanges(one, other);
    assert.deepEqual(
      found.changes.map(({ id, proof, severity }) => [id, severity, proof]),
      [
        ['graphql-required-argument-added', 'dangerous', 'unproved'],
        ['graphql-argument-added', 'dangerous', undefined],
      ],
    );
    assert.match(found.new.defects[0]?.message ?? '', /defaultValue/);
  });

  test('knows what is deprecated where no reason is given', () => {
    const bare = sdl.replaceAll(/@deprecated\(reason: "\w+"\)/g, '@deprecated');
    const { data } = graphqlSync({ schema: buildSchema(bare), source: getIntrospectionQuery(everything) });
    const given = JSON.stringify(data).replaceAll('"No longer supported"', 'null');
    const [one, other] = [
      parseSchemaDocument(bare, { source: 'a.graphql' }),
      parseSchemaDocument(given, { source: 'b.json' }),
    ];
    assert.deepEqual(findSchemaChanges(one, other).changes, []);
  });
});

/** A JSON text without the members and items that a test picks. */
function leftOf(text: string, isGone: (key: string, value: unknown) => boolean): string {
  return JSON.stringify(JSON.parse(text), (key, value: unknown) => {
    if (Array.isArray(value)) return (value as readonly unknown[]).filter((item) => !isGone('', item));
    return isGone(key, value) ? undefined : value;
  });
}
