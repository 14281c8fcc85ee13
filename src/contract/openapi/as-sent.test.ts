import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OperationInput } from '../contract.ts';
import { loadOpenApi } from './load-openapi.ts';
import type { RestOperation } from './rest-operation.ts';

function operationWith(parameter: string, type: string, schema: string): RestOperation {
  const text = `openapi: 3.1.0
info: { title: Values, version: '1' }
paths:
  /at/{at}:
    post:
      operationId: put
      parameters: [{ name: at, in: path, required: true, schema: {} }${parameter}]
      requestBody: { content: { ${type}: { schema: ${schema} } } }
      responses: { '200': { description: done } }
`;
  const operation = loadOpenApi(text, 'openapi.yaml').operations.get('put');
  assert.ok(operation);
  return operation;
}

const day = new Date(0);
const query = (schema: string, more = '') => `, { name: q, in: query, schema: ${schema}${more} }`;
const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const member = (schema: string) => `{ properties: { a: ${schema} }, additionalProperties: false }`;

type Case = readonly [given: OperationInput, told: readonly string[], sent: string];

const parameters: readonly (readonly [parameter: string, ...Case])[] = [
  [query('{ type: number }'), { query: { q: Number.NaN } }, ['/query/q'], '/at/1?q=null'],
  [query('{ type: number }'), { query: { q: Infinity } }, ['/query/q'], '/at/1?q=null'],
  [
    query('{ items: { type: number } }'),
    { query: { q: [1, -Infinity] } },
    ['/query/q/1'],
    '/at/1?q=1&q=null',
  ],
  [
    query('{ format: date-time, type: string }'),
    { query: { q: day } },
    [],
    '?q=1970-01-01T00%3A00%3A00.000Z',
  ],
  [
    query('{ type: object, properties: { from: { type: string } } }', ', style: deepObject'),
    { query: { q: { from: day } } },
    [],
    '?q%5Bfrom%5D=1970-01-01T00%3A00%3A00.000Z',
  ],
  [query('{ type: integer }'), { query: { q: 2n ** 70n } }, [], '?q=1180591620717411303424'],
  [query('{ type: integer }'), { query: { q: '' } }, ['/query/q'], '?q='],
  [query('{ type: integer }', ', allowEmptyValue: true'), { query: { q: '' } }, [], '?q='],
  [query('{ type: boolean }', ', allowEmptyValue: true'), { query: { q: null } }, [], '?q='],
  [query('{ type: boolean }', ', allowEmptyValue: true'), { query: { q: 'no' } }, ['/query/q'], '?q=no'],
  [query('{ type: array }', ', required: true'), { query: { q: [] } }, ['/query/q'], '/at/1'],
  [query('{ type: object }', ', required: true'), { query: { q: { a: undefined } } }, ['/query/q'], '/at/1'],
  [query('{ type: array }'), { query: { q: [] } }, [], '/at/1'],
  [query('{ type: array, items: { type: integer } }'), { query: { q: ['1', '2'] } }, [], '?q=1&q=2'],
  [
    query('{ type: array, items: { type: integer } }'),
    { query: { q: ['1', 'b'] } },
    ['/query/q/1'],
    '?q=1&q=b',
  ],
  ['', { path: { at: [] } }, ['/path/at'], '/at/'],
  ['', { path: { at: {} } }, ['/path/at'], '/at/'],
  ['', { path: { at: day } }, [], '/at/1970-01-01T00%3A00%3A00.000Z'],
];

const bodies: readonly (readonly [
  type: string,
  schema: string,
  given: unknown,
  told: readonly string[],
  sent: string,
])[] = [
  [json, member('{ type: number }'), { a: Number.NaN }, ['/body/a'], '{"a":null}'],
  [json, '{ type: number }', Infinity, ['/body'], 'null'],
  [json, member('{ type: string, format: date-time }'), { a: day }, [], '{"a":"1970-01-01T00:00:00.000Z"}'],
  [json, member('{ type: string }'), { b: undefined }, [], '{}'],
  [json, member('{ type: string }'), { a: () => 1 }, [], '{}'],
  [json, '{ minProperties: 1 }', { a: undefined }, ['/body'], '{}'],
  [json, '{ items: { type: string } }', ['a', undefined], ['/body/1'], '["a",null]'],
  [json, member('{ type: integer }'), { a: 2n ** 70n }, [], '{"a":1180591620717411303424}'],
  [json, member('{ type: integer }'), { a: '1' }, ['/body/a'], '{"a":"1"}'],
  [form, member('{ type: integer }'), { a: '1' }, [], 'a=1'],
  [form, member('{ items: { type: integer } }'), { a: ['1'] }, [], 'a=1'],
  [form, member(member('{ type: integer }')), { a: { a: '1' } }, ['/body/a/a'], 'a=%7B%22a%22%3A%221%22%7D'],
  [form, member('{ type: string }'), { a: day }, [], 'a=1970-01-01T00%3A00%3A00.000Z'],
  [form, '{}', 'a=1', [], 'a=1'],
  [form, `{}, encoding: { a: { contentType: ${json} } }`, { a: [1, 'b'] }, [], 'a=%5B1%2C%22b%22%5D'],
  [form, `{}, encoding: { a: { contentType: ${json} } }`, { a: 'b' }, [], 'a=b'],
  [form, `{}, encoding: { a: { contentType: ${json}, explode: true } }`, { a: [1, 2] }, [], 'a=1&a=2'],
  ['text/plain', '{ type: integer }', '5', [], '5'],
  ['text/plain', '{ type: string }', day, [], '1970-01-01T00:00:00.000Z'],
];

describe('a request is judged as it is sent', () => {
  for (const [parameter, given, told, sent] of parameters)
    it(`${parameter} ${told.join()} ${sent}`, () => {
      const operation = operationWith(parameter, json, '{}');
      const input = { path: { at: 1 }, ...given };
      assert.deepEqual(
        operation.requestFindings(input).map(({ at }) => at),
        told,
      );
      assert.ok(operation.prepare(input).path.endsWith(sent), operation.prepare(input).path);
    });

  for (const [type, schema, body, told, sent] of bodies)
    it(`${type} ${schema} ${told.join()} ${sent}`, () => {
      const operation = operationWith('', type, schema);
      const input = { path: { at: 1 }, body };
      assert.deepEqual(
        operation.requestFindings(input).map(({ at }) => at),
        told,
      );
      assert.equal(operation.prepare(input).body, sent);
    });

  it('and what contains itself is no JSON', () => {
    const body: Record<string, unknown> = {};
    body['a'] = body;
    const operation = operationWith('', json, '{}');
    assert.throws(() => operation.requestFindings({ body }), /circular/);
  });
});
