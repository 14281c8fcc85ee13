import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildSchema } from 'graphql';
import type { Contract } from '../../../contract/contract.ts';
import { loadOpenApi } from '../../../contract/openapi/load-openapi.ts';
import { parseProvider } from '../../../contract/parse-provider.ts';
import { exampleOpenApi } from '../../../contract/testing/example-openapi.ts';
import { exampleProvider } from '../../../contract/testing/example-provider.ts';
import { matchOperation } from './match-operation.ts';
import { parseDocuments } from './parse-documents.ts';
import { trafficOfHar } from './traffic-of-har.ts';

const { document, operations } = loadOpenApi(exampleOpenApi(), 'openapi.yaml');
const provider = parseProvider(exampleProvider(), 'provider.yaml');
const contract: Contract = { provider, folder: '', digest: '', operations, openapi: document };
const graphql: Contract = {
  ...contract,
  operations: new Map(),
  graphql: { schema: buildSchema('type Query { a: Int }'), documents: new Map(), sdl: '' },
};

describe('the operation of a request', () => {
  const base = 'https://api.sandbox.acme.example/v1';
  const table: readonly (readonly [string, string, string, string | undefined])[] = [
    ['by its path', 'POST', `${base}/orders`, 'createOrder'],
    ['by its template', 'get', `${base}/orders/o-1?page=1#x`, 'getOrder'],
    ['in live, too', 'GET', 'https://api.acme.example/v1/orders/o-1', 'getOrder'],
    ['with a slash at its end', 'POST', `${base}/orders/`, 'createOrder'],
    ['of another method', 'PUT', `${base}/orders`, undefined],
    ['of another path', 'GET', `${base}/orders/o-1/lines`, undefined],
    ['of another version', 'POST', 'https://api.acme.example/v2/orders', undefined],
    ['of a path that only begins so', 'POST', 'https://api.acme.example/v10/orders', undefined],
    ['of another host', 'POST', 'https://api.acme.example.org/v1/orders', undefined],
    ['of another port', 'POST', 'https://api.acme.example:8443/v1/orders', undefined],
    ['of no URL', 'POST', 'orders', undefined],
  ];
  for (const [name, method, url, operation] of table)
    test(name, () => assert.equal(matchOperation(contract, { method, url, body: undefined }), operation));

  const named: readonly (readonly [string, unknown, string | undefined])[] = [
    ['by the name that it gives', { operationName: 'getA', query: 'query getA { a }' }, 'getA'],
    ['by the name in the document', { query: ' mutation setA($a: Int) { a }' }, 'setA'],
    ['without a name', { query: '{ a }' }, undefined],
    ['without a body', undefined, undefined],
  ];
  for (const [name, body, operation] of named)
    test(`of GraphQL ${name}`, () =>
      assert.equal(matchOperation(graphql, { method: 'POST', url: `${base}/graphql`, body }), operation));
});

describe('a HAR file', () => {
  const entry = (url: string, more: object = {}, response: object = { status: 201 }) => ({
    request: { method: 'POST', url, headers: [{ name: 'X-Request-Id', value: 'r' }], ...more },
    response,
  });
  const har = (...entries: readonly object[]) => JSON.stringify({ log: { version: '1.2', entries } });
  const orders = 'https://api.acme.example/v1/orders';

  test('gives the requests that go to the provider, with their answers', () => {
    const text = har(
      entry(
        orders,
        { postData: { mimeType: 'application/json', text: '{"amount":3}' } },
        {
          status: 201,
          content: { mimeType: 'application/json', text: '{"id":"o"}' },
        },
      ),
      entry('https://other.example/v1/orders'),
    );
    const { entries, traffic } = trafficOfHar(text, 'a.har', contract);
    assert.equal(entries, 2);
    assert.deepEqual(traffic, [
      {
        operation: 'createOrder',
        request: { url: orders, headers: { 'x-request-id': 'r' }, body: { json: { amount: 3 } } },
        response: { status: 201, body: { json: { id: 'o' } } },
      },
    ]);
  });

  test('reads form fields, and takes what is no text for a body that nobody sees into', () => {
    const text = har(
      entry(orders, {
        postData: { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'amount', value: '3' }] },
      }),
      entry(orders, { postData: { mimeType: 'multipart/form-data', text: '--x' } }, { status: 0 }),
      entry(orders, {}, { status: 201, content: { encoding: 'base64', text: 'e30=' } }),
    );
    const { traffic } = trafficOfHar(text, 'a.har', contract);
    assert.deepEqual(
      traffic.map(({ request, response }) => [request.body, response]),
      [
        [{ json: { amount: '3' } }, { status: 201, body: 'opaque' }],
        ['opaque', undefined],
        [undefined, { status: 201 }],
      ],
    );
  });

  test('of GraphQL gives the documents that were sent', () => {
    const postData = (query: string) => ({
      postData: { mimeType: 'application/json', text: JSON.stringify({ operationName: 'getA', query }) },
    });
    const text = har(entry(orders, postData('query getA { a }')), entry(orders, postData('query getA {')));
    const { documents, traffic } = trafficOfHar(text, 'a.har', graphql);
    assert.deepEqual([...documents.keys()], ['getA']);
    assert.equal(traffic.length, 2);
  });

  const broken = [
    '',
    '{',
    '[]',
    '{"log":{}}',
    '{"log":{"entries":{}}}',
    '{"__proto__":{"log":{"entries":[]}}}',
  ];
  for (const text of broken)
    test(`that is none is refused: ${JSON.stringify(text)}`, () =>
      assert.throws(() => trafficOfHar(text, 'a.har', contract), /a\.har: is no HAR file[^]*log\/entries/));

  test('with entries that are none holds nothing', () => {
    const text = JSON.stringify({ log: { entries: [null, 1, 'a', [], {}, { request: 1 }] } });
    assert.deepEqual(trafficOfHar(text, 'a.har', contract).traffic, []);
  });
});

describe('GraphQL documents', () => {
  test('by their names, with the fragments that each spreads, of whichever file', () => {
    const documents = parseDocuments([
      { file: 'a.graphql', text: 'query a { ...one } query b { x }' },
      {
        file: 'f.graphql',
        text: 'fragment one on Query { ...two } fragment two on Query { ...one x } fragment three on Query { x }',
      },
    ]);
    const sizes = [...documents].map(([name, { definitions }]) => [name, definitions.length]);
    assert.deepEqual(sizes, [
      ['a', 3],
      ['b', 1],
    ]);
  });

  test('with mistakes are refused, all at once and with their places', () => {
    const files = [
      { file: 'a.graphql', text: 'query {\n  a' },
      { file: 'b.graphql', text: '{ a }' },
    ];
    assert.throws(() => parseDocuments(files), /a\.graphql:2:[^]*b\.graphql: an operation has no name/);
  });
});
