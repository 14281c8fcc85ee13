import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Operation, OperationInput } from '../contract/contract.ts';
import { withDefaults } from './default-input.ts';

const defaults: OperationInput = { path: { shop: 'ours' }, query: { lang: 'en' } };
const fieldNames = new Set(['shop', 'lang']);

const rows: readonly (readonly [label: string, input: OperationInput, wanted: OperationInput])[] = [
  ['GET /shops/{shop}', {}, { path: { shop: 'ours' }, query: { lang: 'en' } }],
  ['GET /shops/{shop}', { path: { shop: 'other' } }, { path: { shop: 'other' }, query: { lang: 'en' } }],
  ['POST /tokens', { body: { shop: 'ours' } }, { body: { shop: 'ours' }, query: { lang: 'en' } }],
];

for (const [label, input, wanted] of rows) {
  test(`${label} with ${JSON.stringify(input)}: defaults where the operation takes them`, () =>
    assert.deepEqual(withDefaults({ label, fieldNames } as unknown as Operation, defaults, input), wanted));
}
