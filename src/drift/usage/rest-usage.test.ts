import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Change, ChangeUsage } from '../../model/change.ts';
import type { RestUse, Usage } from '../../model/usage.ts';
import { setAt, removeAt } from '../../util/pointer.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';

type Json = Readonly<Record<string, unknown>>;

const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };

const document: Json = {
  openapi: '3.1.0',
  info: { title: 'a', version: '1' },
  paths: {
    '/orders': {
      get: {
        parameters: [
          { name: 'page', in: 'query', schema: { type: 'integer' } },
          { name: 'pages', in: 'query', schema: { type: 'integer' } },
          { name: 'X-Trace', in: 'header', schema: text },
        ],
        responses: {
          200: {
            ...json({ type: 'array', items: reference('Order') }),
            headers: {
              'X-Next': { schema: text, required: true },
              'X-Left': { schema: text, required: true },
            },
          },
        },
      },
      post: {
        requestBody: { required: true, ...json(reference('NewOrder')) },
        responses: { 201: json(reference('Order')), 400: json(reference('Problem')) },
      },
    },
    '/orders-archive': {
      get: { responses: { 200: json({ type: 'array', items: reference('Order') }) } },
    },
    '/tokens': { post: { responses: { 200: json({ type: 'object', properties: { token: text } }) } } },
  },
  components: {
    schemas: {
      Order: {
        type: 'object',
        properties: {
          id: text,
          idle: text,
          status: { type: 'string', enum: ['open', 'closed'] },
          state: { type: 'string', enum: ['open', 'closed'] },
          parent: reference('Order'),
          lines: { type: 'array', items: { type: 'object', properties: { sku: text, note: text } } },
          labels: { type: 'object', additionalProperties: text },
          audit: { type: 'object', properties: { by: text } },
        },
      },
      NewOrder: {
        type: 'object',
        properties: {
          kind: { type: 'string', enum: ['a', 'b', 'c'] },
          amount: { type: 'number' },
          gift: { type: 'object', properties: { to: text } },
        },
      },
      Problem: { type: 'object', properties: { code: text } },
    },
  },
};

const order = {
  properties: { id: {}, status: { values: ['open'] }, lines: { items: { properties: { sku: {} } } } },
};
const operations: Readonly<Record<string, RestUse>> = {
  'GET /orders': {
    query: { page: {} },
    responses: { 200: { read: { items: order }, headers: ['x-next'] } },
  },
  'POST /orders': {
    body: { properties: { kind: { values: ['a'] }, amount: {} } },
    mediaTypes: ['application/json'],
    responses: {
      201: {
        read: {
          properties: {
            parent: { properties: { parent: { properties: { id: {} } } } },
            audit: { whole: true },
          },
        },
      },
    },
  },
  'POST /tokens': { responses: { 200: { unrecorded: true } } },
};

const digestOf = (root: Json) => openApiSource(root).digest;
const usage = (schema = digestOf(document)): Usage => ({
  $schema: '',
  provider: 'acme',
  contract: { digest: 'sha256:0', schema },
  sources: [],
  protocol: 'rest',
  operations,
});

const schemas = '/components/schemas';
const set = (at: string, value: unknown) => (root: Json) => setAt(root, at, value) as Json;
const drop = (at: string) => (root: Json) => removeAt(root, at) as Json;

function changesAfter(edit: (root: Json) => Json, recorded = usage()): readonly Change[] {
  const next = edit(document);
  return findSchemaChanges(openApiSource(document), openApiSource(next, 'new.json'), { usage: recorded })
    .changes;
}

type Row = readonly [name: string, edit: (root: Json) => Json, rule: string, usage: ChangeUsage];

