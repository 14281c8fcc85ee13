import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadOpenApi } from '../../contract/openapi/load-openapi.ts';
import { replyMediaType } from './reply-media-type.ts';

for (const { responses, status = 200, want } of [
  { responses: "{ '200': { content: { application/hal+json: {} } } }", want: 'application/hal+json' },
  { responses: '{ 2XX: { content: { text/csv: {} } } }', want: 'text/csv' },
  { responses: '{ default: { content: { text/csv: {} } } }', status: 500, want: 'text/csv' },
  { responses: "{ '200': {} }", want: 'application/json' },
  { responses: "{ '200': { content: { '*/*': {} } } }", want: 'application/json' },
  { responses: "{ '200': { content: { application/*: {} } } }", want: 'application/json' },
  { responses: "{ '200': { content: { text/*: {} } } }", want: 'text/plain' },
  { responses: "{ '200': { content: { audio/*: {} } } }", want: 'audio/octet-stream' },
])
  test(`of ${responses} ${String(status)} is ${want}`, () => {
    const text = `openapi: 3.1.0\npaths: { /a: { get: { operationId: a, responses: ${responses} } } }`;
    const definition = loadOpenApi(text, 'openapi.yaml').operations.get('a')?.definition;
    assert.ok(definition);
    assert.equal(replyMediaType(definition, status), want);
  });
