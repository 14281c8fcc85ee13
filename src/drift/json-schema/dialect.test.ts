import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { schemaSource } from '../testing/schema-source.ts';

type Fields = Readonly<Record<string, unknown>>;
type Case = readonly [name: string, old: Fields, next: Fields];

const draft = (name: string, schema: Fields) => ({
  $schema: `http://json-schema.org/draft-${name}/schema#`,
  ...schema,
});
const draft2019 = (schema: Fields) => ({
  $schema: 'https://json-schema.org/draft/2019-09/schema',
  ...schema,
});
const text = { type: 'string' };
const definitions = { t: text };
const referring = { properties: { a: { $ref: '#/definitions/t', minLength: 3 } }, definitions };
const branch = (id: string) => ({
  $id: id,
  $recursiveAnchor: true,
  properties: { inner: { $recursiveRef: '#' } },
});
const tree = (more: Fields) =>
  draft2019({ ...branch('http://a.example/tree'), ...more, $defs: { b: branch('http://a.example/branch') } });

const same: readonly Case[] = [
  ['nothing counts beside $ref in draft 7', draft('07', referring), { properties: { a: text } }],
  ['nor in draft 4', draft('04', referring), { properties: { a: text } }],
  [
    'a schema that is a reference, with its definitions',
    draft('07', { $ref: '#/definitions/t', definitions }),
    text,
  ],
  [
    'items as a list',
    draft('07', { items: [text], additionalItems: false }),
    { prefixItems: [text], items: false },
  ],
  [
    'additionalItems beside one schema of items',
    draft('07', { items: text, additionalItems: false }),
    { items: text },
  ],
  ['dependencies', draft('07', { dependencies: { a: ['b'] } }), { dependentRequired: { a: ['b'] } }],
  [
    'an exclusive limit of draft 4',
    draft('04', { minimum: 1, exclusiveMinimum: true }),
    { exclusiveMinimum: 1 },
  ],
  [
    'an id of draft 4',
    draft('04', { properties: { a: { $ref: '#t' } }, definitions: { t: { id: '#t', ...text } } }),
    { properties: { a: text } },
  ],
  [
    'an anchor of draft 7',
    draft('07', { properties: { a: { $ref: '#t' } }, definitions: { t: { $id: '#t', ...text } } }),
    { properties: { a: text } },
  ],
  [
    'a recursion of 2019-09',
    draft2019({ properties: { a: { $recursiveRef: '#' }, b: text } }),
    { properties: { a: { $ref: '#' }, b: text } },
  ],
  [
    'what is written beside $ref counts in 2019-09',
    draft2019(referring),
    { properties: { a: { ...text, minLength: 3 } } },
  ],
  ['const in draft 4', draft('04', { const: 1 }), {}],
  ['if in draft 6', draft('06', { if: text, then: false }), {}],
  ['dependentRequired in draft 7', draft('07', { dependentRequired: { a: ['b'] } }), {}],
  ['prefixItems in 2019-09', draft2019({ prefixItems: [text] }), {}],
];

describe('a schema is read in its own draft', () => {
  for (const [name, old, next] of same)
    test(name, () => {
      const told = (['request', 'response'] as const).flatMap((as) => {
        const { changes, undecided } = findSchemaChanges(schemaSource(old), schemaSource(next), { as });
        assert.deepEqual(undecided, []);
        return changes.filter(({ reason }) => !/^\$schema removed$|unknown to .* removed$/.test(reason));
      });
      assert.deepEqual(told, []);
    });

  test('the same words in another draft are not the same', () => {
    const next = { ...referring, $schema: 'https://json-schema.org/draft/2020-12/schema' };
    const { changes } = findSchemaChanges(schemaSource(draft('07', referring)), schemaSource(next), {
      as: 'request',
    });
    assert.deepEqual(
      changes.map(({ id, severity }) => `${severity} ${id}`),
      ['breaking request-min-length-tightened', 'safe request-documentation-changed'],
    );
  });

  test('what is not known to its draft is told where it changes', () => {
    const next = draft('07', { dependentRequired: { a: ['b'] } });
    const { changes } = findSchemaChanges(schemaSource(draft('07', {})), schemaSource(next), {
      as: 'request',
    });
    assert.deepEqual(
      changes.map(({ reason }) => reason),
      ['dependentRequired (unknown to draft-07) added'],
    );
  });
});

