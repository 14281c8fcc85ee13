import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadOpenApi } from './load-openapi.ts';

const answers = "responses: { '200': { description: ok } }";
const query = (name: string, type: string) =>
  `{ name: ${name}, in: query, required: true, schema: { type: ${type} } }`;

/** A path item by reference, and what stands beside that. */
function load(there: string, beside: string) {
  const text = `openapi: 3.1.0
info: { title: Shared, version: '1' }
paths: { /a: { $ref: '#/components/pathItems/A', ${beside} } }
components: { pathItems: { A: { ${there} } } }
`;
  return loadOpenApi(text, 'openapi.yaml');
}

describe('beside the reference of a path', () => {
  const a = `get: { operationId: getA, ${answers} }`;
  test('parameters are those of its operations, and win', () => {
    const there = `${a}, parameters: [${query('q', 'string')}, ${query('r', 'string')}]`;
    const operation = load(there, `parameters: [${query('q', 'integer')}]`).operations.get('getA');
    const problems = (q: unknown, r: unknown) =>
      operation?.requestFindings({ query: { q, r } }).map(({ at }) => at);
    assert.deepEqual([problems(7, 'x'), problems('x', 'x'), problems(7, 7)], [[], ['/query/q'], []]);
    assert.deepEqual(
      operation?.requestFindings({}).map(({ expected }) => expected),
      ['the query parameter q', 'the query parameter r'],
    );
  });

  test('servers win as well', () => {
    const servers = (host: string) => `servers: [{ url: https://${host}.example/x }]`;
    const { operations } = load(`${a}, ${servers('one')}`, servers('two'));
    assert.equal(operations.get('getA')?.prepare({}).server, 'https://two.example/x');
  });

  test('operations are called', () => {
    const post = `post: { operationId: postA, ${answers} }`;
    const get = `get: { operationId: otherA, ${answers} }`;
    const ids = (beside: string) => [...load(a, beside).operations.keys()];
    assert.deepEqual([ids(post), ids(get)], [['getA', 'postA'], ['otherA']]);
    assert.deepEqual(load(a, post).unchecked, []);
  });

  test('a mistake is told where it stands', () => {
    assert.throws(
      () => load(a, 'parameters: [{ in: query }]'),
      /openapi\.yaml:3:\d+: a parameter has a name/,
    );
  });
});
