import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleOpenApi } from '../testing/example-openapi.ts';
import { loadOpenApi } from './load-openapi.ts';

describe('field names', () => {
  const text = exampleOpenApi(
    [
      'name: X-Request-Id, in: header, required: true, schema: {',
      'name: X-Request-Id, in: header, required: true, schema: { x-sensitive: true,',
    ],
    ['name: { type: string }', 'name: { $ref: "#/components/schemas/Name" }'],
    ['    Line:', '    Name: { type: string, writeOnly: true }\n    Line:'],
    ['fee: { type: number }', 'fee: { type: number }, pin: { type: string, format: password }'],
  );
  const { operations } = loadOpenApi(text, 'openapi.yaml');

  it('are all that an operation documents, through references and branches, with cycles', () => {
    const want = ['X-Left', 'X-Note', 'X-Request-Id'].map((name) => name.toLowerCase());
    assert.deepEqual(
      [...(operations.get('createOrder')?.fieldNames ?? [])].sort(),
      [
        ...want,
        'age',
        'amount',
        'card',
        'code',
        'customer',
        'extra',
        'fee',
        'id',
        'item',
        'labels',
        'lines',
        'message',
        'name',
        'parent',
        'pin',
        'size',
        'sku',
        'status',
        'token',
      ].sort(),
    );
  });

  it('are sensitive where the document says so, itself or by format', () => {
    assert.deepEqual([...(operations.get('createOrder')?.sensitiveNames ?? [])].sort(), [
      'card',
      'name',
      'pin',
      'token',
      'x-request-id',
    ]);
    assert.deepEqual([...(operations.get('getOrder')?.sensitiveNames ?? [])].sort(), [
      'name',
      'pin',
      'token',
    ]);
  });
});
