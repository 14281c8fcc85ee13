import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';

type Fields = Readonly<Record<string, unknown>>;

const text = { type: 'string' };
const whole = { type: 'integer' };
const list = { type: 'array', items: text };

function documentOf(paths: Fields, more: Fields = {}): Fields {
  return { openapi: '3.2.0', info: { title: 'a', version: '1' }, paths, ...more };
}

const posted = (operation: Fields, more: Fields = {}) =>
  documentOf({ '/a': { post: { responses: { 200: { description: 'a' } }, ...operation } } }, more);
const asked = (parameter: Fields) => posted({ parameters: [{ name: 'q', in: 'query', ...parameter }] });
const sent = (content: Fields) => posted({ requestBody: { content } });
const answered = (content: Fields) => posted({ responses: { 200: { description: 'a', content } } });
const got = (schema: Fields) => ({
  get: { responses: { 200: { description: 'a', content: { 'application/json': { schema } } } } },
});
const parts = (schema: Fields) => sent({ 'multipart/form-data': { schema: { properties: { f: schema } } } });
const inHeader = (more: Fields) => asked({ name: 'X-A', in: 'header', schema: text, ...more });
const named = (path: string, parameter?: Fields) =>
  documentOf({ [path]: { get: { parameters: parameter === undefined ? [] : [parameter], responses: {} } } });
const inPath = (name: string, more: Fields = {}) =>
  named(`/a/{${name}}`, { name, in: 'path', required: true, schema: text, ...more });
const served = (url: string) => posted({}, { servers: [{ url }] });
const besides = (required: readonly string[]) => ({
  ...sent({
    'application/json': {
      schema: {
        type: 'object',
        required,
        properties: { f: { $ref: '#/components/schemas/F', readOnly: true } },
      },
    },
  }),
  openapi: '3.0.3',
  components: { schemas: { F: text } },
});
const located = (schema: Fields) =>
  posted(
    {
      requestBody: {
        content: { 'application/json': { schema: { $ref: 'https://a.example/api#/components/schemas/T' } } },
      },
    },
    { $self: 'https://a.example/api', components: { schemas: { T: schema } } },
  );

const same: readonly (readonly [name: string, old: Fields, next: Fields])[] = [
  [
    'members in brackets are never exploded otherwise',
    asked({ schema: { type: 'object' }, style: 'deepObject' }),
    asked({ schema: { type: 'object' }, style: 'deepObject', explode: true }),
  ],
  [
    'nor is a value of several types',
    asked({ schema: { type: ['string', 'null'] } }),
    asked({ schema: { type: ['string', 'null'] }, explode: false }),
  ],
  [
    'nor one of a union',
    asked({ schema: { anyOf: [text, whole] } }),
    asked({ schema: { anyOf: [text, whole] }, explode: false }),
  ],
  [
    'the whole query has no name',
    asked({ name: 'a', in: 'querystring', content: { 'application/json': { schema: list } } }),
    asked({ name: 'b', in: 'querystring', content: { 'application/json': { schema: list } } }),
  ],
  [
    'paths that are one, in another order',
    documentOf({ '/a/{x}': got(text), '/a/{y}': got(whole) }),
    documentOf({ '/a/{y}': got(whole), '/a/{x}': got(text) }),
  ],
  [
    'nor is the only value there is',
    asked({ schema: { const: 'a' } }),
    asked({ schema: { const: 'a' }, explode: false }),
  ],
  [
    'a list is that by its only type, too',
    inHeader({ schema: { ...list, type: ['array'] } }),
    inHeader({ schema: { ...list, type: ['array'] }, explode: true }),
  ],
  [
    'of a header nothing is reserved or empty',
    inHeader({}),
    inHeader({ allowReserved: true, allowEmptyValue: true }),
  ],
  [
    'in a path nothing is reserved before 3.2',
    { ...inPath('p'), openapi: '3.1.0' },
    { ...inPath('p', { allowReserved: true }), openapi: '3.1.0' },
  ],
  ['a part of the path that nobody declares is text', named('/a/{p}'), inPath('p')],
  [
    'JSON has no parts that are encoded',
    sent({ 'application/json': { schema: {} } }),
    sent({ 'application/json': { schema: {}, encoding: { f: { contentType: 'image/png' } } } }),
  ],
  [
    'bytes, with and without a schema',
    sent({ 'application/octet-stream': {} }),
    sent({ 'application/octet-stream': { schema: { ...text, format: 'binary' } } }),
  ],
  ['a server in another spelling', served('https://A.example:443/v1/'), served('https://a.example/v1')],
  [
    'a media type told apart from its range',
    answered({ '*/*': { schema: text } }),
    answered({ '*/*': { schema: text }, 'application/json': { schema: text } }),
  ],
  [
    'a media type of a request told apart from its range',
    sent({ 'application/*': { schema: text } }),
    sent({ 'application/*': { schema: text }, 'application/json': { schema: text } }),
  ],
];

