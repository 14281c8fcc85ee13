import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPathMatcher } from './match-path.ts';
import type { OperationDefinition } from './operation-definition.ts';

const paths: Readonly<Record<string, string>> = {
  'GET /items': 'list',
  'GET /items/{id}': 'get',
  'GET /items/export': 'export',
  'GET /items/{id}.json': 'getJson',
  'GET /{kind}/count': 'count',
  'GET /a.c': 'dot',
  'POST /items/{id}': 'post',
  'GET /twins/{a}': 'twinA',
  'GET /twins/{b}': 'twinB',
};

const match = createPathMatcher(
  Object.entries(paths).map(([label, id]) => {
    const [method = '', path = ''] = label.split(' ');
    return { id, method, path, at: '', deprecated: false, parameters: [], responses: new Map() };
  }) satisfies OperationDefinition[],
);

for (const [method, path, exact, loose = exact] of [
  ['GET', '/items', 'list'],
  ['GET', '/items/7', 'get'],
  ['GET', '/items/export', 'export'],
  ['GET', '/items/EXPORT', 'get', 'export'],
  ['GET', '/items/export/', undefined, 'export'],
  ['POST', '/items/export', 'post'],
  ['PUT', '/items/7', undefined],
  ['GET', '/items/', undefined, 'list'],
  ['GET', '/items/7/more', undefined],
  ['GET', '/abc', undefined],
  ['GET', '/a.c', 'dot'],
  // neither of two templates is the plainer one
  ['GET', '/items/count', undefined],
  ['GET', '/items/7.json', undefined],
  ['GET', '/twins/1', undefined],
  ['GET', '', undefined],
] as const) {
  test(`${method} ${path} is ${String(exact)}, and read loosely ${String(loose)}`, () => {
    assert.deepEqual([match(method, path, 'exact'), match(method, path, 'loose')], [exact, loose]);
  });
}
