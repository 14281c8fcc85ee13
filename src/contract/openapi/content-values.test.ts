import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadOpenApi } from './load-openapi.ts';

const point = '{ schema: { type: object, required: [lat], properties: { lat: { type: number } } } }';

function operationWith(parameters: string, headers = '{}') {
  const document = `openapi: 3.1.0
info: { title: Points, version: '1' }
paths:
  /points/{at}:
    parameters: [{ name: at, in: path, required: true, content: { application/json: ${point} } }]
    get:
      operationId: getPoint
      parameters: [${parameters}]
      responses: { '204': { description: '', headers: ${headers} } }
`;
  const operation = loadOpenApi(document, 'openapi.yaml').operations.get('getPoint');
  assert.ok(operation);
  return operation;
}

type Input = Readonly<Partial<Record<'path' | 'query' | 'header', Readonly<Record<string, unknown>>>>>;

/** A parameter, what is given, what of it is sent, and what is told of it. */
const sent: readonly (readonly [parameter: string, input: Input, sent: string, told: readonly string[]])[] = [
  ['', { path: { at: { lat: 1.5 } } }, '/points/%7B%22lat%22%3A1.5%7D', []],
  ['', { path: { at: { lat: 'x' } } }, '/points/%7B%22lat%22%3A%22x%22%7D', ['/path/at/lat']],
  ['', { path: { at: '{"lat":1}' } }, '/points/%22%7B%5C%22lat%5C%22%3A1%7D%22', ['/path/at']],
  [
    `{ name: near, in: query, content: { application/json: ${point} } }`,
    { query: { near: { lat: 1, lon: ['a&b'] } } },
    '?near=%7B%22lat%22%3A1%2C%22lon%22%3A%5B%22a%26b%22%5D%7D',
    [],
  ],
  [
    `{ name: near, in: query, content: { application/vnd.point+json: ${point} } }`,
    { query: { near: {} } },
    '?near=%7B%7D',
    ['/query/near'],
  ],
  [
    '{ name: note, in: query, content: { text/plain: { schema: { type: string, maxLength: 3 } } } }',
    { query: { note: 'a "b"' } },
    '?note=a%20%22b%22',
    ['/query/note'],
  ],
  [
    '{ name: note, in: query, content: { application/xml: {} } }',
    { query: { note: '<a/>' } },
    '?note=%3Ca%2F%3E',
    [],
  ],
  ['{ name: any, in: query, description: no schema }', { query: { any: 7 } }, '?any=7', []],
  [
    `{ name: X-Near, in: header, content: { application/json: ${point} } }`,
    { header: { 'x-near': { lat: 1 } } },
    'x-near: {"lat":1}',
    [],
  ],
  [
    `{ name: X-Near, in: header, required: true, content: { application/json: ${point} } }`,
    {},
    '',
    ['/header/X-Near'],
  ],
];

for (const [parameter, input, text, told] of sent)
  test(`${parameter} ${JSON.stringify(input)} is sent as ${text}`, () => {
    const operation = operationWith(parameter);
    const whole = { path: { at: { lat: 1 } }, ...input };
    const { headers, path } = operation.prepare(whole);
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    assert.ok([path, ...lines].join('\n').includes(text), [path, ...lines].join('\n'));
    assert.deepEqual(
      operation.requestFindings(whole).map(({ at }) => at),
      told,
    );
  });

/** A header of an answer, its value, and what is told of it. */
const received: readonly (readonly [header: string, value: string | undefined, told: readonly string[]])[] = [
  [`{ content: { application/json: ${point} } }`, '{"lat":1}', []],
  [`{ content: { application/json: ${point} } }`, '{"lat":"1"}', ['header_invalid']],
  [`{ content: { application/json: ${point} } }`, '{"lat":', ['header_invalid']],
  ['{ content: { application/xml: { schema: { type: object } } } }', '<a/>', []],
  ['{ description: no schema }', 'anything', []],
  ['{ schema: { type: object, properties: { a: { type: integer } } } }', 'a,1', []],
  ['{ schema: { type: object, properties: { a: { type: integer } } } }', 'a,b', ['header_invalid']],
  ['{ schema: { type: object, properties: { a: { type: integer } } } }', 'a,1,b', ['header_invalid']],
  ['{ explode: true, schema: { type: object, properties: { a: { type: integer } } } }', 'a=1, b=2', []],
  ["{ schema: { anyOf: [{ type: array, items: { type: integer } }, { type: 'null' }] } }", '1, 2', []],
  ["{ schema: { anyOf: [{ type: integer }, { type: 'null' }] } }", '', []],
  ['{ schema: { anyOf: [{ type: integer }] } }', '', ['header_invalid']],
  ["{ schema: { pattern: '^a' } }", 'b', ['header_invalid']],
  ['{ description: no schema, required: true }', undefined, ['header_missing']],
];

test('no header is there that all objects inherit', () => {
  const operation = operationWith('', '{ constructor: { required: true, schema: { type: string } } }');
  const findings = operation.answerFindings({ status: 204, headers: {}, body: undefined });
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['header_missing'],
  );
});

for (const [header, value, told] of received)
  test(`the header ${header} of an answer with ${String(value)}: ${told.join() || 'nothing'}`, () => {
    const findings = operationWith('', `{ X-Point: ${header} }`).answerFindings({
      ...{ status: 204, body: undefined },
      headers: { 'x-point': value },
    });
    assert.deepEqual(
      findings.map(({ code }) => code),
      told,
    );
  });

/** What OpenAPI has parameters of headers ignored for, and that names of headers have no case. */
const headers: readonly (readonly [
  parameters: string,
  header: Readonly<Record<string, string>>,
  told: readonly string[],
])[] = [
  ['{ name: Content-Type, in: header, required: true, schema: { type: string } }', {}, []],
  ['{ name: accept, in: header, required: true, schema: { enum: [a/b] } }', { accept: 'c/d' }, []],
  ['{ name: Authorization, in: header, required: true, schema: { type: string } }', {}, []],
  [
    '{ name: X-Key, in: header, required: true, schema: { type: string } }, { name: x-key, in: header, schema: { const: a } }',
    {},
    [],
  ],
];

for (const [parameters, header, told] of headers)
  test(`of the headers ${parameters}, ${JSON.stringify(header)} is told ${told.join() || 'nothing'}`, () => {
    const findings = operationWith(parameters).requestFindings({ path: { at: { lat: 1 } }, header });
    assert.deepEqual(
      findings.map(({ at }) => at),
      told,
    );
  });
