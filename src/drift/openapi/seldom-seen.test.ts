import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';

type Json = { readonly [name: string]: unknown };

const ok = { description: 'ok' };
const text = { type: 'string' };
const whole = (paths: Json, more: Json = {}): Json => ({
  openapi: '3.2.0',
  info: { title: 'a', version: '1' },
  paths,
  ...more,
});
const get = (more: Json, root: Json = {}): Json =>
  whole({ '/a': { get: { responses: { 200: ok }, ...more } } }, root);
const at = (...paths: readonly string[]): Json =>
  whole(Object.fromEntries(paths.map((path) => [path, { get: { responses: { 200: ok } } }])));
const answered = (...types: readonly string[]): Json =>
  content(Object.fromEntries(types.map((name) => [name, {}])));
const content = (types: Json): Json => get({ responses: { 200: { ...ok, content: types } } });
const parameter = (more: Json): Json => get({ parameters: [{ name: 'p', in: 'query', ...more }] });
const header = (more: Json): Json => get({ responses: { 200: { ...ok, headers: { 'X-A': more } } } });
const link = (more: Json): Json =>
  get({ responses: { 200: { ...ok, links: { next: { operationId: 'b', ...more } } } } });
const sent = (media: Json): Json => get({ requestBody: { content: { 'multipart/mixed': media } } });
const webhook = (more: Json): Json =>
  whole({}, { webhooks: { done: { post: { responses: { 200: ok }, ...more } } } });
const guarded = (name: string, scheme: Json): Json =>
  get({ security: [{ [name]: [] }] }, { components: { securitySchemes: { [name]: scheme } } });
const granting = (scopes: Json): Json =>
  guarded('k', { type: 'oauth2', flows: { implicit: { authorizationUrl: 'https://a.example', scopes } } });
const animal = (name: string): Json => ({
  type: 'object',
  properties: { t: text, [name]: text },
  required: ['t'],
});
const either = { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }] };
const list = { type: 'array', items: text };
const xKey = { type: 'apiKey', in: 'header', name: 'X-Key' };
const served = (...servers: readonly Json[]): Json => get({}, servers.length === 0 ? {} : { servers });
const asked = { name: 'X-A', in: 'header', required: true, schema: text };

/** What each way brings: there, and back. */
type Case = readonly [name: string, old: Json, next: Json, there: readonly string[], back: readonly string[]];

const told = (mapping: Json): Json => ({
  ...content({ 'text/a': { schema: { ...either, discriminator: { propertyName: 't', mapping } } } }),
  components: { schemas: { Cat: animal('c'), Dog: animal('d') } },
});
const shared = { components: { pathItems: { P: { get: { responses: { 200: ok } } } } } };
const added = 'safe operation-added';
const removed = 'breaking operation-removed';
const turned = (rule: string): readonly [string[], string[]] => [[rule], [rule]];
const none = [[], []] as const;

