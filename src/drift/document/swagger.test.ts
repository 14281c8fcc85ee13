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

const list = (where: string, collectionFormat?: string): Json =>
  posted(
    [{ name: 'l', in: where, required: true, type: 'array', items: { type: 'string' }, collectionFormat }],
    'application/x-www-form-urlencoded',
  );
const answered = (header: Json): Json => ({
  ...posted([], form),
  paths: { '/a': { get: { responses: { 200: { description: 'a', headers: { h: header } } } } } },
});
const lines = { type: 'array', items: { type: 'string' } };
const rewritten = ['request-parameter-serialisation-changed'];
const encoded = ['request-encoding-changed'];
const operation = (item: Json, more: Json = {}): Json => ({
  ...posted([], form),
  paths: { '/a': item },
  ...more,
});
const held = (type: string): Json => ({ type: 'object', properties: { f: { type } } });
const borrowed = (place: string, answers: string, sends = 'string'): Json => ({
  ...posted([], form),
  paths: {
    '/a': {
      get: {
        produces: ['application/json'],
        responses: { 200: { description: 'a', schema: { $ref: `#/paths/~1b~1${place}` } } },
      },
    },
    '/b/{id}': {
      post: {
        consumes: ['application/json'],
        produces: ['application/json'],
        parameters: [
          { name: 'id', in: 'path', required: true, type: 'string' },
          { name: 'b', in: 'body', schema: held(sends) },
        ],
        responses: { 200: { description: 'a', schema: held(answers) } },
      },
    },
  },
});
const sharing = (sends: string): Json => ({
  ...borrowed('%7Bid%7D/post/responses/200/schema', 'string'),
  paths: {
    '/a': {
      get: {
        produces: ['application/json'],
        responses: { 200: { description: 'a', schema: { $ref: '#/parameters/P/schema/properties/f' } } },
      },
    },
  },
  parameters: { P: { name: 'b', in: 'body', schema: held(sends) } },
});
const plain = { consumes: ['text/plain'], responses: {} };
const answer = { description: 'a', schema: { type: 'string' } };
const produced = (response: Json, more: Json = response): Json => ({
  get: { produces: ['text/plain'], responses: { 200: response, 201: more } },
});
const exemplified = (more: Json): Json => ({
  get: {
    produces: ['text/plain', 'text/html'],
    responses: { 200: { description: 'a', schema: { type: 'object' }, ...more } },
  },
});
const own = { ...plain, parameters: [query, body('string')] };
const other = { ...plain, parameters: [query, { $ref: '#/paths/~1a/put/parameters/1' }] };
const nested = (collectionFormat: string): Json =>
  posted([{ ...query, type: 'array', items: { ...lines, collectionFormat } }], 'text/plain');
const served = (more: Json, operationMore: Json = {}): Json =>
  operation({ get: { responses: {}, ...operationMore } }, more);
const [both, secure] = [{ schemes: ['http', 'https'] }, { schemes: ['https'] }];
const host = { host: 'a.example' };

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
  ['a list between commas, said and not', list('path'), list('path', 'csv'), []],
  ['a list between bars in a path', list('path'), list('path', 'pipes'), rewritten],
  ['a list between spaces in a header', list('header', 'csv'), list('header', 'ssv'), rewritten],
  ['a list between tabs in a header', list('header', 'ssv'), list('header', 'tsv'), rewritten],
  ['a list between tabs in a query', list('query', 'multi'), list('query', 'tsv'), rewritten],
  ['a list in a form, one by one', list('formData'), list('formData', 'multi'), encoded],
  ['a list between commas in a form, said and not', list('formData'), list('formData', 'csv'), []],
  ['a list between tabs in a form', list('formData', 'multi'), list('formData', 'tsv'), encoded],
  [
    'a list between bars that is answered',
    answered(lines),
    answered({ ...lines, collectionFormat: 'pipes' }),
    ['response-header-serialisation-changed'],
  ],
  [
    'a body at the path, after its operation',
    operation({ post: plain, parameters: [body('string')] }),
    operation({ post: { ...plain, parameters: [body('string')] } }),
    [],
  ],
  [
    'parts of a form at the path and at the operation',
    operation({ parameters: [file], post: { parameters: [{ ...file, name: 'g' }], responses: {} } }),
    operation({ post: { parameters: [{ ...file, name: 'g' }, file], responses: {} } }),
    [],
  ],
  ['a list of lists', nested('csv'), nested('ssv'), [...rewritten, 'request-extension-changed']],
  [
    'a body that stands at another operation',
    operation({ put: { ...plain, parameters: [query, body('string')] }, post: other }),
    operation({ put: { ...plain, parameters: [query, body('string')] }, post: own }),
    [],
  ],
  [
    'a response that stands at another status',
    operation(produced(answer, { $ref: '#/paths/~1a/get/responses/200' })),
    operation(produced(answer, answer)),
    [],
  ],
  [
    'an example of one type of two',
    operation(exemplified({})),
    operation(exemplified({ examples: { 'text/plain': 'a' } })),
    ['response-documentation-changed'],
  ],
  [
    'a part of a form that has to be there, where there was none',
    posted([], form),
    posted([file], form),
    ['request-required-body-added'],
  ],
  [
    'a shared response of a type that the operation names',
    operation(produced({ $ref: '#/responses/R' }), { responses: { R: answer } }),
    operation(produced(answer)),
    [],
  ],
  [
    'a protocol of one operation',
    served({ ...host, ...both }, both),
    served({ ...host, ...both }, secure),
    ['server-removed'],
  ],
  [
    'a protocol, said of one operation',
    served({ ...host, ...secure }, secure),
    served({ ...host, ...secure }),
    [],
  ],
  ['a protocol of no host', served(both), served(secure), ['server-removed']],
  [
    'a reference into the answer of another path',
    borrowed('%7Bid%7D/post/responses/200/schema/properties/f', 'string'),
    borrowed('{id}/post/responses/200/schema/properties/f', 'integer'),
    ['response-type-changed'],
  ],
  [
    'a reference into the body of another path',
    borrowed('{id}/post/parameters/1/schema/properties/f', 'string', 'string'),
    borrowed('{id}/post/parameters/1/schema/properties/f', 'string', 'integer'),
    ['response-type-changed', 'request-type-changed'],
  ],
  [
    'a reference into a shared body',
    sharing('string'),
    sharing('integer'),
    ['response-type-changed', 'component-changed'],
  ],
  ['a protocol, where there was none', served(host), served({ ...host, ...secure }), []],
  ['a protocol that is gone', served({ ...host, ...both }), served(host), []],
  [
    'a host of no protocol',
    served({ host: 'A.example', basePath: '/v1' }),
    served({ ...host, basePath: '/v2' }),
    ['server-removed', 'server-added'],
  ],
  ['how a host of no protocol is spelled', served({ host: 'A.example' }), served(host), []],
  [
    'what is asked for at a host of no protocol',
    served(host),
    served({ ...host, ...secure }, { parameters: [{ ...query, required: true }] }),
    ['request-required-parameter-added'],
  ],
  [
    'an extension that is null',
    operation({ 'x-a': null, get: { responses: {} } }),
    operation({ get: { responses: {} } }),
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
