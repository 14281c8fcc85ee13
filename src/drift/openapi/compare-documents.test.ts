import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Change } from '../../model/change.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';

type Json = { readonly [name: string]: unknown };

const ok = { description: 'ok' };
const json = (schema: Json): Json => ({ content: { 'application/json': { schema } } });
const answer = (schema: Json): Json => ({ ...ok, ...json(schema) });

function document(paths: Json, more: Json = {}): Json {
  return { openapi: '3.1.0', info: { title: 'a', version: '1' }, paths, ...more };
}

function changesOf(old: Json, next: Json): readonly Change[] {
  return findSchemaChanges(openApiSource(old), openApiSource(next)).changes;
}

const brief = ({ id, severity }: Change): string => `${severity} ${id}`;

const text = { type: 'string' };
const named = (schema: Json): Json => ({ components: { schemas: { Thing: schema } } });
const reference = { $ref: '#/components/schemas/Thing' };
const get = (operation: Json, at = '/things'): Json => ({ [at]: { get: operation } });
const shared = (more: Json): Json => ({ '/things': { get: {}, ...more } });

type Case = {
  readonly name: string;
  readonly old: Json;
  readonly new: Json;
  readonly found: readonly string[];
};

const required = { type: 'object', properties: { id: text }, required: ['id'] };
const optional = { type: 'object', properties: { id: text } };

const cases: readonly Case[] = [
  {
    name: 'what we are called with is judged the other way round: a webhook body may not widen',
    old: document(
      {},
      { webhooks: { done: { post: { requestBody: json(required), responses: { 200: ok } } } } },
    ),
    new: document(
      {},
      { webhooks: { done: { post: { requestBody: json(optional), responses: { 200: ok } } } } },
    ),
    found: ['breaking response-property-became-optional'],
  },
  {
    name: 'and our answer to a webhook may not narrow',
    old: document({}, { webhooks: { done: { post: { responses: { 200: answer(optional) } } } } }),
    new: document({}, { webhooks: { done: { post: { responses: { 200: answer(required) } } } } }),
    found: ['breaking request-property-became-required'],
  },
  {
    name: 'a callback likewise',
    old: document(
      get({ callbacks: { done: { '{$request.body#/url}': { post: { requestBody: json(required) } } } } }),
    ),
    new: document(
      get({ callbacks: { done: { '{$request.body#/url}': { post: { requestBody: json(optional) } } } } }),
    ),
    found: ['breaking response-property-became-optional'],
  },
  {
    name: 'a path whose parameters have other names is the same path',
    old: document(
      get({ parameters: [{ name: 'id', in: 'path', required: true, schema: text }] }, '/a/{id}/b'),
    ),
    new: document(
      get({ parameters: [{ name: 'key', in: 'path', required: true, schema: text }] }, '/a/{key}/b'),
    ),
    found: [],
  },
  {
    name: 'nullable of 3.0 and null of 3.1',
    old: {
      ...document(get({ responses: { 200: answer({ type: 'string', nullable: true }) } })),
      openapi: '3.0.3',
    },
    new: document(get({ responses: { 200: answer({ type: ['string', 'null'] }) } })),
    found: ['safe document-changed'],
  },
  {
    name: 'an exclusive limit of 3.0 and of 3.1',
    old: {
      ...document(
        get({ responses: { 200: answer({ type: 'number', minimum: 1, exclusiveMinimum: true }) } }),
      ),
      openapi: '3.0.3',
    },
    new: document(get({ responses: { 200: answer({ type: 'number', exclusiveMinimum: 1 }) } })),
    found: ['safe document-changed'],
  },
  {
    name: 'a cycle of references, with a change inside it',
    old: document(
      get({ responses: { 200: answer(reference) } }),
      named({ properties: { next: reference, a: text } }),
    ),
    new: document(
      get({ responses: { 200: answer(reference) } }),
      named({ properties: { next: reference, a: { type: 'integer' } } }),
    ),
    found: ['breaking response-type-changed'],
  },
  {
    name: 'a path item of the components',
    old: document(
      { '/a': { $ref: '#/components/pathItems/A' } },
      { components: { pathItems: { A: { get: { responses: { 200: answer(optional) } } } } } },
    ),
    new: document({ '/a': { get: { responses: { 200: answer(required) } } } }),
    found: ['safe response-property-became-required'],
  },
  {
    name: 'the query method and further methods of 3.2',
    old: { ...document({ '/a': { query: {}, additionalOperations: { COPY: {} } } }), openapi: '3.2.0' },
    new: { ...document({ '/a': {} }), openapi: '3.2.0' },
    found: ['breaking operation-removed', 'breaking operation-removed'],
  },
  {
    name: 'security of the document, where the operation has none of its own',
    old: document(get({}), {
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'k' } } },
    }),
    new: document(get({}), {
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'k' } } },
    }),
    found: ['breaking request-security-tightened'],
  },
  {
    name: 'servers of the document',
    old: document(get({}), { servers: [{ url: 'https://a.example' }] }),
    new: document(get({}), { servers: [{ url: 'https://b.example' }] }),
    found: ['dangerous server-removed', 'safe server-added'],
  },
  {
    name: 'servers of a path, whose operations stay as they are',
    old: document(shared({ servers: [{ url: 'https://a.example' }] })),
    new: document(shared({ servers: [{ url: 'https://b.example' }] })),
    found: ['dangerous server-removed', 'safe server-added'],
  },
  {
    name: 'parameters of a path, whose operations stay as they are',
    old: document(shared({ parameters: [{ name: 'q', in: 'query', schema: text }] })),
    new: document(shared({ parameters: [{ name: 'q', in: 'query', schema: { type: 'integer' } }] })),
    found: ['breaking request-type-changed'],
  },
  {
    name: 'a member that only one direction carries',
    old: document({
      '/a': {
        post: {
          requestBody: json({ type: 'object', properties: { id: { ...text, readOnly: true } } }),
          responses: { 200: answer({ type: 'object', properties: { id: { ...text, readOnly: true } } }) },
        },
      },
    }),
    new: document({
      '/a': {
        post: {
          requestBody: json({ type: 'object', properties: { id: { type: 'integer', readOnly: true } } }),
          responses: {
            200: answer({ type: 'object', properties: { id: { type: 'integer', readOnly: true } } }),
          },
        },
      },
    }),
    found: ['breaking response-type-changed'],
  },
  {
    name: 'members whose names are those of Object.prototype',
    old: document(get({ responses: { 200: answer({ type: 'object', properties: { constructor: text } }) } })),
    new: document(
      get({
        responses: {
          200: answer(
            JSON.parse(
              '{"type":"object","properties":{"constructor":{"type":"string"},"__proto__":{"type":"string"}}}',
            ) as Json,
          ),
        },
      }),
    ),
    found: ['safe response-optional-property-added'],
  },
];

