import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Provider } from '../model/provider.ts';
import { testContract } from '../network/testing/test-contract.ts';
import { testProvider } from '../network/testing/test-provider.ts';
import { curlLine } from './curl-line.ts';

const address = 'http://127.0.0.1:4000';
const world = {
  id: 'one',
  routes: { 'https://services.acme.example': address },
  credentials: { 'acme@preprod': { clientId: 'id', clientSecret: 'made up' } },
};

const authenticate = { operation: 'getItem', credential: 'key' };
const capabilities = { ...testProvider.capabilities, authenticate };

/** The line for a provider whose operation `getItem` is sent as this. */
function lineFor(prepared: { method: string; body?: string }, provider: Partial<Provider> = {}) {
  const contract = testContract({
    provider: { defaultAuth: 'key', headers: {}, capabilities, ...provider },
  });
  const getItem = contract.operations.get('getItem');
  assert.ok(getItem);
  const sent = { ...getItem, prepare: () => ({ ...prepared, path: '/items?a=1&b=2', headers: {} }) };
  return curlLine({ ...contract, operations: new Map([['getItem', sent]]) }, 'preprod', world);
}

const url = `"${address}/connect-api-preprod/items?a=1&b=2"`;
const key = '-H "authorization: Basic made up"';
const cases: readonly (readonly [method: string, body: string | undefined, line: string])[] = [
  ['GET', undefined, `curl -sS ${url} ${key}`],
  ['POST', 'a=1', `curl -sS ${url} ${key} --data-raw "a=1"`],
  ['POST', undefined, `curl -sS -X POST ${url} ${key}`],
  ['GET', 'a=1', `curl -sS -X GET ${url} ${key} --data-raw "a=1"`],
  ['PUT', '{"a":"b\'c"}', `curl -sS -X PUT ${url} ${key} --data-raw '{"a":"b'\\''c"}'`],
  ['DELETE', undefined, `curl -sS -X DELETE ${url} ${key}`],
];
for (const [method, body, line] of cases)
  test(`${method} ${body ?? 'without a body'} is written for curl`, () => {
    assert.equal(lineFor(body === undefined ? { method } : { method, body }), line);
  });

test('who sends the request is said where the provider file says it, else left to curl', () => {
  const line = lineFor({ method: 'GET' }, { headers: { 'User-Agent': 'shop/2' } });
  assert.equal(line, `curl -sS ${url} ${key} -H "user-agent: shop/2"`);
});

test('there is none where every call needs another one first', () => {
  const needing = { ...authenticate, given: ['item'] };
  const keys = { key: { kind: 'bearer', value: '$credential.clientSecret' } } as const;
  const alone = lineFor({ method: 'GET' }, { auth: keys });
  assert.match(alone ?? '', /^curl /);
  const line = lineFor(
    { method: 'GET' },
    { auth: keys, capabilities: { ...capabilities, authenticate: needing } },
  );
  assert.equal(line, undefined);
});
