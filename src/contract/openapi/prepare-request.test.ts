import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { exampleOpenApi } from '../testing/example-openapi.ts';
import { loadOpenApi } from './load-openapi.ts';

const { operations } = loadOpenApi(
  exampleOpenApi([
    'operationId: getOrder',
    'servers: [{ url: "https://auth.acme.example/" }]\n      operationId: getOrder',
  ]),
  'openapi.yaml',
);
const createOrder = operations.get('createOrder');
const getOrder = operations.get('getOrder');

describe('prepare', () => {
  it('writes a JSON body and headers', () => {
    assert.deepEqual(
      createOrder?.prepare({
        header: { 'X-Request-Id': 'r1', 'X-Other': 1, 'X-None': undefined },
        body: { amount: 12n },
      }),
      {
        method: 'POST',
        path: '/orders',
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'x-request-id': 'r1',
          'x-other': '1',
        },
        body: '{"amount":12}',
      },
    );
  });

  it('writes path, query and the server of the operation', () => {
    assert.deepEqual(
      getOrder?.prepare({
        path: { id: 'a/b' },
        query: { fields: ['x', 'y'], page: undefined, unknown: 'z' },
      }),
      {
        method: 'GET',
        server: 'https://auth.acme.example',
        path: '/orders/a%2Fb?fields=x&fields=y&unknown=z',
        headers: { accept: 'application/json' },
      },
    );
  });

  it('writes forms', () => {
    const form = loadOpenApi(
      exampleOpenApi([
        '          application/json:\n            schema:\n              type: object\n              required: [amount]',
        '          application/x-www-form-urlencoded:\n            schema:\n              type: object\n              required: [amount]',
      ]),
      'f',
    ).operations.get('createOrder');
    const request = form?.prepare({ body: { amount: 12, card: 'a b' } });
    assert.deepEqual(
      [request?.headers['content-type'], request?.body],
      ['application/x-www-form-urlencoded', 'amount=12&card=a+b'],
    );
  });

  it('writes the members of a form as encoding says', () => {
    const form = loadOpenApi(
      exampleOpenApi([
        '          application/json:\n            schema:\n              type: object\n              required: [amount]',
        '          application/x-www-form-urlencoded; charset=utf-8:\n            encoding: { tags: { style: deepObject }, more: { contentType: text/plain } }\n            schema:\n              type: object\n              required: [amount]',
      ]),
      'f',
    ).operations.get('createOrder');
    const request = form?.prepare({ body: { amount: 12, tags: { a: ['b'] }, more: [1, 2] } });
    assert.equal(request?.body, 'amount=12&tags%5Ba%5D%5B0%5D=b&more=1&more=2');
  });

  it('throws for no input at all', () => {
    for (const input of [
      {},
      { path: { id: null } },
      { path: { id: {} }, body: 'text' },
      { query: { fields: {} } },
    ])
      assert.equal(getOrder?.prepare(input).method, 'GET');
  });

  it('never lets a value change the path', () => {
    const awkward = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('.', '/', '%', '2', 'e', 'E', '5', 'c', '\\', ';', '?', '#', '\t', '\n'),
      }),
    );
    fc.assert(
      fc.property(awkward, (id) => {
        const path = getOrder?.prepare({ path: { id } }).path ?? '';
        assert.match(path, /^\/orders\/[^/?#\\;]*$/);
        // What the strictest readers make of it: WHATWG's parser, and servers that decode once more.
        assert.equal(new URL(`https://acme.example/base${path}`).pathname.split('/').length, 4);
        assert.ok(new URL(`https://acme.example/base${path}`).pathname.startsWith('/base/orders/'));
      }),
      {
        numRuns: 500,
        examples: [['..'], ['.'], ['%2e%2e'], ['.%2E'], ['..%2f..'], ['../../live'], ['..\\'], ['\ud800']],
      },
    );
  });
});
