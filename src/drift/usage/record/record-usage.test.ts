import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Contract } from '../../../contract/contract.ts';
import { loadOpenApi } from '../../../contract/openapi/load-openapi.ts';
import { parseProvider } from '../../../contract/parse-provider.ts';
import { exampleOpenApi } from '../../../contract/testing/example-openapi.ts';
import { exampleProvider } from '../../../contract/testing/example-provider.ts';
import type { RestUse } from '../../../model/usage.ts';
import { parseUsage } from '../parse-usage.ts';
import { recordUsage } from './record-usage.ts';
import type { Traffic } from './traffic.ts';

const digest = `sha256:${'0'.repeat(64)}`;
const { document, operations } = loadOpenApi(exampleOpenApi(), 'openapi.yaml');
const contract: Contract = {
  provider: parseProvider(exampleProvider(), 'provider.yaml'),
  folder: '/nowhere',
  digest,
  operations,
  openapi: document,
};

const usageOf = (...traffic: readonly Traffic[]) =>
  recordUsage({ contract, schemaDigest: digest, sources: [], traffic });
const useOf = (label: string, ...traffic: readonly Traffic[]): RestUse | undefined => {
  const usage = usageOf(...traffic);
  return usage.protocol === 'rest' ? usage.operations[label] : undefined;
};

const base = 'https://api.sandbox.acme.example/v1';
const get = (more: Partial<Traffic> = {}, url = `${base}/orders/o-1`): Traffic => ({
  operation: 'getOrder',
  request: { url, headers: {} },
  ...more,
});
const answer = (status: number, json: unknown): Pick<Traffic, 'response'> => ({
  response: { status, body: { json } },
});

describe('what is sent', () => {
  test('parameters by name, with values of enums only', () => {
    const use = useOf('GET /orders/{id}', get({}, `${base}/orders/o-1?page=2&other=ann%40example.com`));
    assert.deepEqual(use, { path: { id: {} }, query: { page: {} }, responses: {} });
  });

  test('headers and members of a body by the names of the contract, others without theirs', () => {
    const use = useOf('POST /orders', {
      operation: 'createOrder',
      request: {
        url: `${base}/orders`,
        headers: { 'x-request-id': 'r-1', 'x-other': 'o', 'content-type': 'application/json; charset=utf-8' },
        body: { json: { amount: 3, 'ann@example.com': 1, __proto__: 'own' } },
      },
    });
    assert.deepEqual(use, {
      header: { 'x-request-id': {} },
      body: { properties: { amount: {} }, additional: {} },
      mediaTypes: ['application/json'],
      responses: {},
    });
  });

  test('what a record does not show counts as sent with everything, where there is anything in it', () => {
    const request = (json: unknown) => ({ url: `${base}/orders`, headers: {}, body: { json } });
    const bodyOf = (json: unknown) =>
      useOf('POST /orders', { operation: 'createOrder', request: request(json) })?.body;
    assert.deepEqual(bodyOf('[redacted]'), { whole: true });
    assert.deepEqual(bodyOf({ amount: '[redacted]' }), { properties: { amount: {} } });
  });

  test('a body that was cut off counts as sent with everything', () => {
    const request = { url: `${base}/orders`, headers: {}, body: 'opaque' as const };
    assert.deepEqual(useOf('POST /orders', { operation: 'createOrder', request })?.body, { whole: true });
  });
});

describe('what is read', () => {
  const order = { id: 'o-1', status: 'open', labels: { 'ann@example.com': 'x' }, lines: [{ sku: 'a' }] };

  test('by names of the contract, with the values of enums that came, and no data', () => {
    const reads = {
      body: {
        properties: {
          id: {},
          status: {},
          labels: { additional: {} },
          lines: { items: { properties: { sku: {} } } },
        },
      },
      headers: ['x-left', 'x-secret'],
    };
    const usage = usageOf(get({ ...answer(200, order), reads }));
    const text = JSON.stringify(usage);
    assert.deepEqual(useOf('GET /orders/{id}', get({ ...answer(200, order), reads }))?.responses, {
      200: {
        read: {
          properties: {
            id: {},
            labels: { additional: {} },
            lines: { items: { properties: { sku: {} } } },
            status: { values: ['open'] },
          },
        },
      },
    });
    for (const data of ['o-1', 'ann@', 'x-secret']) assert.ok(!text.includes(data), data);
  });

  test('nothing, where all was watched and nothing read; unrecorded, where nobody noted it', () => {
    assert.deepEqual(
      useOf('GET /orders/{id}', get({ ...answer(200, order), reads: { body: {}, headers: [] } }))?.responses,
      {
        200: {},
      },
    );
    assert.deepEqual(useOf('GET /orders/{id}', get(answer(200, order)))?.responses, {
      200: { unrecorded: true },
    });
  });

  test('under the status that the contract documents', () => {
    const all = [get(answer(404, {})), get(answer(503, {})), get(answer(204, undefined))];
    assert.deepEqual(Object.keys(useOf('GET /orders/{id}', ...all)?.responses ?? {}), ['204', 'DEFAULT']);
    const created = { operation: 'createOrder', request: { url: '', headers: {} }, ...answer(422, {}) };
    assert.deepEqual(Object.keys(useOf('POST /orders', created)?.responses ?? {}), ['4XX']);
  });
});

describe('a usage', () => {
  const traffic = [
    get({ ...answer(200, { status: 'open' }), reads: { body: { properties: { status: {} } }, headers: [] } }),
    get({
      ...answer(200, { status: 'closed' }),
      reads: { body: { properties: { status: {} } }, headers: [] },
    }),
    get(answer(404, {}), `${base}/orders/o-2?page=1`),
  ];

  test('is the same whichever order the traffic comes in', () => {
    assert.equal(JSON.stringify(usageOf(...traffic)), JSON.stringify(usageOf(...traffic.toReversed())));
  });

  test('is as its published schema says', () => {
    const usage = usageOf(...traffic);
    assert.deepEqual(parseUsage(JSON.stringify(usage), 'usage.json'), usage);
  });

  test('holds no operation that the contract does not have', () => {
    const usage = usageOf({ operation: '__proto__', request: { url: '', headers: {} } });
    assert.deepEqual(usage.operations, {});
  });

  const broken: readonly (readonly [string, string, RegExp])[] = [
    ['no JSON', '{', /usage\.json: is no JSON[^]*livegate usage/],
    ['another file', '{"openapi":"3.1.0"}', /usage\.json: .*not valid/],
    ['a list', '[]', /not valid/],
  ];
  for (const [name, text, message] of broken)
    test(`that is ${name} is refused`, () => assert.throws(() => parseUsage(text, 'usage.json'), message));
});

test('our client’s own reads are those that provider.yaml names', () => {
  const text = exampleProvider([
    'app: { kind: basic, value: $credential.apiKey }',
    'app: { kind: bearer, value: $token, obtain: { operation: createOrder, input: {}, token: /token, expiresIn: /lines/0/sku } }',
  ]);
  const own = { ...contract, provider: parseProvider(text, 'provider.yaml') };
  const traffic = [{ operation: 'createOrder', request: { url: '', headers: {} }, ...answer(201, {}) }];
  const usage = recordUsage({ contract: own, schemaDigest: digest, sources: [], traffic });
  assert.deepEqual(usage.operations['POST /orders'], {
    responses: {
      201: { read: { properties: { lines: { items: { properties: { sku: {} } } }, token: {} } } },
    },
  });
});
