import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApiTypes } from './openapi-types.ts';
import { exampleOpenApi } from '../testing/example-openapi.ts';

/** How an operation may be called by those who own the document, and the member that it becomes. */
const names: readonly (readonly [id: string, member: string])[] = [
  ['getOrder', 'getOrder'],
  ['get_order2', 'get_order2'],
  ['get-order', "'get-order'"],
  ['orders/get.v2', "'orders/get.v2'"],
];

for (const [id, member] of names)
  test(`an operation ${id} has types of its name`, async () => {
    const text = exampleOpenApi(['operationId: getOrder', `operationId: ${id}`]);
    const types = await openApiTypes(text, 'openapi.yaml', {});
    const [, operations = ''] = types.split('export interface Operations {');
    assert.ok(
      operations.includes(`\n  ${member}: { input: { path: NonNullable<operations['${id}']`),
      operations,
    );
  });
