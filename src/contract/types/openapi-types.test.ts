import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { openApiTypes } from './openapi-types.ts';
import { exampleOpenApi } from '../testing/example-openapi.ts';

/** How an operation may be called by those who own the document, the member that it becomes, and where its types stand. */
const names: readonly (readonly [line: string, member: string, type: string])[] = [
  ['operationId: getOrder', 'getOrder', "operations['getOrder']"],
  ['operationId: get_order2', 'get_order2', "operations['get_order2']"],
  ['operationId: get-order', "'get-order'", "operations['get-order']"],
  ['operationId: orders/get.v2', "'orders/get.v2'", "operations['orders/get.v2']"],
  ['operationId: 2nd', "'2nd'", "operations['2nd']"],
  ["operationId: it's", String.raw`'it\'s'`, "paths['/orders/{id}']['get']"],
  ['summary: none', "'GET /orders/{id}'", "paths['/orders/{id}']['get']"],
  ['operationId: createOrder', "'GET /orders/{id}'", "paths['/orders/{id}']['get']"],
];

for (const [line, member, type] of names)
  test(`an operation with ${line} has types of its name`, async () => {
    const text = exampleOpenApi(['operationId: getOrder', line]);
    const types = await openApiTypes(text, 'openapi.yaml', {});
    const [, operations = ''] = types.split('export interface Operations {');
    assert.ok(operations.includes(`\n  ${member}: { input: { path: NonNullable<${type}`), operations);
    assert.deepEqual(compile(types), []);
  });

/** What OpenAPI or people write that openapi-typescript does not take. */
const awkward: readonly (readonly [name: string, change: readonly [from: string, to: string]])[] = [
  [
    'a webhook of the same operationId',
    ['components:\n', 'webhooks: { w: { post: { operationId: getOrder, responses: {} } } }\ncomponents:\n'],
  ],
  [
    'a callback of the same operationId',
    [
      'operationId: getOrder',
      "operationId: getOrder\n      callbacks: { c: { '{$url}': { post: { operationId: getOrder, responses: {} } } } }",
    ],
  ],
  [
    'a discriminator that maps to a name',
    [
      'fields, in: query, schema: {',
      'fields, in: query, schema: { discriminator: { propertyName: kind, mapping: { a: Order, b: Nothing } },',
    ],
  ],
  ['an operation that is null', ['    get:\n', '    put: null\n    get:\n']],
  ['an answer that is null', ["        '204': { description: Nothing. }", "        '204':"]],
];

for (const [name, change] of awkward)
  test(`a document with ${name} has types`, async () => {
    const types = await openApiTypes(exampleOpenApi(change), 'openapi.yaml', {});
    const use = `export const input: Operations['getOrder']['input'] = { path: { id: 'a' } };`;
    assert.deepEqual(compile(`${types}\n${use}`), []);
  });

test('what stands beside the reference of a path counts, and wins', async () => {
  const query = (type: string) => `{ name: q, in: query, required: true, schema: { type: ${type} } }`;
  const answers = "responses: { '200': { description: ok } }";
  const shared = `get: { operationId: getAll, ${answers} }, parameters: [${query('boolean')}]`;
  const text = exampleOpenApi([
    'components:\n',
    `  /all: { $ref: '#/components/pathItems/All', post: { operationId: postAll, ${answers} }, parameters: [${query('integer')}] }
components:
  pathItems: { All: { ${shared} } }
`,
  ]);
  const types = await openApiTypes(text, 'openapi.yaml', {});
  const use = (operation: string, code: string) =>
    compile(`${types}\nexport const input: Operations['${operation}']['input'] = ${code};`).length === 0;
  for (const operation of ['getAll', 'postAll'])
    assert.deepEqual(
      ['{ query: { q: 7 } }', '{ query: { q: true } }', '{}'].map((code) => use(operation, code)),
      [true, false, false],
    );
});

test('a placeholder that no parameter is declared for takes any text', async () => {
  const others = [
    '- { name: id, in: path, required: true,',
    '- { name: other, in: path, required: true,',
  ] as const;
  const types = await openApiTypes(exampleOpenApi(others), 'openapi.yaml', {});
  const use = (code: string) =>
    compile(`${types}\nexport const input: Operations['getOrder']['input'] = ${code};`).length === 0;
  assert.deepEqual([use("{ path: { id: 'a' } }"), use('{ path: {} }'), use('{}')], [true, false, false]);
});

