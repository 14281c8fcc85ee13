import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  answer,
  answering,
  asked,
  callback,
  compared,
  document,
  get,
  header,
  json,
  listed,
  missing,
  object,
  ok,
  operation,
  query,
  text,
  thing,
} from '../testing/openapi-parts.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import type { Json } from '../testing/openapi-parts.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';

type Place = {
  readonly name: string;
  readonly at: (part: unknown) => Json;
  readonly part: unknown;
};

const places: readonly Place[] = [
  { name: 'the document', part: {}, at: (part) => ({ ...get(operation), ...(part as Json) }) },
  { name: 'all paths', part: { '/a': { get: operation } }, at: document },
  {
    name: 'a path item',
    part: { get: operation, additionalOperations: { COPY: operation } },
    at: (part) => document({ '/a': part, '/b': { get: operation } }),
  },
  {
    name: 'all further operations',
    part: { COPY: { ...operation, callbacks: { done: callback } } },
    at: (additionalOperations) => document({ '/a': { get: operation, additionalOperations } }),
  },
  { name: 'an operation', part: { ...operation, callbacks: { done: callback } }, at: get },
  { name: 'all webhooks', part: { done: { post: operation } }, at: (webhooks) => document({}, { webhooks }) },
  {
    name: 'a webhook',
    part: { post: operation },
    at: (done) => document({}, { webhooks: { done, more: { post: operation } } }),
  },
  { name: 'all callbacks', part: { done: callback }, at: (callbacks) => get({ ...operation, callbacks }) },
  { name: 'a callback', part: callback, at: (done) => get({ ...operation, callbacks: { done } }) },
  {
    name: 'a path item of a callback',
    part: { post: operation },
    at: (item) => get({ ...operation, callbacks: { done: { '{$url}': item } } }),
  },
  {
    name: 'a callback whose path item cannot be read',
    part: { get: { ...operation, callbacks: { done: callback } } },
    at: (part) => document({ '/a': part }),
  },
  {
    name: 'all parameters',
    part: [query('q'), { ...query('r'), required: true }],
    at: (parameters) => get({ parameters }),
  },
  { name: 'a parameter', part: query('q'), at: (part) => listed(query('r'), part) },
  { name: 'a required parameter', part: { ...query('q'), required: true }, at: (part) => listed(part) },
  {
    name: 'a parameter of a path',
    part: { name: 'id', in: 'path', required: true, schema: text },
    at: (part) => document({ '/a/{id}': { parameters: [part], get: operation } }),
  },
  {
    name: 'an optional request body',
    part: { description: 'a body', ...json(text) },
    at: (requestBody) => document({ '/a': { post: { requestBody } } }),
  },
  {
    name: 'a required request body',
    part: { required: true, ...json(text) },
    at: (requestBody) => document({ '/a': { post: { requestBody } } }),
  },
  { name: 'all responses', part: { 200: ok, 404: ok }, at: (responses) => get({ responses }) },
  {
    name: 'a response',
    part: { ...answer(text), headers: { a: header }, links: { next: { operationId: 'a' } } },
    at: answering,
  },
  {
    name: 'the default response',
    part: answer(text),
    at: (part) => get({ responses: { 200: ok, default: part } }),
  },
  {
    name: 'the content of a response',
    part: { 'text/plain': {}, 'application/json': { schema: text } },
    at: (content) => answering({ ...ok, content }),
  },
  {
    name: 'a media type of a response',
    part: { schema: text, example: 'a' },
    at: (media) => answering({ ...ok, content: { 'application/json': media, 'text/plain': {} } }),
  },
  {
    name: 'a media type of a request',
    part: { schema: text, encoding: { a: { contentType: 'text/plain' } } },
    at: (media) => document({ '/a': { post: { requestBody: { content: { 'application/json': media } } } } }),
  },
  { name: 'all headers', part: { a: header, b: header }, at: (headers) => answering({ ...ok, headers }) },
  {
    name: 'a header',
    part: { ...header, deprecated: true },
    at: (a) => answering({ ...ok, headers: { a, b: header } }),
  },
  { name: 'all links', part: { next: { operationId: 'a' } }, at: (links) => answering({ ...ok, links }) },
  {
    name: 'a link',
    part: { operationId: 'a' },
    at: (next) => answering({ ...ok, links: { next, last: { operationId: 'b' } } }),
  },
  {
    name: 'all security schemes',
    part: { key: { type: 'apiKey', in: 'header', name: 'k' } },
    at: (securitySchemes) => get(operation, { components: { securitySchemes } }),
  },
  {
    name: 'a security scheme',
    part: { type: 'apiKey', in: 'header', name: 'k' },
    at: (key) => get(operation, { components: { securitySchemes: { key } } }),
  },
  { name: 'a server', part: { url: 'https://a.example' }, at: (part) => get(operation, { servers: [part] }) },
  {
    name: 'a schema of the components that nothing uses',
    part: object,
    at: (Thing) => get(operation, { components: { schemas: { Thing } } }),
  },
  { name: 'the schema of a parameter', part: text, at: (schema) => listed({ ...query('q'), schema }) },
  { name: 'the schema of a request', part: object, at: asked },
  { name: 'the schema of a response', part: object, at: thing },
  {
    name: 'the schema of a member',
    part: { ...object, readOnly: true },
    at: (id) => asked({ type: 'object', required: ['id'], properties: { id } }),
  },
  { name: 'a schema that forbids a member', part: false, at: (id) => thing({ properties: { id } }) },
  {
    name: 'the schema of all other members',
    part: false,
    at: (rest) => thing({ additionalProperties: rest }),
  },
  { name: 'the schema of items', part: object, at: (items) => thing({ type: 'array', items }) },
  { name: 'a part of an allOf', part: object, at: (part) => thing({ allOf: [part, { title: 'a' }] }) },
  {
    name: 'a part of an allOf beside a type',
    part: object,
    at: (part) => thing({ type: 'object', allOf: [part] }),
  },
  { name: 'a branch of a union', part: object, at: (part) => thing({ anyOf: [part, text] }) },
  { name: 'a branch of an exclusive union', part: object, at: (part) => asked({ oneOf: [part, text] }) },
  { name: 'a schema that must not fit', part: object, at: (not) => asked({ not }) },
  {
    name: 'a schema inside of one that must not fit',
    part: text,
    at: (id) => asked({ not: { properties: { id }, required: ['id'] } }),
  },
  {
    name: 'a condition',
    part: object,
    at: (condition) => thing({ if: condition, then: { minProperties: 1 } }),
  },
];