const unknown: readonly Case[] = [
  ['a draft that is not read', draft('03', text), draft('03', { ...text, minLength: 2 })],
  ['words of somebody', { $schema: 'urn:a', ...text }, { $schema: 'urn:a', ...text, minLength: 2 }],
  [
    'a part in another draft',
    { properties: { a: text } },
    { properties: { a: { ...draft('07', text), minLength: 2 } } },
  ],
  ['a recursion that may lead to several places', tree({}), tree({ minProperties: 1 })],
];

describe('a schema in words that are not known is undecided', () => {
  for (const [name, old, next] of unknown)
    test(name, () => {
      const { changes, undecided, verdict } = findSchemaChanges(schemaSource(old), schemaSource(next), {
        as: 'request',
      });
      assert.equal(verdict, 'unknown');
      assert.ok(undecided.every((one) => one.where.length === 1 && (one.old ?? one.new) !== undefined));
      assert.ok(changes.every(({ severity }) => severity !== 'breaking'));
    });

  test('unless nothing changed', () => {
    const [, old] = unknown[0] ?? ['', {}];
    assert.equal(findSchemaChanges(schemaSource(old), schemaSource({ ...old })).verdict, 'identical');
  });
});

const post = (schema: Fields, more: Fields = {}) =>
  openApiSource({
    openapi: '3.1.0',
    info: { title: 'a', version: '1' },
    paths: {
      '/a': { post: { requestBody: { content: { 'application/json': { schema } } }, responses: {} } },
    },
    ...more,
  });

describe('the schemas of an OpenAPI document', () => {
  const jsonSchemaDialect = 'http://json-schema.org/draft-07/schema#';

  test('are read in the dialect that it names', () => {
    const next = post({ dependentRequired: { a: ['b'] } }, { jsonSchemaDialect });
    assert.equal(findSchemaChanges(post({}, { jsonSchemaDialect }), next).verdict, 'safe');
    assert.equal(findSchemaChanges(post({}), post({ dependentRequired: { a: ['b'] } })).verdict, 'breaking');
  });

  test('are undecided in a dialect that is not known', () => {
    const more = { jsonSchemaDialect: 'urn:a' };
    const { undecided, verdict } = findSchemaChanges(post({}, more), post(text, more));
    assert.deepEqual(
      [verdict, undecided.map(({ where }) => where)],
      ['unknown', [['#/jsonSchemaDialect'], ['#/jsonSchemaDialect']]],
    );
  });

  const later: readonly (readonly [name: string, schema: Fields, more: Fields])[] = [
    ['const', text, { const: 'a' }],
    ['if', text, { if: { minLength: 1 }, then: { const: '' } }],
    ['contains', { type: 'array', items: text }, { contains: { enum: ['a'] } }],
    ['propertyNames', { type: 'object' }, { propertyNames: { maxLength: 3 } }],
  ];
  for (const [name, schema, more] of later) {
    const inside = (one: Fields): Fields => ({ properties: { a: one } });
    const [old, next] = [inside(schema), inside({ ...schema, ...more })];

    test(`are held to ${name} from 3.1 on, and in 3.0 it is a word like any other`, () => {
      const severities = ['3.0.3', '3.1.0'].map((openapi) =>
        findSchemaChanges(post(old, { openapi }), post(next, { openapi })).changes.map(
          ({ id, severity }) => `${severity} ${id}`,
        ),
      );
      assert.deepEqual(
        severities[0],
        Object.keys(more).map(() => 'safe request-extension-changed'),
      );
      assert.match(String(severities[1]), /^breaking /);
    });

    test(`are others in 3.1 if they have ${name}`, () => {
      const { changes } = findSchemaChanges(post(next, { openapi: '3.0.3' }), post(next));
      assert.equal(changes[0]?.severity, 'breaking');
    });
  }

  test('that say nullable are others in 3.1, where the word means nothing', () => {
    const schema = { properties: { a: { ...text, nullable: true } } };
    const { changes } = findSchemaChanges(post(schema, { openapi: '3.0.3' }), post(schema));
    assert.deepEqual(
      changes.map(({ id, severity }) => `${severity} ${id}`),
      ['breaking request-null-removed', 'safe document-changed'],
    );
  });
});
