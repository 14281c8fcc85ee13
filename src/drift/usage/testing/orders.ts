import type { Change, ChangeUsage } from '../../../model/change.ts';
import type { RestUse, Usage } from '../../../model/usage.ts';
import { removeAt, setAt } from '../../../util/pointer.ts';
import { findSchemaChanges } from '../../find-schema-changes.ts';
import { openApiSource } from '../../testing/openapi-source.ts';

type Json = Readonly<Record<string, unknown>>;

export const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
export const text = { type: 'string' };

export const document: Json = {
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

export const digestOf = (root: Json) => openApiSource(root).digest;
export const usage = (schema = digestOf(document)): Usage => ({
  $schema: '',
  provider: 'acme',
  contract: { digest: 'sha256:0', schema },
  sources: [],
  protocol: 'rest',
  operations,
});

export const schemas = '/components/schemas';
export const set = (at: string, value: unknown) => (root: Json) => setAt(root, at, value) as Json;
export const drop = (at: string) => (root: Json) => removeAt(root, at) as Json;

/** What changes in the document by an edit, with our use of it. */
export function changesAfter(edit: (root: Json) => Json, recorded = usage()): readonly Change[] {
  const next = edit(document);
  return findSchemaChanges(openApiSource(document), openApiSource(next, 'new.json'), { usage: recorded })
    .changes;
}

/** An edit of the document: the rule that it makes fire, and what it does to us. */
export type Row = readonly [name: string, edit: (root: Json) => Json, rule: string, usage: ChangeUsage];