describe('OpenAPI documents that mean the same', () => {
  for (const [name, old, next] of same)
    test(name, () => {
      for (const [one, other] of [
        [old, next],
        [next, old],
      ] as const)
        assert.equal(findSchemaChanges(openApiSource(one), openApiSource(other)).verdict, 'identical');
    });
});

const changed: readonly (readonly [name: string, old: Fields, next: Fields, found: readonly string[]])[] = [
  [
    'a list is exploded otherwise',
    asked({ schema: list }),
    asked({ schema: list, explode: false }),
    ['dangerous request-parameter-serialisation-changed'],
  ],
  [
    'a union that holds a list, too',
    asked({ schema: { anyOf: [text, list] } }),
    asked({ schema: { anyOf: [text, list] }, explode: false }),
    ['dangerous request-parameter-serialisation-changed'],
  ],
  [
    'what is asked of one media type of a range',
    sent({ '*/*': { schema: text } }),
    sent({ '*/*': { schema: text }, 'application/json': { schema: whole } }),
    ['breaking request-type-changed'],
  ],
  [
    'what is answered as one media type of a range',
    answered({ '*/*': { schema: text } }),
    answered({ '*/*': { schema: text }, 'application/json': { schema: whole } }),
    ['breaking response-type-changed'],
  ],
  [
    'a part that is no file any more',
    parts({ ...text, format: 'binary' }),
    parts(text),
    ['dangerous request-encoding-changed', 'safe request-format-relaxed'],
  ],
  [
    'a path beside one that it is to a server',
    documentOf({ '/a/{y}': got(whole) }),
    documentOf({ '/a/{x}': got(text), '/a/{y}': got(whole) }),
    ['safe operation-added'],
  ],
  [
    'a number that is read as text',
    asked({ schema: whole }),
    asked({ schema: text }),
    ['safe request-type-added'],
  ],
  [
    'numbers that are read as texts',
    asked({ schema: { ...list, items: whole } }),
    asked({ schema: list }),
    ['safe request-type-added'],
  ],
  [
    'a number that is read as text with a length',
    asked({ schema: whole }),
    asked({ schema: { ...text, minLength: 2 } }),
    ['breaking request-type-changed'],
  ],
  [
    'a number that is sent as plain text',
    sent({ 'text/plain': { schema: whole } }),
    sent({ 'text/plain': { schema: { ...text, minLength: 1 } } }),
    ['safe request-type-added'],
  ],
  [
    'a text that is read as a number',
    asked({ schema: text }),
    asked({ schema: whole }),
    ['breaking request-type-changed'],
  ],
  [
    'a number that is read as text of some kind',
    asked({ schema: whole }),
    asked({ schema: { ...text, pattern: '^a' } }),
    ['breaking request-type-changed'],
  ],
  [
    'a number in JSON that is read as text',
    asked({ content: { 'application/json': { schema: whole } } }),
    asked({ content: { 'application/json': { schema: text } } }),
    ['breaking request-type-changed'],
  ],
  [
    'a part of the path that is a number now',
    named('/a/{p}'),
    inPath('p', { schema: whole }),
    ['breaking request-type-changed'],
  ],
  [
    'the name of a parameter that is written into the path',
    inPath('p', { style: 'matrix' }),
    inPath('q', { style: 'matrix' }),
    ['dangerous request-parameter-serialisation-changed'],
  ],
  [
    'a text that is shown as dots',
    asked({ schema: text }),
    asked({ schema: { ...text, format: 'password' } }),
    ['safe request-documentation-changed'],
  ],
  [
    'what 3.0 says beside a reference',
    besides([]),
    besides(['f']),
    ['breaking request-property-became-required'],
  ],
  [
    'a schema by the address of its document',
    located(text),
    located(whole),
    ['breaking request-type-changed'],
  ],
];

describe('OpenAPI documents that do not', () => {
  for (const [name, old, next, found] of changed)
    test(name, () => {
      const { changes, undecided } = findSchemaChanges(openApiSource(old), openApiSource(next));
      assert.deepEqual(
        changes.map(({ id, severity }) => `${severity} ${id}`),
        found,
      );
      assert.deepEqual(undecided, []);
    });
});
