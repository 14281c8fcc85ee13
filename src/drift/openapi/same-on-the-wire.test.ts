import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { answering, document, get, listed, ok, text } from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';

const whole = { type: 'integer' };
const list = (items: Json, more: Json = {}): Json => ({ type: 'array', items, ...more });
const asked = (schema: Json, more: Json = {}): Json => listed({ name: 'q', in: 'query', schema, ...more });
const inHeader = (schema: Json): Json => answering({ ...ok, headers: { h: { schema } } });
const sent = (type: string, media: Json, openapi = '3.1.0'): Json => ({
  ...document({ '/a': { post: { requestBody: { content: { [type]: media } }, responses: { 200: ok } } } }),
  openapi,
});
const form = 'application/x-www-form-urlencoded';
const parts = 'multipart/form-data';
const filled = (schema: Json, type = form, encoding?: Json): Json =>
  sent(type, {
    schema: { type: 'object', properties: { f: schema } },
    ...(encoding === undefined ? {} : { encoding: { f: encoding } }),
  });
const kept = (schema: Json, openapi?: string): Json => sent('application/json', { schema }, openapi);
const linked = (link: Json): Json =>
  get({ operationId: 'go', responses: { 200: { ...ok, links: { l: link } } } });
const words = (more: Json): Json =>
  get(
    { responses: { 200: { $ref: '#/components/responses/r', ...more } } },
    { components: { responses: { r: ok } } },
  );
const chained = (here: string, there: string): Json =>
  document({
    '/a': { get: { operationId: here, responses: { 200: ok } } },
    '/b': { get: { operationId: there, responses: { 200: ok } } },
    '/c': { get: { responses: { 200: { ...ok, links: { l: { operationId: 'go' } } } } } },
  });
const bytes = { ...text, format: 'byte', minLength: 5 };
const coded = { ...text, contentEncoding: 'base64', minLength: 5 };
const file = { ...text, format: 'binary' };
const octets = { ...text, contentMediaType: 'application/octet-stream' };
const named = { type: 'object', patternProperties: { '^x': text } };

type Case = readonly [name: string, old: Json, next: Json, there: readonly string[], back: readonly string[]];

const none = [[], []] as const;
const widened = [['safe request-type-added'], ['breaking request-type-changed']] as const;
const both = (...found: readonly string[]) => [found, found] as const;
const version = both('safe document-changed');
const renamed = both('safe operation-id-changed');

