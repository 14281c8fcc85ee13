import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sendJson } from '../network/testing/test-server.ts';
import type { Admission, Admit } from './admission.ts';
import { startGateway } from './start-gateway.ts';
import type { GatewayOptions } from './start-gateway.ts';
import { ask, askJson } from './testing/ask.ts';
import { openShop, shopCredentials, shopToken } from './testing/open-shop.ts';
import { shopContract } from './testing/shop-contract.ts';

const ok = (_: unknown, response: ServerResponse): void => {
  sendJson(response, 200, {});
};

const refusal = {
  ...{ item: 'no-breaking-drift', reason: 'a field is gone', code: 'item_failed' },
  command: 'livegate drift acme',
};

const body = { error: 'livegate_refused', ...refusal };

test('a refusal names the item and the command, and nothing is sent, no request for a token either', async (context) => {
  const admit: Admit = ({ effect }) =>
    effect === 'read' ? { admitted: true } : { admitted: false, ...refusal };
  const shop = await openShop(context, ok, { admit });
  const refused = await askJson(shop.gateway.url, '/merchants/me/payments', { amount: 1 });
  assert.deepEqual([refused.status, refused.body], [403, body]);
  assert.equal(shop.reached.length + shop.tokens(), 0);
  assert.equal((await ask(shop.gateway.url, '/items')).status, 200);
  assert.deepEqual(
    shop.reached.map(({ url }) => url),
    ['/connect-api/items'],
  );
});

const broken: readonly (readonly [string, Admit])[] = [
  [
    'throws',
    () => {
      throw new Error(shopCredentials.clientSecret);
    },
  ],
  ['answers nothing', () => undefined as unknown as Admission],
  ['answers something else', () => ({ admitted: 'yes' }) as unknown as Admission],
  ['answers later', () => Promise.resolve({ admitted: true }) as unknown as Admission],
];

for (const [name, admit] of broken) {
  test(`a gate that ${name} lets nothing through`, async (context) => {
    const shop = await openShop(context, ok, { admit });
    const { status, text } = await ask(shop.gateway.url, '/items');
    assert.equal(status, 403);
    assert.ok(!text.includes('hush'));
    assert.equal(shop.reached.length + shop.tokens(), 0);
  });
}

test('a revocation holds for the next request on the same connection', async (context) => {
  let admitted = true;
  const shop = await openShop(context, ok, {
    admit: () => (admitted ? { admitted } : { admitted, ...refusal }),
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  context.after(() => {
    agent.destroy();
  });
  const send = async () => (await ask(shop.gateway.url, '/items', { agent })).status;
  const first = await send();
  admitted = false;
  assert.deepEqual([first, await send(), await send()], [200, 403, 403]);
  assert.equal(shop.reached.length, 1);
});

test('a revocation among 50 requests holds for each that has not been sent yet', async (context) => {
  let admitted = true;
  const waiting: ServerResponse[] = [];
  const shop = await openShop(
    context,
    (_, response) => {
      waiting.push(response);
      if (waiting.length === 20) {
        admitted = false;
        for (const one of waiting) sendJson(one, 200, {});
      }
    },
    { admit: () => (admitted ? { admitted } : { admitted, ...refusal }) },
  );
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  context.after(() => {
    agent.destroy();
  });
  const send = async () => (await ask(shop.gateway.url, '/items', { agent })).status;
  const statuses = await Promise.all(Array.from({ length: 50 }, send));
  assert.deepEqual(
    [200, 403].map((wanted) => statuses.filter((status) => status === wanted).length),
    [20, 30],
  );
  assert.equal(shop.reached.length, 20);
});

test('a revocation while a token is obtained keeps the request back', async (context) => {
  let admitted = true;
  const shop = await openShop(context, ok, {
    admit: () => (admitted ? { admitted } : { admitted, ...refusal }),
    issueToken: (response) => {
      admitted = false;
      sendJson(response, 200, { access_token: shopToken(1), expires_in: 1200 });
    },
  });
  const seen = await ask(shop.gateway.url, '/items');
  assert.deepEqual([seen.status, seen.body], [403, body]);
  assert.deepEqual([shop.reached.length, shop.tokens()], [0, 1]);
});

test('a revocation while a request waits for a connection keeps it back', async (context) => {
  let admitted = true;
  const waiting: ServerResponse[] = [];
  const shop = await openShop(context, (_, response) => void waiting.push(response), {
    admit: () => (admitted ? { admitted } : { admitted, ...refusal }),
  });
  const sent = Array.from({ length: 300 }, () => ask(shop.gateway.url, '/items'));
  while (waiting.length < 256) await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => setTimeout(resolve, 200));
  admitted = false;
  for (const response of waiting) sendJson(response, 200, {});
  const statuses = (await Promise.all(sent)).map(({ status }) => status);
  assert.equal(shop.reached.length, 256);
  assert.deepEqual(new Set(statuses.slice(0)), new Set([200, 403]));
  assert.equal(statuses.filter((status) => status === 403).length, 44);
});

test('a unix socket is its user’s alone and works as the address does', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'livegate-socket-'));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  const socket = join(folder, 'gateway.sock');
  const { gateway, reached } = await openShop(context, ok, { listen: { socket } });
  assert.equal(statSync(socket).mode & 0o777, 0o600);
  assert.equal((await ask(gateway.url, '/items', { socket: gateway.socket! })).status, 200);
  const { origin } = new URL(gateway.url);
  assert.equal((await ask(origin, '/items', { socket: gateway.socket! })).status, 404);
  assert.equal(reached.length, 1);
  await gateway.close();
  assert.equal(existsSync(socket), false);
});

const acme: GatewayOptions = {
  ...{ contract: shopContract(), environmentName: 'production', network: 'sandbox', routes: {} },
  ...{ credentials: shopCredentials, admit: () => ({ admitted: true }), listen: {} },
};

const notStarted: readonly {
  readonly name: string;
  readonly options: Partial<GatewayOptions>;
  readonly error: object;
}[] = [
  { name: 'a test environment', options: { environmentName: 'preprod' }, error: { code: 'not_allowed' } },
  { name: 'an unknown one', options: { environmentName: '__proto__' }, error: { code: 'not_allowed' } },
  {
    name: 'a missing credential',
    options: { credentials: { clientId: 'a' } },
    error: { code: 'config_missing' },
  },
  {
    name: 'a ceiling of no amount',
    options: {
      ceilings: [{ operation: 'pay', requests: 1, per: 'PT1H', amount: { at: '/a', max: Number.NaN } }],
    },
    error: RangeError,
  },
];

for (const { name, options, error } of notStarted) {
  test(`no gateway is started for ${name}`, async () => {
    await assert.rejects(startGateway({ ...acme, ...options }), error);
  });
}

test('a place that is taken is left alone', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'livegate-socket-'));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'a-file');
  writeFileSync(file, 'kept');
  await assert.rejects(startGateway({ ...acme, listen: { socket: file } }), {
    code: 'config_invalid',
    message: /a-file: the gateway cannot listen here \(EADDRINUSE\)/,
  });
  assert.equal(statSync(file).size, 4);
  const { gateway } = await openShop(context, ok);
  const port = Number(new URL(gateway.url).port);
  await assert.rejects(startGateway({ ...acme, listen: { port } }), { code: 'config_invalid' });
});
