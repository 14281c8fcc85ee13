import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadOpenApi } from '../../contract/openapi/load-openapi.ts';
import { exampleOpenApi } from '../../contract/testing/example-openapi.ts';
import { parseSchemaDocument } from '../../drift/document/parse-schema-document.ts';
import { composeBaseline } from './compose-baseline.ts';

const token = 'token: { nullable: true, x-sensitive: true, allOf: [{ type: object, x-note: 7 }] }';
const customer = "customer: { $ref: '#/components/schemas/Customer', x-sensitive: true }";
const old = exampleOpenApi(
  ['3.1.0', '3.0.3'],
  ["message: { type: [string, 'null'] }", 'message: { type: string, nullable: true }'],
  ['token: { type: string, minLength: 8, x-sensitive: true }', token],
  ["customer: { $ref: '#/components/schemas/Customer' }", customer],
);

test('a baseline of OpenAPI 3.0 keeps its marks where they stand in the file', () => {
  const served = old.replaceAll(/, x-(?:sensitive: true|note: 7)/g, '').replaceAll(' x-sensitive: true,', '');
  assert.doesNotMatch(served, /x-sensitive|x-note/);
  const [before, after] = [old, served].map((text) => parseSchemaDocument(text, { source: 'openapi.yaml' }));
  assert.ok(before !== undefined && after !== undefined);
  const { document } = loadOpenApi(old, 'openapi.yaml');
  const contract = { openapi: document, provider: { contract: { file: 'openapi.yaml', version: '1' } } };
  const { lost, text } = composeBaseline(contract as never, before, after);
  assert.deepEqual(lost, []);
  assert.match(text, /x-note: 7/);
  const marked = loadOpenApi(text, 'openapi.yaml').operations.get('getOrder')?.sensitiveNames ?? [];
  assert.deepEqual([...marked].sort(), ['customer', 'token']);
});