const components = { 'x-parts': {} };

describe('what a broken reference stands for is undecided, and nothing else is said of it', () => {
  for (const { at, name, part } of places) {
    const shared = { $ref: '#/x-parts/part' };
    const [whole, broken] = [at(part), at(missing)];
    // The same words on both sides, which lead somewhere on one only.
    const [held, lost] = [
      { ...at(shared), 'x-parts': { part } },
      { ...at(shared), ...components },
    ];
    const gone = 'leads nowhere';
    test(`${name}: found → nowhere`, () => {
      assert.deepEqual(compared(whole, broken), { changes: [], undecided: `#/nowhere ${gone}` });
    });
    test(`${name}: nowhere → found`, () => {
      assert.deepEqual(compared(broken, whole), { changes: [], undecided: `#/nowhere ${gone}` });
    });
    test(`${name}: the end of a reference went`, () => {
      assert.deepEqual(compared(held, lost), { changes: [], undecided: `#/x-parts/part ${gone}` });
    });
    test(`${name}: the end of a reference came`, () => {
      assert.deepEqual(compared(lost, held), { changes: [], undecided: `#/x-parts/part ${gone}` });
    });
  }

  test('a circle of references is no end either', () => {
    const round = { ...answering({ $ref: '#/x-a' }), 'x-a': { $ref: '#/x-b' }, 'x-b': { $ref: '#/x-a' } };
    const undecided = 'references go round in a circle';
    assert.deepEqual(compared(answering(answer(text)), round), { changes: [], undecided });
    const schemas = { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } };
    const turning = { ...thing({ $ref: '#/components/schemas/A' }), components: { schemas } };
    assert.deepEqual(compared(thing(text), turning), { changes: [], undecided });
  });

  test('nor is what is no object', () => {
    const flat = { ...answering({ $ref: '#/x-a' }), 'x-a': 'text' };
    assert.deepEqual(compared({ ...answering(ok), 'x-a': 'text' }, flat), {
      changes: [],
      undecided: '#/x-a leads to what is no object',
    });
    assert.deepEqual(compared(thing(text), thing('text')), {
      changes: [],
      undecided: 'a schema is an object or a boolean',
    });
  });
});

describe('a broken reference is told once for each document, at the place where it stands', () => {
  const order = { type: 'object', properties: { item: missing } };
  const shared = { $ref: '#/components/schemas/Order' };
  const using = (id: unknown): Json => ({
    ...thing({ type: 'object', properties: { id, first: shared, second: shared } }),
    components: { schemas: { Order: order } },
  });
  for (const [name, next] of [
    ['in a schema that is the same on both sides', using(text)],
    ['beside a change', using({ type: 'integer' })],
  ] as const)
    test(name, () => {
      const { undecided } = findSchemaChanges(openApiSource(using(text)), openApiSource(next));
      const pointer = '/components/schemas/Order/properties/item';
      const found = undecided.map(({ new: there, old: here }) => [here?.pointer, there?.pointer]);
      assert.deepEqual(found, [
        [pointer, undefined],
        [undefined, pointer],
      ]);
    });
});