const answers: readonly Row[] = [
  [
    'a field that we read is gone',
    drop(`${schemas}/Order/properties/id`),
    'response-optional-property-removed',
    'broken',
  ],
  [
    'a field that we do not read is gone',
    drop(`${schemas}/Order/properties/idle`),
    'response-optional-property-removed',
    'unaffected',
  ],
  [
    'a field of items that we read is gone',
    drop(`${schemas}/Order/properties/lines/items/properties/sku`),
    'response-optional-property-removed',
    'broken',
  ],
  [
    'a field of items that we do not read is gone',
    drop(`${schemas}/Order/properties/lines/items/properties/note`),
    'response-optional-property-removed',
    'unaffected',
  ],
  [
    'a list that we look into is gone',
    drop(`${schemas}/Order/properties/lines`),
    'response-optional-property-removed',
    'broken',
  ],
  [
    'a field that we reach by recursion is gone',
    drop(`${schemas}/Order/properties/parent`),
    'response-optional-property-removed',
    'broken',
  ],
  [
    'a field of what we read as a whole is gone',
    drop(`${schemas}/Order/properties/audit/properties/by`),
    'response-optional-property-removed',
    'broken',
  ],
  [
    'a field that we read is of another type',
    set(`${schemas}/Order/properties/id`, { type: 'integer' }),
    'response-type-changed',
    'broken',
  ],
  [
    'a field that we do not read is of another type',
    set(`${schemas}/Order/properties/idle`, { type: 'integer' }),
    'response-type-changed',
    'unaffected',
  ],
  [
    'a field that we read may be null',
    set(`${schemas}/Order/properties/id`, { type: ['string', 'null'] }),
    'response-null-added',
    'broken',
  ],
  [
    'a value more where we read',
    set(`${schemas}/Order/properties/status/enum/-`, 'lost'),
    'response-enum-value-added',
    'potentially',
  ],
  [
    'a value more where we do not read',
    set(`${schemas}/Order/properties/state/enum/-`, 'lost'),
    'response-enum-value-added',
    'unaffected',
  ],
  [
    'members of a map that we do not read',
    set(`${schemas}/Order/properties/labels/additionalProperties`, { type: 'integer' }),
    'response-type-changed',
    'unaffected',
  ],
  [
    'a body that never came',
    set(`${schemas}/Problem/properties/code`, { type: 'integer' }),
    'response-type-changed',
    'potentially',
  ],
  [
    'a body of which nobody noted the reads',
    drop('/paths/~1tokens/post/responses/200/content/application~1json/schema/properties/token'),
    'response-optional-property-removed',
    'potentially',
  ],
  [
    'a header that we read is gone',
    drop('/paths/~1orders/get/responses/200/headers/X-Next'),
    'response-required-header-removed',
    'broken',
  ],
  [
    'a header that we do not read is gone',
    drop('/paths/~1orders/get/responses/200/headers/X-Left'),
    'response-required-header-removed',
    'unaffected',
  ],
  [
    'a status more',
    set('/paths/~1orders/get/responses/409', { description: 'a' }),
    'response-status-added',
    'potentially',
  ],
  [
    'words for people',
    set(`${schemas}/Order/properties/id/description`, 'An id.'),
    'response-documentation-changed',
    'unaffected',
  ],
];

const requests: readonly Row[] = [
  [
    'a field that must be sent',
    set(`${schemas}/NewOrder`, { type: 'object', properties: { reason: text }, required: ['reason'] }),
    'request-required-property-added',
    'broken',
  ],
  [
    'a field that we do not send must be',
    set(`${schemas}/NewOrder/required`, ['gift']),
    'request-property-became-required',
    'broken',
  ],
  [
    'a field that we send must always be',
    set(`${schemas}/NewOrder/required`, ['kind']),
    'request-property-became-required',
    'potentially',
  ],
  [
    'a field that must be sent inside of what we do not send',
    set(`${schemas}/NewOrder/properties/gift/required`, ['to']),
    'request-property-became-required',
    'unaffected',
  ],
  [
    'a field that we send is gone',
    drop(`${schemas}/NewOrder/properties/amount`),
    'request-optional-property-removed',
    'broken',
  ],
  [
    'a field that we do not send is gone',
    drop(`${schemas}/NewOrder/properties/gift`),
    'request-optional-property-removed',
    'unaffected',
  ],
  [
    'a value that we send is gone',
    drop(`${schemas}/NewOrder/properties/kind/enum/0`),
    'request-enum-value-removed',
    'broken',
  ],
  [
    'a value that we did not send is gone',
    drop(`${schemas}/NewOrder/properties/kind/enum/2`),
    'request-enum-value-removed',
    'potentially',
  ],
  [
    'a limit where we send',
    set(`${schemas}/NewOrder/properties/amount/maximum`, 5),
    'request-maximum-tightened',
    'potentially',
  ],
  [
    'a parameter that we send is gone',
    drop('/paths/~1orders/get/parameters/0'),
    'request-parameter-removed',
    'broken',
  ],
  [
    'one whose name only begins so is gone',
    drop('/paths/~1orders/get/parameters/1'),
    'request-parameter-removed',
    'unaffected',
  ],
  [
    'a header that we do not send must be',
    set('/paths/~1orders/get/parameters/2/required', true),
    'request-parameter-became-required',
    'broken',
  ],
  [
    'a parameter that we send must always be',
    set('/paths/~1orders/get/parameters/0/required', true),
    'request-parameter-became-required',
    'potentially',
  ],
  [
    'a parameter that must be sent',
    set('/paths/~1orders/get/parameters/-', { name: 'z', in: 'query', required: true, schema: text }),
    'request-required-parameter-added',
    'broken',
  ],
  [
    'the media type that we send is gone',
    set('/paths/~1orders/post/requestBody/content', { 'text/xml': {} }),
    'request-media-type-removed',
    'broken',
  ],
];

