import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { parseSchemaDocument } from './parse-schema-document.ts';

type Json = { readonly [name: string]: unknown };

const posted = (parameters: readonly Json[], consumes: string, shared: Json = {}): Json => ({
  swagger: '2.0',
  info: { title: 'a', version: '1' },
  paths: { '/a': { post: { consumes: [consumes], parameters, responses: {} } } },
  parameters: shared,
});
const body = (type: string): Json => ({ name: 'b', in: 'body', required: true, schema: { type } });
const file = { name: 'f', in: 'formData', type: 'file', required: true };
const query = { name: 'q', in: 'query', type: 'string' };
const form = 'multipart/form-data';
const reference = { $ref: '#/parameters/P~11' };

const cases: readonly (readonly [name: string, old: Json, next: Json, found: readonly string[]])[] = [
  [
    'a shared body',
    posted([reference], 'application/xml', { 'P/1': body('string') }),
    posted([body('string')], 'application/xml'),
    [],
  ],
  [
    'a shared body that changed',
    posted([reference], 'application/xml', { 'P/1': body('string') }),
    posted([reference], 'application/xml', { 'P/1': body('integer') }),
    ['request-type-changed'],
  ],
  [
    'a shared part of a form, beside one of its own',
    posted([reference, { ...file, name: 'g' }], form, { 'P/1': file }),
    posted([file, { ...file, name: 'g' }], form),
    [],
  ],
  [
    'a shared parameter',
    posted([reference, body('string')], 'application/xml', { 'P/1': query }),
    posted([query, body('string')], 'application/xml'),
    [],
  ],
];

describe('Swagger 2.0, put into the words of OpenAPI', () => {
  for (const [name, old, next, found] of cases)
    test(name, () => {
      const read = (document: Json) =>
        parseSchemaDocument(JSON.stringify(document), { source: 'swagger.json' });
      const { changes, undecided } = findSchemaChanges(read(old), read(next));
      assert.deepEqual(
        { changes: changes.map(({ id }) => id), undecided },
        { changes: found, undecided: [] },
      );
    });
});
