import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, askJson } from './testing/ask.ts';
import type { Seen } from './testing/ask.ts';
import { openLive } from './testing/open-live.ts';

const injections: readonly {
  readonly provider: string;
  readonly environment: string;
  readonly operation: string;
  readonly send: (url: string) => Promise<Seen>;
  readonly publicNames?: readonly string[];
}[] = [
  {
    provider: 'fluz',
    environment: 'live',
    operation: 'getWallet',
    send: (url) => askJson(url, '', { query: '{ getWallet { bankCards { bankCardId } } }' }),
    publicNames: ['userId', 'accountId'],
  },
  {
    provider: 'fluz',
    environment: 'live',
    operation: 'marco',
    send: (url) => askJson(url, '/', { query: 'query anything { marco }', operationName: 'anything' }),
  },
  {
    provider: 'flexiti',
    environment: 'production',
    operation: 'listAuthorizations',
    send: (url) => ask(url, '/v2.5.1/client-id/mine/authorizations?page_number=1'),
    publicNames: ['clientId'],
  },
  {
    provider: 'truphone',
    environment: 'production',
    operation: 'listProducts',
    send: (url) => ask(url, '/v1/product'),
  },
  {
    provider: 'truphone',
    environment: 'production-esim',
    operation: 'listSubscriptions',
    send: (url) => ask(url, '/v1/subscription?size=1', { headers: { authorization: 'Bearer mine' } }),
  },
];

for (const { provider, environment, operation, send, publicNames = [] } of injections) {
  test(`${provider}@${environment} ${operation}: the credential is injected, and the child never sees it`, async (context) => {
    const { gateway, credentials, asked, sandbox } = await openLive(context, provider, environment);
    const seen = await send(gateway.url);
    assert.equal(seen.status, 200, seen.text);
    assert.equal((seen.body as { errors?: unknown }).errors, undefined, seen.text);
    assert.deepEqual(
      asked.map((one) => one.operation),
      [operation, operation],
    );
    assert.ok(sandbox.worlds.counters({}).liveRequests > 0);
    const shown = JSON.stringify([seen.text, seen.headers]);
    for (const [name, value] of Object.entries(credentials))
      if (!publicNames.includes(name)) assert.ok(!shown.includes(value), name);
  });
}
