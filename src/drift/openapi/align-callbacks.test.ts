import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { get, json, missing, ok, text } from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';

const whole = { type: 'integer' };
const to = (schema: Json, expression = '{$request.body#/url}', more: Json = {}): Json => ({
  [expression]: { ...more, post: { requestBody: json(schema), responses: { 200: ok } } },
});
const called = (callbacks: Json): Json => get({ callbacks, responses: { 200: ok } });
const at = (name: string): string => `GET /a callback ${name}: POST {$request.body#/url}`;

type Case = readonly [name: string, old: Json, next: Json, there: readonly string[], back: readonly string[]];

const both = (...found: readonly string[]) => [found, found] as const;

const cases: readonly Case[] = [
  ['only its name', { a: to(text) }, { b: to(text) }, ...both()],
  ['what is sent', { a: to(text) }, { a: to(whole) }, ...typed('a', 'a')],
  ['its name, and what is sent', { a: to(text) }, { b: to(whole) }, ...typed('a', 'b')],
  ['one of two of one address', { a: to(text), b: to(whole) }, { c: to(whole), d: to(text) }, ...both()],
  [
    'its name, and where it goes',
    { a: to(text) },
    { b: to(text, '{$request.body#/other}') },
    [
      'dangerous callback-removed GET /a callback a: POST {$request.body#/url}',
      'safe callback-added GET /a callback b: POST {$request.body#/other}',
    ],
    [
      'dangerous callback-removed GET /a callback b: POST {$request.body#/other}',
      'safe callback-added GET /a callback a: POST {$request.body#/url}',
    ],
  ],
  [
    'its name, and what is said of its path',
    { a: to(text) },
    { b: to(text, undefined, { summary: 'x' }) },
    ['safe document-changed GET /a callback a {$request.body#/url}'],
    ['safe document-changed GET /a callback b {$request.body#/url}'],
  ],
  [
    'one that nobody can read',
    { a: to(text) },
    { b: missing },
    [`dangerous callback-removed ${at('a')}`],
    [`safe callback-added ${at('a')}`],
  ],
  [
    'one beside another that nobody can read',
    { a: to(text), b: to(text) },
    { a: missing, c: to(text) },
    ...both(),
  ],
];

function typed(name: string, other: string): readonly [readonly string[], readonly string[]] {
  const changed = (one: string): string =>
    `breaking response-type-changed ${at(one)}/request body/application/json`;
  return [[changed(name)], [changed(other)]];
}

const brief = (old: Json, next: Json): readonly string[] =>
  findSchemaChanges(openApiSource(called(old)), openApiSource(called(next))).changes.map(
    ({ id, path, severity }) => `${severity} ${id} ${path.join('/')}`,
  );

describe('callbacks, where there changed', () => {
  for (const [name, old, next, there, back] of cases)
    test(name, () => {
      assert.deepEqual(
        { there: brief(old, next).toSorted(), back: brief(next, old).toSorted() },
        { there, back },
      );
    });
});

test('a callback is proved by a request to where it goes', () => {
  const asking = { name: 'q', in: 'query', required: true, schema: text };
  const address = (operation: Json): Json => ({ a: { '{$request.body#/url}': { post: operation } } });
  const { changes } = findSchemaChanges(
    openApiSource(called(address({ parameters: [asking], responses: { 200: ok } }))),
    openApiSource(called(address({ responses: { 200: ok } }))),
  );
  assert.deepEqual(
    changes.map(({ witness }) => witness?.kind === 'request' && witness.request),
    ['GET /a callback a: POST {$request.body#/url}'],
  );
});