describe('two OpenAPI documents', () => {
  for (const { found, name, new: next, old } of cases)
    test(name, () => {
      assert.deepEqual(changesOf(old, next).map(brief), found);
    });
});

test('one cause is one change, with every operation that it reaches', () => {
  const paths = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      `/things/${String(index)}`,
      { get: { responses: { 200: answer({ type: 'array', items: reference }) } } },
    ]),
  );
  const changes = changesOf(document(paths, named(required)), document(paths, named(optional)));
  assert.deepEqual(changes.map(brief), ['breaking response-property-became-optional']);
  assert.equal(changes[0]?.operations.length, 20);
  assert.equal(changes[0].old?.pointer, '/components/schemas/Thing/properties/id');
});

test('a change in a schema that nothing refers to is told, and breaks nobody', () => {
  const changes = changesOf(document({}, named(required)), document({}, named(optional)));
  assert.deepEqual(changes.map(brief), ['safe component-changed']);
});

test('examples of the document are put to the other one', () => {
  const media = (schema: Json): Json => ({ schema, examples: { one: { value: { extra: 1 } } } });
  const sent = (schema: Json): Json =>
    document({ '/a': { post: { requestBody: { content: { 'application/json': media(schema) } } } } });
  const changes = changesOf(
    sent({ type: 'object', properties: { id: text } }),
    sent({ type: 'object', properties: { id: text, extra: text } }),
  );
  assert.deepEqual(changes.map(brief), [
    'breaking request-sample-refused',
    'safe request-optional-property-added',
  ]);
  assert.deepEqual((changes[0]?.witness as { value: unknown }).value, { extra: 1 });
});

test('servers whose variables make more addresses than are compared are undecided, unless nobody touched them', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const variables = Object.fromEntries(names.map((name) => [name, { enum: ['0', '1'], default: '0' }]));
  const url = `https://{${names.join('}.{')}}.example`;
  const served = (values: readonly string[], more = {}) =>
    openApiSource(
      document(get({}), { servers: [{ url, variables: { ...variables, g: { enum: values } } }], ...more }),
    );
  const same = findSchemaChanges(
    served(['0', '1']),
    served(['0', '1'], { info: { title: 'b', version: '2' } }),
  );
  assert.deepEqual([same.undecided, same.verdict], [[], 'safe']);
  const { undecided, verdict } = findSchemaChanges(served(['0', '1']), served(['0', '2']));
  assert.equal(verdict, 'unknown');
  assert.match(undecided[0]?.reason ?? '', /its variables make more than 64 addresses/);
});

test('what refers to nothing is undecided, never unchanged', () => {
  const broken = document(get({ responses: { 200: answer({ $ref: '#/components/schemas/Missing' }) } }));
  const other = document(get({ responses: { 200: answer({ ...text }) } }));
  const { undecided, verdict } = findSchemaChanges(openApiSource(broken), openApiSource(other));
  assert.equal(verdict, 'unknown');
  assert.match(undecided[0]?.reason ?? '', /Missing leads nowhere/);
});

describe('references of references', () => {
  const linked = (count: number, end: Json): Json => {
    const links = Array.from({ length: count }, (_, index) => [
      `r${String(index)}`,
      index + 1 === count ? end : { $ref: `#/components/responses/r${String(index + 1)}` },
    ]);
    const paths = get({ responses: { 200: { $ref: '#/components/responses/r0' } } });
    return { ...document(paths), components: { responses: Object.fromEntries(links) as Json } };
  };
  const number = answer({ type: 'number' });
  const cases = [
    ['a chain of 20,000 is followed', 20_000, answer(text), 'breaking', undefined],
    ['a circle', 3, { $ref: '#/components/responses/r1' }, 'unknown', /go round in a circle/],
  ] as const;
  for (const [name, count, end, wanted, reason] of cases)
    test(name, () => {
      const [old, next] = [openApiSource(linked(1, number)), openApiSource(linked(count, end))];
      const { undecided, verdict } = findSchemaChanges(old, next);
      assert.equal(verdict, wanted);
      if (reason !== undefined) assert.match(undecided[0]?.reason ?? '', reason);
    });
});