const cases: readonly Case[] = [
  ['a number in a form', filled(whole), filled(text), ...widened],
  ['a number in a part', filled(whole, parts), filled(text, parts), ...widened],
  [
    'a number in a part that is JSON',
    filled(whole, parts, { contentType: 'application/json' }),
    filled(text, parts, { contentType: 'application/json' }),
    ...both('breaking request-type-changed'),
  ],
  ['one value, and a list that is exploded', asked(text), asked(list(text, { minItems: 1 })), ...widened],
  ['one number, and a list of texts', asked(whole), asked(list(text)), ...widened],
  ['one value in a form, and a list', filled(text), filled(list(text)), ...widened],
  [
    'one value, and a list of two',
    asked(text),
    asked(list(text, { minItems: 2 })),
    ...both('breaking request-type-changed'),
  ],
  [
    'one value in a form, and a list between commas',
    filled(text, form, { explode: false }),
    filled(list(text), form, { explode: false }),
    ['breaking request-type-changed', 'dangerous request-encoding-changed'],
    ['breaking request-type-changed', 'dangerous request-encoding-changed'],
  ],
  ['listed numbers, and their texts', asked({ enum: [1, 2] }), asked({ ...text, enum: ['1', '2'] }), ...none],
  [
    'listed numbers of which one is the default',
    asked({ enum: [1, 2], default: 1 }),
    asked({ enum: ['1', '2'], default: '1' }),
    ...none,
  ],
  ['listed numbers in a header', inHeader({ const: 1 }), inHeader({ const: '1' }), ...none],
  ['a truth value, and its texts', asked({ type: 'boolean' }), asked({ enum: ['true', 'false'] }), ...none],
  [
    'a further one of listed numbers',
    asked({ enum: ['1', '2'] }),
    asked({ ...whole, enum: [1, 2, 3] }),
    ['safe request-enum-value-added'],
    ['breaking request-enum-value-removed'],
  ],
  [
    'listed texts that are numbers, and any number',
    asked({ ...text, enum: ['1', '2'] }),
    asked(whole),
    ['safe request-enum-removed', 'safe request-type-added'],
    ['breaking request-type-changed'],
  ],
  [
    'listed texts of which one is no number',
    asked({ ...text, enum: ['1', 'a'] }),
    asked(whole),
    ...both('breaking request-type-changed'),
  ],
  ['bytes in the words of 3.0 and 3.1', kept(bytes, '3.0.3'), kept(coded), ...version],
  [
    'bytes that are answered',
    answering({ ...ok, ...media(bytes) }),
    answering({ ...ok, ...media(coded) }),
    ...none,
  ],
  ['a file in the words of 3.0 and 3.1', filled(file, parts), filled(octets, parts), ...none],
  [
    'the type that a text has',
    filled(text, parts, { contentType: 'text/plain' }),
    filled(text, parts),
    ...none,
  ],
  [
    'how a list is written',
    filled(list(text), form, { style: 'form', explode: true }),
    filled(list(text)),
    ...none,
  ],
  [
    'another type of a text',
    filled(text, parts, { contentType: 'text/csv' }),
    filled(text, parts),
    ...both('dangerous request-encoding-changed'),
  ],
  [
    'how a part is written that came',
    filled(text, parts),
    sent(parts, {
      schema: { type: 'object', properties: { f: text, g: list(whole) } },
      encoding: { g: { contentType: 'application/json' } },
    }),
    ['safe request-optional-property-added'],
    ['dangerous request-optional-property-removed'],
  ],
  [
    'an example, and a list of one',
    kept({ ...text, example: 'a' }),
    kept({ ...text, examples: ['a'] }),
    ...none,
  ],
  [
    'an example, and a list of two',
    kept({ ...text, example: 'a' }),
    kept({ ...text, examples: ['a', 'b'] }),
    ...both('safe request-documentation-changed', 'safe request-documentation-changed'),
  ],
  [
    'an attribute in the words of 3.1 and 3.2',
    sent('application/xml', { schema: { ...text, xml: { attribute: true } } }),
    sent('application/xml', { schema: { ...text, xml: { nodeType: 'attribute' } } }),
    ...none,
  ],
  [
    'words about XML that say what holds anyway',
    sent('application/xml', { schema: list(text, { xml: { wrapped: false } }) }),
    sent('application/xml', { schema: list(text) }),
    ...none,
  ],
  [
    'an attribute of XML',
    sent('application/xml', { schema: { ...text, xml: { attribute: true } } }),
    sent('application/xml', { schema: text }),
    ...both('dangerous request-content-changed'),
  ],
  [
    'an attribute of XML in JSON',
    kept({ ...text, xml: { attribute: true } }),
    kept(text),
    ...both('safe request-content-changed'),
  ],
  [
    'a security scheme by its place',
    guarded('k', '3.2.0'),
    guarded('#/components/securitySchemes/k', '3.2.0'),
    ...none,
  ],
  [
    'a value that may be empty',
    asked(text),
    asked(text, { allowEmptyValue: true }),
    ['safe request-parameter-serialisation-changed'],
    ['dangerous request-parameter-serialisation-changed'],
  ],
  [
    'a link by name and by place',
    linked({ operationId: 'go' }),
    linked({ operationRef: '#/paths/~1a/get' }),
    ...none,
  ],
  [
    'a link that leads elsewhere',
    linked({ operationId: 'go' }),
    linked({ operationRef: '#/paths/~1b/get' }),
    ...both('dangerous response-link-changed'),
  ],
  [
    'a link whose name is now that of another operation',
    chained('go', 'stay'),
    chained('stay', 'go'),
    ...both('dangerous response-link-changed', 'safe operation-id-changed', 'safe operation-id-changed'),
  ],
  [
    'a link to an operation that is called something else',
    chained('go', 'a'),
    chained('go', 'b'),
    ...renamed,
  ],
  [
    'a link whose place is spelled wrong',
    linked({ operationRef: '#/paths/~1a/get%' }),
    linked({ operationRef: '#/paths/~1a/get' }),
    ...both('dangerous response-link-changed'),
  ],
  [
    'words beside a reference',
    words({}),
    words({ description: 'y' }),
    ...both('safe response-documentation-changed'),
  ],
  [
    'words beside a reference that 3.0 does not read',
    { ...words({}), openapi: '3.0.3' },
    { ...words({ description: 'y' }), openapi: '3.0.3' },
    ...none,
  ],
  [
    'names by pattern, where all are free',
    kept(named),
    kept({ type: 'object' }),
    ['safe request-optional-property-removed'],
    ['safe request-optional-property-added'],
  ],
  [
    'names by pattern, where no others are',
    kept({ ...named, additionalProperties: false }),
    kept({ type: 'object', additionalProperties: false }),
    ['breaking request-value-forbidden'],
    ['safe request-value-allowed'],
  ],
  [
    'names by pattern of which nothing is said',
    kept({ type: 'object', patternProperties: { '^x': {} } }),
    kept({ type: 'object' }),
    ...none,
  ],
];

function guarded(scheme: string, openapi: string): Json {
  const securitySchemes = { k: { type: 'http', scheme: 'bearer' } };
  return {
    ...get({ security: [{ [scheme]: [] }], responses: {} }, { components: { securitySchemes } }),
    openapi,
  };
}

function media(schema: Json): Json {
  return { content: { 'application/json': { schema } } };
}

const brief = (old: Json, next: Json): readonly string[] =>
  findSchemaChanges(openApiSource(old), openApiSource(next)).changes.map(
    ({ id, severity }) => `${severity} ${id}`,
  );

describe('what is the same on the wire', () => {
  for (const [name, old, next, there, back] of cases)
    test(name, () => {
      assert.deepEqual({ there: brief(old, next), back: brief(next, old) }, { there, back });
    });
});
