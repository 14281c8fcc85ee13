import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { document, ok, text } from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';

const parameter = (name: string, schema: Json, where = 'path'): Json => ({
  name,
  in: where,
  required: true,
  schema,
});
const one = (...parameters: readonly Json[]): Json => ({
  get: { parameters, responses: { 200: ok } },
});
const id = one(parameter('id', text));
const added = (path: string): string => `safe operation-added GET ${path}`;

type Case = readonly [name: string, old: Json, added: Json, want: readonly string[]];

const cases: readonly Case[] = [
  [
    'a value of its own path',
    { '/a/{id}': id },
    { '/a/me': one() },
    ['dangerous operation-hidden GET /a/{id}: requests with id=me go to GET /a/me now', added('/a/me')],
  ],
  [
    'what the added one refuses',
    { '/a/{id}': id },
    { '/a/me': one(parameter('q', text, 'query')) },
    ['breaking operation-hidden GET /a/{id}: requests with id=me go to GET /a/me now', added('/a/me')],
  ],
  [
    'a value that there never was',
    { '/a/{id}': one(parameter('id', { type: 'integer' })) },
    { '/a/me': one() },
    [added('/a/me')],
  ],
  [
    'a number',
    { '/a/{id}': one(parameter('id', { type: 'integer' })) },
    { '/a/1': one() },
    ['dangerous operation-hidden GET /a/{id}: requests with id=1 go to GET /a/1 now', added('/a/1')],
  ],
  [
    'a path of which nothing is said',
    { '/a/{id}': one() },
    { '/a/me': one() },
    ['dangerous operation-hidden GET /a/{id}: requests with id=me go to GET /a/me now', added('/a/me')],
  ],
  [
    'one of two parts',
    { '/a/{id}/{part}': one(parameter('id', text), parameter('part', text)) },
    { '/a/{id}/name': id },
    [
      'dangerous operation-hidden GET /a/{id}/{part}: requests with part=name go to GET /a/{id}/name now',
      added('/a/{id}/name'),
    ],
  ],
  [
    'the nearest of two',
    { '/{x}/{id}': one(parameter('x', text), parameter('id', text)), '/a/{id}': id },
    { '/a/me': one() },
    ['dangerous operation-hidden GET /a/{id}: requests with id=me go to GET /a/me now', added('/a/me')],
  ],
  [
    'another method',
    { '/a/{id}': id },
    { '/a/me': { put: { responses: { 200: ok } } } },
    ['safe operation-added PUT /a/me'],
  ],
  ['a path of another length', { '/a/{id}': id }, { '/a/me/b': one() }, [added('/a/me/b')]],
  ['a path that says less', { '/a/me': one() }, { '/a/{id}': id }, [added('/a/{id}')]],
];

function told(old: Json, next: Json): readonly string[] {
  const { changes } = findSchemaChanges(openApiSource(old), openApiSource(next));
  return changes
    .map(({ id: rule, path, reason, severity }) => {
      const why = rule === 'operation-added' ? '' : `: ${reason}`;
      return `${severity} ${rule} ${path.join('/')}${why}`;
    })
    .sort();
}

describe('operations whose requests an added one takes', () => {
  for (const [name, old, more, want] of cases)
    test(name, () => {
      assert.deepEqual(told(document(old), document({ ...old, ...more })), want.toSorted());
    });

  test('a server of no scheme is the same with one, and refuses nothing', () => {
    const at = (url: string): Json => ({ servers: [{ url }] });
    const old = document({ '/a/{id}': id }, at('//a.example'));
    const next = document({ '/a/{id}': id, '/a/me': one() }, at('https://A.example/'));
    assert.deepEqual(told(old, next), [
      'dangerous operation-hidden GET /a/{id}: requests with id=me go to GET /a/me now',
      added('/a/me'),
    ]);
  });
});