const accounts = `openapi: 3.0.3
info: { title: Accounts, version: '1' }
paths:
  /accounts:
    post:
      requestBody: { required: true, content: { text/xml: {}, multipart/form-data: {}, application/json: { schema: { $ref: '#/components/schemas/Account' } } } }
      responses: { default: { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Account' } } } } }
components:
  schemas:
    Id: { type: string, readOnly: true }
    Account:
      required: [id, key, name]
      properties:
        id: { $ref: '#/components/schemas/Id' }
        key: { type: string, writeOnly: true }
        name: { type: string }
        parts: { type: array, items: { $ref: '#/components/schemas/Account' } }
`;

/** What users of the types write, and whether it is right. */
const uses: readonly (readonly [name: string, isRight: boolean, code: string])[] = [
  [
    'a body without what is only read',
    true,
    "body = { key: 'k', name: 'n', parts: [{ key: 'k', name: 'n' }] }",
  ],
  ['a body with what is only read', false, "body = { id: 'i', key: 'k', name: 'n' }"],
  ['a body without what is only written', false, "body = { name: 'n' }"],
  ['a body of another type', false, "body = { key: 7, name: 'n' }"],
  ['an answer, by what is only read', true, 'text = data.id + data.name'],
  ['an answer, by what is only written', false, 'text = data.key'],
  ['a part of an answer, by what is only written', false, 'text = data.parts![0]!.key'],
];

test('bodies go without what their direction does not carry', async () => {
  const types = await openApiTypes(accounts, 'openapi.yaml', {});
  for (const [name, isRight, code] of uses) {
    const told = compile(`${types}
declare let body: Operations['POST /accounts']['input']['body'];
declare let data: Operations['POST /accounts']['data'];
declare let text: string;
${code};`);
    assert.equal(told.length === 0, isRight, `${name}: ${told.join('\n')}`);
  }
});

const files = `openapi: 3.0.3
info: { title: Files, version: '1' }
paths:
  /forms:
    post:
      requestBody: { content: { multipart/form-data: { schema: { required: [kind], properties: { kind: { type: string }, scan: { type: string, format: binary, nullable: true } } } } } }
      responses: { '200': { description: '', content: { application/pdf: { schema: { type: string, format: binary } } } } }
  /raw:
    post:
      requestBody: { content: { image/png: { schema: { type: string, format: binary } } } }
      responses: { '200': { description: '', content: { text/csv: { schema: { type: string } } } } }
`;

const fileUses: readonly (readonly [name: string, isRight: boolean, code: string])[] = [
  ['bytes', true, "form = { kind: 'k', scan: new Uint8Array(1) }"],
  ['a text', true, "form = { kind: 'k', scan: 'x' }"],
  ['a file', true, "form = { kind: 'k', scan: { name: 'a', mimeType: 'a/b', buffer: new Uint8Array(1) } }"],
  ['null, where it may be', true, "form = { kind: 'k', scan: null }"],
  ['no file', false, "form = { kind: 'k', scan: { name: 'a' } }"],
  ['bytes where text is wanted', false, 'form = { kind: new Uint8Array(1) }'],
  ['bytes alone', true, 'raw = new Uint8Array(1)'],
  ['an object alone', false, 'raw = {}'],
  ['bytes of an answer', true, 'pdf.byteLength'],
  ['text of an answer', true, 'csv.trim()'],
];

test('files are bytes, in and out', async () => {
  const types = await openApiTypes(files, 'openapi.yaml', {});
  for (const [name, isRight, code] of fileUses) {
    const told = compile(`${types}
declare let form: NonNullable<Operations['POST /forms']['input']['body']>;
declare let pdf: Operations['POST /forms']['data'];
declare let raw: Operations['POST /raw']['input']['body'];
declare let csv: Operations['POST /raw']['data'];
${code};`);
    assert.equal(told.length === 0, isRight, `${name}: ${told.join('\n')}`);
  }
});

/** What the compiler says of a module by itself. */
function compile(code: string): readonly string[] {
  const file = '/types.ts';
  const options: ts.CompilerOptions = { strict: true, noEmit: true, types: [], lib: ['lib.es5.d.ts'] };
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...more) =>
    name === file ? ts.createSourceFile(name, code, ts.ScriptTarget.ES2022) : getSourceFile(name, ...more);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
