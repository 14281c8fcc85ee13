import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Contract } from '../../contract/contract.ts';
import { findOperations } from '../../contract/openapi/find-operations.ts';
import { loadOpenApi } from '../../contract/openapi/load-openapi.ts';
import { parseRestRequest } from './parse-rest-request.ts';
import type { RawBody, RawRequest } from './parse-rest-request.ts';

const filter = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } };
const operationOf = (requestBody: object, parameters: readonly object[] = [], more: object = {}) => {
  const responses = { 200: { description: 'a' } };
  const operation = { operationId: 'do', parameters, requestBody, responses, ...more };
  const text = JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'a', version: '1' },
    paths: { '/a': { post: operation } },
  });
  const { document, operations } = loadOpenApi(text, 'openapi.json');
  const [definition] = findOperations(document);
  assert.ok(definition !== undefined);
  const contract = { openapi: document, operations } as unknown as Contract;
  return (raw: Partial<RawRequest>) => {
    const whole = { url: '/a', path: {}, query: {}, headers: {}, body: { kind: 'none' }, ...raw } as const;
    return parseRestRequest(contract, definition, whole);
  };
};

describe('a request, as the contract reads it', () => {
  const parse = operationOf({ content: { 'text/plain': { schema: { type: 'string', minLength: 2 } } } }, [
    { name: 'f', in: 'query', style: 'deepObject', explode: true, schema: filter },
    { name: 'j', in: 'query', content: { 'application/json': { schema: filter } } },
    { name: 'X-List', in: 'header', schema: { type: 'array', items: { type: 'integer' } } },
  ]);

  test('parameters by their styles and media types', () => {
    const { headers, problems, query } = parse({
      query: { 'f[n]': '1', j: '{"n":2}' },
      headers: { 'x-list': '1, 2' },
    });
    assert.deepEqual([query['f'], query['j'], headers['x-list'], problems], [{ n: 1 }, { n: 2 }, '1, 2', []]);
  });

  for (const [query, at] of [
    [{ 'f[n]': 'x' }, '/query/f/n'],
    [{ 'f[m]': '1' }, '/query/f/n'],
    [{ j: '{' }, '/query/j'],
  ] as const)
    test(`and what is wrong with them: ${JSON.stringify(query)}`, () => {
      assert.deepEqual(
        parse({ query }).problems.map((problem) => problem.at),
        [at],
      );
    });

  const bodies: readonly (readonly [body: RawBody, read: unknown, problems: readonly string[]])[] = [
    [{ kind: 'raw', type: 'text/plain', value: 'ab' }, 'ab', []],
    [{ kind: 'raw', type: 'text/plain', value: 'a' }, 'a', ['/body']],
    [{ kind: 'json', value: 'ab' }, undefined, ['/header/content-type']],
    [{ kind: 'raw', type: 'image/png', value: Buffer.from('a') }, undefined, ['/header/content-type']],
  ];
  for (const [raw, body, problems] of bodies)
    test(`a body that is ${raw.kind}`, () => {
      const read = parse({ body: raw });
      assert.deepEqual([read.body, read.problems.map(({ at }) => at)], [body, problems]);
    });

  test('a form by its encoding', () => {
    const content = {
      'application/x-www-form-urlencoded': {
        schema: {
          type: 'object',
          properties: { f: filter, l: { type: 'array', items: { type: 'integer' } } },
        },
        encoding: {
          f: { style: 'deepObject', explode: true },
          l: { style: 'pipeDelimited', explode: false },
        },
      },
    };
    const fields = { 'f[n]': '1', l: '1|2' };
    const { body, problems } = operationOf({ content })({ body: { kind: 'form', fields } });
    assert.deepEqual([body, problems], [{ f: { n: 1 }, l: [1, 2] }, []]);
  });

  test('a form whose media type has a character set', () => {
    const schema = { properties: { n: { type: 'integer' } } };
    const content = { 'Application/x-www-form-urlencoded; charset=utf-8': { schema } };
    const { body, problems } = operationOf({ content })({ body: { kind: 'form', fields: { n: '1' } } });
    assert.deepEqual([body, problems], [{ n: 1 }, []]);
  });

  test('parameters beside an object of any members', () => {
    const { problems, query } = operationOf({ content: { 'text/plain': {} } }, [
      { name: 'page', in: 'query', schema: { type: 'integer' } },
      {
        name: 'filter',
        in: 'query',
        required: true,
        schema: { additionalProperties: { type: 'string' }, type: 'object' },
      },
    ])({ query: { page: '1', colour: 'red' } });
    assert.deepEqual([query['page'], query['filter'], problems], [1, { colour: 'red' }, []]);
  });

  test('a body that is nested too deep to be judged', () => {
    const tree = { $ref: '#/paths/~1a/post/x-tree' };
    const content = { 'application/json': { schema: tree } };
    const parse = operationOf({ content }, [], { 'x-tree': { properties: { a: tree } } });
    const value = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`) as unknown;
    assert.deepEqual(parse({ body: { kind: 'json', value } }).problems, [
      { at: '/body', message: 'it is nested too deep' },
    ]);
  });
});