const cases: readonly Case[] = [
  ['a slash at the end of a path', at('/a/'), at('/a'), [removed, added], [removed, added]],
  ['one of two paths that differ in such a slash', at('/a', '/a/'), at('/a'), [removed], [added]],
  [
    'one of two paths that differ in the name of a parameter',
    at('/a/{x}', '/a/{y}'),
    at('/a/{x}'),
    ['dangerous operation-removed'],
    [added],
  ],
  [
    'an operation beside the reference of its path item',
    whole({ '/a': { $ref: '#/components/pathItems/P', post: { responses: {} } } }, shared),
    whole({ '/a': { $ref: '#/components/pathItems/P' } }, shared),
    [removed],
    [added],
  ],
  [
    'a mapping that says what goes without saying',
    told({}),
    told({ Cat: '#/components/schemas/Cat' }),
    ...none,
  ],
  ['a schema of a mapping by its name', told({ c: 'Cat' }), told({ c: '#/components/schemas/Cat' }), ...none],
  [
    'a mapping to another schema',
    told({ c: 'Cat' }),
    told({ c: 'Dog' }),
    ...turned('dangerous response-discriminator-changed'),
  ],
  [
    'the only media type of an answer, for another one',
    answered('application/json'),
    answered('application/xml'),
    ['breaking response-media-type-unanswered', 'dangerous response-media-type-added'],
    ['breaking response-media-type-unanswered', 'dangerous response-media-type-added'],
  ],
  [
    'the body of an answer',
    answered('application/json'),
    get({}),
    ['breaking response-media-type-unanswered'],
    ['dangerous response-media-type-added'],
  ],
  [
    'a parameter of a media type',
    answered('application/json;v=1', 'application/json;v=2'),
    answered('application/json;v=2'),
    ['breaking response-media-type-unanswered'],
    ['dangerous response-media-type-added'],
  ],
  ['a charset', answered('application/json'), answered('Application/JSON; charset=utf-8'), ...none],
  [
    'the narrowest range is what counts',
    content({ 'text/a': { schema: text } }),
    content({ '*/*': { schema: list }, 'text/*': { schema: text } }),
    ['dangerous response-media-type-added', 'dangerous response-media-type-added'],
    ['safe response-media-type-removed', 'safe response-media-type-removed'],
  ],
  [
    'what each item of a sequence is, and the list of them',
    content({ 'application/jsonl': { itemSchema: text } }),
    content({ 'application/jsonl': { schema: list } }),
    ...none,
  ],
  [
    'a parameter with a media type',
    parameter({ schema: text }),
    parameter({ content: { 'application/json': { schema: text } } }),
    ...turned('dangerous request-parameter-serialisation-changed'),
  ],
  [
    'a parameter with another media type',
    parameter({ content: { 'application/xml': { schema: text } } }),
    parameter({ content: { 'application/json': { schema: text } } }),
    ...turned('dangerous request-parameter-serialisation-changed'),
  ],
  [
    'a single value, exploded',
    parameter({ schema: text, explode: false }),
    parameter({ schema: text }),
    ...none,
  ],
  [
    'a header with a media type',
    header({ schema: text }),
    header({ content: { 'application/json': { schema: text } } }),
    ...turned('dangerous response-header-serialisation-changed'),
  ],
  [
    'a list in a header, exploded',
    header({ schema: list, explode: true }),
    header({ schema: list }),
    ...none,
  ],
  [
    'words of a header',
    header({ schema: text, description: 'a' }),
    header({ schema: text }),
    ...turned('safe response-documentation-changed'),
  ],
  ['words of a link', link({ description: 'a' }), link({}), ...turned('safe response-documentation-changed')],
  [
    'how the items of a body are written',
    sent({ itemSchema: text, itemEncoding: { contentType: 'text/csv' } }),
    sent({ itemSchema: text }),
    ...turned('dangerous request-encoding-changed'),
  ],
  [
    'a required header of what we are called with',
    webhook({ parameters: [asked] }),
    webhook({}),
    ['breaking response-required-parameter-removed'],
    ['safe response-required-parameter-added'],
  ],
  [
    'which became optional',
    webhook({ parameters: [asked] }),
    webhook({ parameters: [{ ...asked, required: false }] }),
    ['breaking response-parameter-became-optional'],
    ['safe response-parameter-became-required'],
  ],
  ['the name of a security scheme', guarded('a', xKey), guarded('b', { ...xKey, name: 'x-key' }), ...none],
  [
    'where the credentials of a scheme stand',
    guarded('k', xKey),
    guarded('k', { ...xKey, in: 'query' }),
    ...turned('breaking security-scheme-changed'),
  ],
  [
    'words of a scheme',
    guarded('k', xKey),
    guarded('k', { ...xKey, description: 'a' }),
    ...turned('safe document-changed'),
  ],
  [
    'a scope that no operation asks for',
    granting({}),
    granting({ r: 'read' }),
    ['safe document-changed'],
    ['dangerous security-scheme-changed'],
  ],
  ['the server that is meant where none is listed', served({ url: '/' }), served(), ...none],
  [
    'the default of a variable of a server',
    served({ url: '/{v}', variables: { v: { enum: ['1', '2'], default: '1' } } }),
    served({ url: '/{v}', variables: { v: { enum: ['1', '2'], default: '2' } } }),
    ...turned('safe document-changed'),
  ],
  [
    'the address of the document',
    get({}, { $self: '/a' }),
    get({}, { $self: '/b' }),
    ...turned('safe document-changed'),
  ],
];

const brief = (old: Json, next: Json): readonly string[] =>
  findSchemaChanges(openApiSource(old), openApiSource(next)).changes.map(
    ({ id, severity }) => `${severity} ${id}`,
  );

describe('seldom seen in a document, and told', () => {
  for (const [name, old, next, there, back] of cases)
    test(name, () => {
      assert.deepEqual({ there: brief(old, next), back: brief(next, old) }, { there, back });
    });
});

describe('a scheme that is sent elsewhere', () => {
  test('is proved by a request with the credentials where they were', () => {
    const [change] = findSchemaChanges(
      openApiSource(guarded('k', xKey)),
      openApiSource(guarded('k', { ...xKey, name: 'X-Other' })),
    ).changes;
    assert.deepEqual(change?.operations, ['GET /a']);
    assert.equal(change.witness?.refusal, 'asks for k in header x-other');
    assert.ok(change.witness.kind === 'request' && change.witness.request.endsWith('(k in header x-key)'));
  });
});

describe('a range that came or went', () => {
  const body = (name: string): Json =>
    get({ requestBody: { content: { [name]: { schema: text }, 'application/json': { schema: text } } } });
  const statuses = (...names: readonly string[]): Json =>
    get({ responses: Object.fromEntries(names.map((name) => [name, ok])) });
  for (const [name, old, next, refusal] of [
    ['of types that have names', body('application/*'), body('text/a'), 'no body of type application/xml'],
    ['of types that have none', body('audio/*'), body('text/a'), 'no body of type audio/x-any'],
    ['of statuses', statuses('200'), statuses('200', '2XX'), 'status 201 is not documented'],
  ] as const)
    test(`is proved by one of it: ${name}`, () => {
      const { changes } = findSchemaChanges(openApiSource(old), openApiSource(next));
      assert.equal(changes.find(({ witness }) => witness !== undefined)?.witness?.refusal, refusal);
    });
});
