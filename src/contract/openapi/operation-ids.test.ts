import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleOpenApi } from '../testing/example-openapi.ts';
import { loadOpenApi } from './load-openapi.ts';

/** What stands in the place of `operationId: getOrder`, and what the operation is called by. */
const names: readonly (readonly [line: string, id: string])[] = [
  ['operationId: getOrder', 'getOrder'],
  ['operationId: orders/get.v2', 'orders/get.v2'],
  ['operationId: get order', 'get order'],
  ['operationId: orders:get()', 'orders:get()'],
  ['operationId: 2nd', '2nd'],
  ['operationId: écrire', 'écrire'],
  ['operationId: toString', 'toString'],
  ['operationId: class', 'class'],
  ['operationId: GET /orders/{id}', 'GET /orders/{id}'],
  ['summary: none', 'GET /orders/{id}'],
  ['operationId: 7', 'GET /orders/{id}'],
  ["operationId: ''", 'GET /orders/{id}'],
  ["operationId: ' getOrder'", 'GET /orders/{id}'],
  ['operationId: "get\\norder"', 'GET /orders/{id}'],
  ['operationId: "get\\u202Eorder"', 'GET /orders/{id}'],
  ['operationId: constructor', 'GET /orders/{id}'],
];

for (const [line, id] of names)
  test(`an operation with ${line} is called ${id}`, () => {
    const document = exampleOpenApi(['operationId: getOrder', line]);
    const { operations } = loadOpenApi(document, 'openapi.yaml');
    assert.deepEqual([...operations.keys()], ['createOrder', id]);
    assert.equal(operations.get(id)?.label, 'GET /orders/{id}');
  });

test('no two operations have one name', () => {
  const twice = exampleOpenApi(['operationId: getOrder', 'operationId: createOrder']);
  const another = exampleOpenApi(['operationId: getOrder', 'operationId: POST /orders']);
  const without = ['operationId: createOrder', 'summary: none'] as const;
  const anotherWithout = exampleOpenApi(['operationId: getOrder', 'operationId: POST /orders'], without);
  for (const [document, names] of [
    [twice, ['POST /orders', 'GET /orders/{id}']],
    [another, ['createOrder', 'GET /orders/{id}']],
    [anotherWithout, ['POST /orders', 'GET /orders/{id}']],
  ] as const)
    assert.deepEqual([...loadOpenApi(document, 'openapi.yaml').operations.keys()], names);
});

test('a path item that two paths share is an operation of each', () => {
  const { operations } = loadOpenApi(
    exampleOpenApi(['components:\n', "  /shared: { $ref: '#/paths/~1orders' }\ncomponents:\n"]),
    'openapi.yaml',
  );
  assert.deepEqual([...operations.keys()], ['POST /orders', 'getOrder', 'POST /shared']);
});
