import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildSchema, parse, print, stripIgnoredCharacters } from 'graphql';
import type { Contract } from '../../../contract/contract.ts';
import { loadOpenApi } from '../../../contract/openapi/load-openapi.ts';
import { parseProvider } from '../../../contract/parse-provider.ts';
import { exampleOpenApi } from '../../../contract/testing/example-openapi.ts';
import { exampleProvider } from '../../../contract/testing/example-provider.ts';
import { matchOperation } from './match-operation.ts';
import { trafficOfHar } from './traffic-of-har.ts';

const { document, operations } = loadOpenApi(exampleOpenApi(), 'openapi.yaml');
const provider = parseProvider(exampleProvider(), 'provider.yaml');
const contract: Contract = { provider, folder: '', digest: '', operations, openapi: document };
const graphql: Contract = {
  ...contract,
  operations: new Map(),
  graphql: {
    schema: buildSchema('type Query { a: Int }'),
    documents: new Map([['own', parse('query own { a }')]]),
    sdl: '',
  },
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
    const { requests, traffic } = trafficOfHar(text, 'a.har', contract);
    assert.equal(requests, 2);
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

  describe('of GraphQL', () => {
    const post = (body: unknown, mimeType = 'application/json') =>
      entry(orders, {
        postData: { mimeType, text: typeof body === 'string' ? body : JSON.stringify(body) },
      });
    const url = (query: Readonly<Record<string, string>>) =>
      entry(`${orders}?${new URLSearchParams(query).toString()}`, { method: 'GET' });
    const getA = { operationName: 'getA', query: 'query getA { a }' };
    const table: readonly (readonly [string, object, readonly string[], readonly string[]])[] = [
      ['a document', post(getA), ['getA {a}'], []],
      ['each of a batch', post([getA, { query: 'query getB { b: a }' }]), ['getA {a}', 'getB {b:a}'], []],
      ['a document in the URL', url(getA), ['getA {a}'], []],
      ['a bare document', post('query getA { a }', 'application/graphql'), ['getA {a}'], []],
      [
        'the operation that is named of several',
        post({
          operationName: 'getB',
          query: 'query getA { a } query getB { ...f } fragment f on Query { b: a }',
        }),
        ['getB {...f}fragment f on Query{b:a}'],
        [],
      ],
      ['one of ours without its document', post({ operationName: 'own' }), ['own'], []],
      [
        'one that nobody knows',
        post({ operationName: 'getA' }),
        ['getA'],
        ['getA came without its document'],
      ],
      ['no name', post({ query: '{ a }' }), [], ['POST /v1/orders names no operation']],
      [
        'no GraphQL',
        post({ ...getA, query: 'query getA {' }),
        ['getA'],
        ['getA: what was sent is no document of it'],
      ],
      [
        'a name of another',
        post({ ...getA, operationName: 'x' }),
        ['x'],
        ['x: what was sent is no document of it'],
      ],
      [
        'what the contract does not have',
        post({ query: 'query getA @client { a z }' }),
        ['getA@client{a z}'],
        ['getA: Cannot query field "z" on type "Query". Did you mean "a"?'],
      ],
      ['a preflight', entry(orders, { method: 'OPTIONS' }), [], []],
      ['a page of another server', entry('https://other.example/graphql'), [], []],
    ];
    for (const [name, one, sent, told] of table)
      test(name, () => {
        const { passedOver, traffic } = trafficOfHar(har(one), 'a.har', graphql);
        const shown = traffic.map(({ document: body, operation }) =>
          body === undefined ? operation : stripIgnoredCharacters(print(body)).replace(/^query /, ''),
        );
        assert.deepEqual([shown, passedOver], [sent.map((text) => text.replace(' {', '{')), told]);
      });
  });

  test('says what goes to the provider and is no operation of the contract', () => {
    const sent = (method: string, url: string) => entry(url, { method });
    const text = har(
      sent('DELETE', `${orders}/o-1?key=k`),
      sent('OPTIONS', `${orders}/o-1`),
      sent('GET', 'https://api.acme.example/v10/x'),
      sent('GET', 'https://other.example/v1/x'),
    );
    const { passedOver, traffic } = trafficOfHar(text, 'a.har', contract);
    assert.deepEqual([traffic, passedOver], [[], ['DELETE /v1/orders/o-1 is no operation of the contract']]);
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
