import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { document, query, text } from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';
import { openApiSource } from '../testing/openapi-source.ts';

const path = (name: string, operation: Json = {}): Json => ({
  [name]: { get: { responses: {}, ...operation } },
});
const at = (paths: Json, ...servers: readonly (string | Json)[]): Json =>
  document(paths, {
    ...(servers.length === 0
      ? {}
      : { servers: servers.map((one) => (typeof one === 'string' ? { url: one } : one)) }),
  });
const tenant = (more: Json = {}, name = 't'): Json => ({
  url: `https://{${name}}.a.example`,
  variables: { [name]: { default: 'demo', ...more } },
});
const taking = (name: string): Json => ({ name, in: 'path', required: true, schema: text });
const required = { ...query('q'), required: true };

const cases: readonly (readonly [
  name: string,
  old: Json,
  next: Json,
  there: readonly string[],
  back: readonly string[],
])[] = [
  [
    'a variable of any value that becomes one',
    at(path('/a'), tenant()),
    at(path('/a'), 'https://demo.a.example'),
    ['dangerous server-removed https://{t}.a.example'],
    ['safe server-added https://{t}.a.example'],
  ],
  [
    'a variable of any value that gets a list of them',
    at(path('/a'), tenant()),
    at(path('/a'), tenant({ enum: ['demo'] })),
    ['dangerous server-removed https://{t}.a.example', 'safe document-changed'],
    ['safe document-changed', 'safe server-added https://{t}.a.example'],
  ],
  [
    'a value fewer',
    at(path('/a'), tenant({ enum: ['demo', 'eu'] })),
    at(path('/a'), 'https://demo.a.example'),
    ['dangerous server-removed https://eu.a.example'],
    ['safe server-added https://eu.a.example'],
  ],
  [
    'the name and the default of a variable of any value',
    at(path('/a'), tenant()),
    at(path('/a'), tenant({ default: 'eu' }, 'u')),
    [],
    [],
  ],
  [
    'a part of the path that the server had',
    at(path('/v1/a'), 'https://a.example'),
    at(path('/a'), 'https://a.example/v1/'),
    [],
    [],
  ],
  ['a part of the path that the only server had', at(path('/v1/a')), at(path('/a'), '/v1'), [], []],
  [
    'a part of the path that all servers had',
    at(path('/v1/a/{i}', { parameters: [taking('i')] }), 'https://a.example', 'https://b.example'),
    at(path('/a/{j}', { parameters: [taking('j')] }), 'https://b.example/v1', 'https://a.example/v1'),
    [],
    [],
  ],
  [
    'a part of the path that one of two servers had',
    at(path('/v1/a'), 'https://a.example', 'https://b.example'),
    at(path('/a'), 'https://a.example/v1', 'https://b.example/v2'),
    ['dangerous operation-removed', 'safe operation-added'],
    ['dangerous operation-removed', 'safe operation-added'],
  ],
  [
    'a required parameter, of an operation at the same address',
    at(path('/v1/a'), 'https://a.example'),
    at(path('/a', { parameters: [required] }), 'https://a.example/v1'),
    ['breaking request-required-parameter-added: required parameter missing: query q'],
    ['dangerous request-required-parameter-removed'],
  ],
  [
    'a required parameter, of an operation at another server',
    at(path('/a'), 'https://a.example/v1'),
    at(path('/a', { parameters: [required] }), 'https://a.example/v2'),
    [
      'breaking request-required-parameter-added: required parameter missing: query q',
      'dangerous server-removed https://a.example/v1',
      'safe server-added https://a.example/v2',
    ],
    [
      'dangerous request-required-parameter-removed',
      'dangerous server-removed https://a.example/v2',
      'safe server-added https://a.example/v1',
    ],
  ],
];

function changesOf(old: Json, next: Json): readonly string[] {
  const { changes } = findSchemaChanges(openApiSource(old), openApiSource(next));
  return changes
    .map(
      ({ id, path: [of, url = ''], severity, witness }) =>
        [severity, id, of === 'servers' && id !== 'document-changed' ? url : ''].join(' ').trim() +
        (witness === undefined ? '' : `: ${witness.refusal}`),
    )
    .sort();
}

describe('servers of operations', () => {
  for (const [name, old, next, there, back] of cases) {
    test(name, () => {
      assert.deepEqual(changesOf(old, next), there);
    });
    test(`${name}, the other way round`, () => {
      assert.deepEqual(changesOf(next, old), back);
    });
  }
});
