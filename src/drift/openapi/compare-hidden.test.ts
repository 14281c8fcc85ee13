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
const whole = { type: 'integer' };
const labelled = one({ ...parameter('id', text), style: 'label' });
const hidden = (path: string, values: string, by: string): string =>
  `dangerous operation-hidden GET ${path}: requests with ${values} go to GET ${by} now`;
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
  [
    'a number that nobody writes so',
    { '/a/{id}': one(parameter('id', whole)) },
    { '/a/007': one() },
    [added('/a/007')],
  ],
  [
    'a text like a number',
    { '/a/{id}': id },
    { '/a/007': one() },
    [hidden('/a/{id}', 'id=007', '/a/007'), added('/a/007')],
  ],
  [
    'a truth value',
    { '/a/{id}': one(parameter('id', { type: 'boolean' })) },
    { '/a/true': one() },
    [hidden('/a/{id}', 'id=true', '/a/true'), added('/a/true')],
  ],
  [
    'a list',
    { '/a/{id}': one(parameter('id', { type: 'array', items: whole, minItems: 2 })) },
    { '/a/1,2': one() },
    [hidden('/a/{id}', 'id=1,2', '/a/1,2'), added('/a/1,2')],
  ],
  ['nothing', { '/a/{id}': id }, { '/a/': one() }, [added('/a/')]],
  [
    'a part of a part',
    { '/a/{id}.json': id },
    { '/a/me.json': one() },
    [hidden('/a/{id}.json', 'id=me', '/a/me.json'), added('/a/me.json')],
  ],
  ['another ending', { '/a/{id}.json': id }, { '/a/me.xml': one() }, [added('/a/me.xml')]],
  ['another template', { '/a/{id}': id }, { '/a/{id}.json': id }, [added('/a/{id}.json')]],
  [
    'letters that are written as others',
    { '/a/{id}': one(parameter('id', { enum: ['a b'] })) },
    { '/a/a%20b': one() },
    [hidden('/a/{id}', 'id=a b', '/a/a%20b'), added('/a/a%20b')],
  ],
  [
    'a percent sign',
    { '/a/{id}': id },
    { '/a/%': one() },
    [hidden('/a/{id}', 'id=%', '/a/%'), added('/a/%')],
  ],
  ['other cases', { '/A/{id}': id }, { '/a/me': one() }, [added('/a/me')]],
  ['what begins with a dot', { '/a/{id}': labelled }, { '/a/me': one() }, [added('/a/me')]],
  [
    'what begins with that dot',
    { '/a/{id}': labelled },
    { '/a/.me': one() },
    [hidden('/a/{id}', 'id=.me', '/a/.me'), added('/a/.me')],
  ],
  [
    'the nearest of two, which never took it',
    { '/{x}/{id}': one(), '/a/{id}': one(parameter('id', whole)) },
    { '/a/me': one() },
    [added('/a/me')],
  ],
  [
    'one at another server',
    { '/a/{id}': id },
    { '/a/me': { ...one(), servers: [{ url: 'https://b.example' }] } },
    [added('/a/me')],
  ],
  [
    'one at one of several servers',
    { '/a/{id}': { ...id, servers: [{ url: 'https://a.example' }, { url: 'https://b.example' }] } },
    { '/a/me': { ...one(), servers: [{ url: 'https://b.example' }] } },
    [hidden('/a/{id}', 'id=me', '/a/me'), added('/a/me')],
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

  test('an added one where its paths had another server: both have moved', () => {
    const at = (url: string): Json => ({ servers: [{ url }] });
    const old = document({ '/a/{id}': id }, at('https://a.example'));
    const next = document({ '/a/{id}': id, '/a/me': one() }, at('https://b.example'));
    assert.deepEqual(
      told(old, next).filter((one) => one.includes('hidden')),
      [hidden('/a/{id}', 'id=me', '/a/me')],
    );
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
