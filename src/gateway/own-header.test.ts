import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Provider } from '../model/provider.ts';
import { testProvider } from '../network/testing/test-provider.ts';
import { sendJson } from '../network/testing/test-server.ts';
import { ask } from './testing/ask.ts';
import { openShop, shopCredentials } from './testing/open-shop.ts';
import { shopContract } from './testing/shop-contract.ts';

const key = shopCredentials.clientSecret;

/** A shop that takes its key in a header of its own, and a token in `Authorization` for `getItem`. */
function contractWith(name: string, more: Partial<Provider> = {}) {
  const { user } = testProvider.auth;
  assert.ok(user !== undefined);
  const own = { kind: 'header', name, value: '$credential.clientSecret' } as const;
  const base = shopContract();
  const headers = { 'X-Correlation-ID': '$uuid' };
  const operations = { ...base.provider.operations, getItem: { effect: 'read', auth: 'user' } as const };
  return shopContract({ auth: { own, user }, defaultAuth: 'own', headers, operations, ...more });
}

const tricks: readonly (readonly [name: string, sent: Record<string, string>])[] = [
  [
    'X-Api-Key',
    { 'X-Api-Key': 'mine', x_api_key: 'mine', 'X-API_KEY': 'mine', Authorization: 'Bearer mine' },
  ],
  ['x_api_key', { 'X-Api-Key': 'mine', x_api_key: 'mine', Connection: 'x_api_key' }],
  ['apikey', { apikey: 'mine', APIKEY: 'mine', Connection: 'apikey, close' }],
  ['Authorization', { Authorization: 'mine' }],
];

for (const [name, headers] of tricks)
  test(`the live key goes into ${name}, and nothing that the child writes there`, async (context) => {
    const { gateway, reached } = await openShop(
      context,
      (_, response) => {
        sendJson(response, 200, {});
      },
      {
        contract: contractWith(name),
      },
    );
    assert.equal((await ask(gateway.url, '/items', { headers })).status, 200);
    const said = Object.entries(reached[0]?.headers ?? {}).filter(([one]) =>
      /api.?key|authorization/.test(one),
    );
    assert.deepEqual(said, [[name.toLowerCase(), key]]);
  });

test('nor where the request is sent with another credential, or with none', async (context) => {
  const operations = { ...contractWith('X-Api-Key').provider.operations };
  const { gateway, reached } = await openShop(
    context,
    (_, response) => {
      sendJson(response, 200, {});
    },
    {
      contract: contractWith('X-Api-Key', {
        operations: { ...operations, listItems: { effect: 'read', auth: 'none' } },
      }),
    },
  );
  for (const path of ['/items', '/items/1'])
    await ask(gateway.url, path, { headers: { 'X-Api-Key': 'mine' } });
  assert.deepEqual(
    reached.map(({ headers }) => [headers['x-api-key'], headers.authorization !== undefined]),
    [
      [undefined, false],
      [undefined, true],
    ],
  );
});

test('an answer that echoes the key is masked: in its body, in the header of that name and in any other', async (context) => {
  const forms = [key, Buffer.from(key).toString('hex'), Buffer.from(key).toString('base64')];
  const { gateway } = await openShop(
    context,
    (request, response) => {
      const [echo = ''] = [request.headers['x-api-key']].flat();
      sendJson(response, 200, { said: [echo, ...forms] }, { 'x-api-key': echo, 'x-echo': `key ${echo}` });
    },
    { contract: contractWith('X-Api-Key') },
  );
  const { headers, status, text } = await ask(gateway.url, '/items');
  assert.equal(status, 200);
  const shown = JSON.stringify(headers) + text;
  for (const form of [...forms, JSON.stringify(key).slice(1, -1)]) assert.ok(!shown.includes(form), shown);
  assert.equal(headers['x-api-key'], '*'.repeat(key.length));
});
