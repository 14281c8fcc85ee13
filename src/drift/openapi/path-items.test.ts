import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { answer, document, ok, text } from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';
import { openApiSource } from '../testing/openapi-source.ts';

const get = { responses: { 200: ok } };
const number = { type: 'integer' };
const search = (schema: unknown): Json => ({ responses: { 200: answer(schema) } });
const at = (openapi: string, item: Json, more: Json = {}): Json => ({
  ...document({ '/a/{id}': item }, more),
  openapi,
});
const named = { responses: { 200: { $ref: '#/components/responses/X' } } };
const hook = (openapi: string, item: Json, more: Json = {}): Json => ({
  ...document({}, { webhooks: { w: item }, ...more }),
  openapi,
});
const called = (openapi: string, item: Json, more: Json = {}): Json =>
  at(openapi, { get: { ...get, callbacks: { c: { '{$url}': item } } } }, more);
const component = (response: Json): Json => ({ components: { responses: { X: response } } });

const $ref = '#/components/pathItems/P';
const query = (schema: Json): Json => ({ name: 'q', in: 'query', required: true, schema });

type Case = readonly [name: string, old: Json, next: Json, there: readonly string[], back: readonly string[]];
const changed = ['safe document-changed: query changed'];
const both = (...told: readonly string[]) => [told, told] as const;

const beside: readonly (readonly [name: string, there: Json, own: Json])[] = [
  ['a parameter', { parameters: [query(number)] }, {}],
  ['a parameter that both list', { parameters: [query(number)] }, { parameters: [query(text)] }],
  ['a server', { servers: [{ url: 'https://a.example' }] }, {}],
  ['a server of several', { servers: [{ url: '/a' }] }, { servers: [{ url: '/b' }] }],
  ['an operation', { post: get }, {}],
];

const cases: readonly Case[] = [
  ...['3.0.3', '3.1.0'].flatMap((openapi): readonly Case[] => [
    [
      `the query method in ${openapi}`,
      at(openapi, { get, query: search(text) }),
      at(openapi, { get, query: search(number) }),
      ...both(...changed),
    ],
    [
      `one that came in ${openapi}`,
      at(openapi, { get }),
      at(openapi, { get, query: search(number) }),
      ...both(...changed),
    ],
    [
      `methods of other names in ${openapi}`,
      at(openapi, { get, additionalOperations: { COPY: search(text) } }),
      at(openapi, { get, additionalOperations: { COPY: search(number) } }),
      ...both('safe document-changed: additionalOperations changed'),
    ],
  ]),
  [
    'a path of nothing else',
    at('3.1.0', { query: search(text) }),
    at('3.1.0', { query: search(number) }),
    ...both(...changed),
  ],
  [
    'a path that came, and says nothing but this',
    { ...document({}), openapi: '3.1.0' },
    at('3.1.0', { query: search(text) }),
    ...both(...changed),
  ],
  [
    'a webhook',
    hook('3.1.0', { query: search(text) }),
    hook('3.1.0', { query: search(number) }),
    ...both(...changed),
  ],
  [
    'an address that we are called under',
    called('3.1.0', { query: search(text) }),
    called('3.1.0', { query: search(number) }),
    ...both(...changed),
  ],
  [
    'what it alone leads to, as what nobody uses',
    at('3.1.0', { get, query: named }, component(answer(text))),
    at('3.1.0', { get, query: named }, component(answer(number))),
    ...both('safe component-changed: response X changed, which no operation of both documents uses'),
  ],
  [
    'and what another operation leads to, there',
    at('3.1.0', { get: named, query: named }, component(answer(text))),
    at('3.1.0', { get: named, query: named }, component(answer(number))),
    ['breaking response-type-changed: type string → integer'],
    ['breaking response-type-changed: type integer → string'],
  ],
  [
    'the query method in 3.2',
    at('3.2.0', { get, query: search(text) }),
    at('3.2.0', { get, query: search(number) }),
    ['breaking response-type-changed: type string → integer'],
    ['breaking response-type-changed: type integer → string'],
  ],
  [
    'which is none in the version before',
    at('3.1.0', { get, query: search(text) }),
    at('3.2.0', { get, query: search(text) }),
    ['safe document-changed: openapi changed', ...changed, 'safe operation-added: QUERY /a/{id} added'],
    [
      'breaking operation-removed: QUERY /a/{id} removed, without having been deprecated',
      'safe document-changed: openapi changed',
      ...changed,
    ],
  ],
  [
    'words of a path without operations',
    at('3.1.0', { description: 'a' }),
    at('3.1.0', { description: 'b' }),
    ...both('safe document-changed: description changed'),
  ],
  [
    'words of a path that came with its operations, which are told',
    { ...document({}), openapi: '3.1.0' },
    at('3.1.0', { get, description: 'b' }),
    ['safe operation-added: GET /a/{id} added'],
    ['breaking operation-removed: GET /a/{id} removed, without having been deprecated'],
  ],
  [
    'words beside a reference, which win',
    at(
      '3.1.0',
      { $ref: '#/components/pathItems/P', summary: 'a' },
      { components: { pathItems: { P: { get, summary: 'b' } } } },
    ),
    at('3.1.0', { get, summary: 'a' }, { components: { pathItems: { P: { get, summary: 'b' } } } }),
    ...both(),
  ],
  ...[at, hook, called].map((make): Case => [
    `a parameter that came beside a reference: ${make.name}`,
    make('3.1.0', { $ref }, { components: { pathItems: { P: { get } } } }),
    make('3.1.0', { $ref, parameters: [query(number)] }, { components: { pathItems: { P: { get } } } }),
    [
      `${make === at ? 'breaking request' : 'safe response'}-required-parameter-added: required query parameter q added`,
    ],
    [
      `${make === at ? 'dangerous request' : 'breaking response'}-required-parameter-removed: query parameter q removed, without having been deprecated`,
    ],
  ]),
  ...beside.map(([name, there, own]): Case => [
    `${name} beside a reference, as if it stood there`,
    at('3.1.0', { $ref, ...there }, { components: { pathItems: { P: { get, ...own } } } }),
    at('3.1.0', { get, ...own, ...there }),
    ...both(),
  ]),
];

describe('what a path says besides its operations', () => {
  for (const [name, old, next, there, back] of cases)
    test(name, () => {
      const told = (one: Json, other: Json) =>
        findSchemaChanges(openApiSource(one), openApiSource(other)).changes.map(
          ({ id, reason, severity }) => `${severity} ${id}: ${reason}`,
        );
      assert.deepEqual([told(old, next).toSorted(), told(next, old).toSorted()], [there, back]);
    });

  test('is told with the operations that stand there', () => {
    const item = (description: string): Json => ({ get, post: get, description });
    const { changes } = findSchemaChanges(
      openApiSource(at('3.2.0', item('a'))),
      openApiSource(at('3.2.0', item('b'))),
    );
    assert.deepEqual(
      changes.map(({ operations, path }) => [path, operations]),
      [[['/a/{id}'], ['GET /a/{id}', 'POST /a/{id}']]],
    );
  });
});