const whole: readonly Row[] = [
  ['an operation that we call is gone', drop('/paths/~1orders/get'), 'operation-removed', 'broken'],
  [
    'an operation that we do not call is gone',
    drop('/paths/~1orders-archive'),
    'operation-removed',
    'unaffected',
  ],
  ['an operation more', set('/paths/~1new', { get: { responses: {} } }), 'operation-added', 'unaffected'],
  [
    'credentials that are no longer enough',
    set('/paths/~1orders/get/security', [{ key: [] }]),
    'request-security-tightened',
    'potentially',
  ],
  [
    'those of an operation that we do not call',
    set('/paths/~1orders-archive/get/security', [{ key: [] }]),
    'request-security-tightened',
    'unaffected',
  ],
  [
    'a body of an operation that we do not call',
    set('/paths/~1orders-archive/get/responses/200', json({ type: 'array', items: { type: 'integer' } })),
    'response-type-changed',
    'unaffected',
  ],
];

for (const [title, rows] of Object.entries({ answers, requests, whole }))
  describe(title, () => {
    for (const [name, edit, rule, expected] of rows)
      test(`${name}: ${expected}`, () => {
        const found = changesAfter(edit);
        const change = found.find(({ id }) => id === rule);
        assert.ok(change !== undefined, `fired: ${found.map(({ id }) => id).join(', ')}`);
        assert.equal(change.usage, expected);
      });
  });

describe('what nobody can tell', () => {
  const edit = drop(`${schemas}/Order/properties/id`);

  test('a use recorded under another schema says nothing, and the report says so once', () => {
    const next = openApiSource(edit(document), 'new.json');
    const report = findSchemaChanges(openApiSource(document), next, {
      usage: usage(`sha256:${'0'.repeat(64)}`),
    });
    assert.deepEqual(report.usage, { state: 'stale', provider: 'acme', schema: `sha256:${'0'.repeat(64)}` });
    assert.deepEqual([...new Set(report.changes.map((change) => change.usage))], ['unknown']);
  });

  test('without any use nothing is said', () => {
    const report = findSchemaChanges(openApiSource(document), openApiSource(edit(document)));
    assert.deepEqual(report.usage, { state: 'none' });
    assert.deepEqual([...new Set(report.changes.map((change) => change.usage))], [undefined]);
  });

  test('what the provider calls is never unaffected', () => {
    const hook = (type: string) =>
      set('/webhooks', { paid: { post: { requestBody: json({ type }), responses: {} } } });
    const [old, next] = [hook('string')(document), hook('integer')(document)];
    const { changes } = findSchemaChanges(openApiSource(old), openApiSource(next), {
      usage: usage(digestOf(old)),
    });
    assert.deepEqual(
      changes.filter(({ severity }) => severity !== 'safe').map((change) => change.usage),
      ['potentially'],
    );
  });

  test('the severity stays what it is', () => {
    const severities = (recorded?: Usage) =>
      findSchemaChanges(
        openApiSource(document),
        openApiSource(edit(document)),
        recorded === undefined ? {} : { usage: recorded },
      ).changes.map(({ fingerprint, severity }) => [fingerprint, severity]);
    assert.deepEqual(severities(usage()), severities());
  });
});
