import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { createGuard } from '../guard/guard.ts';
import { NetworkError } from '../network-error.ts';
import { setUpClient } from '../testing/set-up-client.ts';
import { testContract } from '../testing/test-contract.ts';
import { testProvider } from '../testing/test-provider.ts';
import type { Answer } from '../testing/test-server.ts';
import { sendJson } from '../testing/test-server.ts';
import { BoundCredentials } from './bound-credentials.ts';

const item = { path: { id: '1' } };

/** Issues tokens of 20 minutes, refuses wrong secrets and, where told to, refreshes. */
function issuer(
  options: { readonly refuseRefresh?: boolean; readonly refuseItems?: () => boolean } = {},
): Answer {
  let issued = 0;
  return (request, response) => {
    if (request.path !== '/auth/token') {
      sendJson(response, options.refuseItems?.() === true ? 401 : 200, {}, { date: '' });
      return;
    }
    const body = JSON.parse(request.body) as { grant: string; secret?: string };
    const isRefused =
      body.grant === 'refresh' ? options.refuseRefresh === true : body.secret !== 'hush-hush-hush';
    issued += 1;
    const tokens = {
      access_token: `access-${String(issued)}`,
      refresh_token: `refresh-${String(issued)}`,
      expires_in: 1200,
    };
    sendJson(response, isRefused ? 400 : 200, isRefused ? { error: 'invalid_client' } : tokens, { date: '' });
  };
}

/** What reached the server: the grants of token requests, and the tokens of all others. */
function trail(
  seen: readonly {
    readonly path: string;
    readonly body: string;
    readonly headers: { authorization?: string | undefined };
  }[],
): string[] {
  return seen.map(({ path, body, headers }) =>
    path === '/auth/token'
      ? (JSON.parse(body) as { grant: string }).grant
      : (headers.authorization ?? 'nothing'),
  );
}

function clockAt(start: number): { now(): number; forward(seconds: number): void } {
  let time = start;
  return {
    now: () => time,
    forward: (seconds) => {
      time += seconds * 1000;
    },
  };
}

test('many requests at once need one token', async (context) => {
  const { client, server } = await setUpClient(context, issuer());
  await Promise.all(Array.from({ length: 10 }, () => client.send('getItem', item)));
  assert.equal(trail(server.seen).filter((one) => one === 'client').length, 1);
  assert.equal(trail(server.seen).filter((one) => one === 'Bearer access-1').length, 10);
});

test('a token is used until 60 s before its end, then refreshed, after its end as well; after the end of the refresh token a new one is obtained', async (context) => {
  const clock = clockAt(1_000_000);
  const { client, server } = await setUpClient(context, issuer(), { clock });
  await client.send('getItem', item);
  clock.forward(1139);
  await client.send('getItem', item);
  clock.forward(1);
  await client.send('getItem', item);
  clock.forward(1201);
  await client.send('getItem', item);
  clock.forward(1801);
  await client.send('getItem', item);
  assert.deepEqual(trail(server.seen), [
    'client',
    'Bearer access-1',
    'Bearer access-1',
    'refresh',
    'Bearer access-2',
    'refresh',
    'Bearer access-3',
    'client',
    'Bearer access-4',
  ]);
});

test('a refresh token that is not issued anew ends when it would have ended', async (context) => {
  const clock = clockAt(0);
  const answer: Answer = (request, response) => {
    const again = request.body.includes('refresh"');
    const tokens = { access_token: 'access', expires_in: 1200, ...(again ? {} : { refresh_token: 'first' }) };
    sendJson(response, 200, request.path === '/auth/token' ? tokens : {}, { date: '' });
  };
  const { client, server } = await setUpClient(context, answer, { clock });
  for (const seconds of [0, 1250, 1250]) {
    clock.forward(seconds);
    await client.token();
  }
  assert.deepEqual(trail(server.seen), ['client', 'refresh', 'client']);
});

test('a refused refresh falls back to a new token', async (context) => {
  const clock = clockAt(0);
  const { client, server } = await setUpClient(context, issuer({ refuseRefresh: true }), { clock });
  await client.send('getItem', item);
  clock.forward(1150);
  await client.send('getItem', item);
  assert.deepEqual(trail(server.seen), ['client', 'Bearer access-1', 'refresh', 'client', 'Bearer access-3']);
});

test('renew asks for a new token at once, and later requests carry it', async (context) => {
  const { client, server } = await setUpClient(context, issuer());
  const first = await client.token();
  const second = await client.renew();
  await client.send('getItem', item);
  assert.deepEqual([first, second], ['access-1', 'access-2']);
  assert.deepEqual(trail(server.seen), ['client', 'refresh', 'Bearer access-2']);
});

test('a token that the provider refuses is not used again', async (context) => {
  let refuse = true;
  const { client, server } = await setUpClient(context, issuer({ refuseItems: () => refuse }));
  assert.equal((await client.send('getItem', item)).status, 401);
  refuse = false;
  await client.send('getItem', item);
  assert.deepEqual(trail(server.seen), ['client', 'Bearer access-1', 'client', 'Bearer access-2']);
});

test('a 401 to an older token leaves the newer one alone', async (context) => {
  let renewed: Promise<unknown> = Promise.resolve();
  const issue = issuer();
  const { client, server } = await setUpClient(context, (request, response) => {
    if (request.headers.authorization !== 'Bearer access-1') issue(request, response);
    else
      renewed = client.renew().then(() => {
        sendJson(response, 401, {}, { date: '' });
      });
  });
  assert.equal((await client.send('getItem', item)).status, 401);
  await renewed;
  await client.send('getItem', item);
  assert.deepEqual(trail(server.seen), ['client', 'Bearer access-1', 'refresh', 'Bearer access-2']);
});

test('a refusal issues no token, even where it names one', async (context) => {
  const { client } = await setUpClient(context, (_, response) => {
    sendJson(response, 400, { access_token: 'access-token' });
  });
  await assert.rejects(client.token(), { code: 'auth_failed' });
});

test('a token that is not issued is an error with the answer that says why', async (context) => {
  const { client } = await setUpClient(context, issuer(), {
    credentials: { clientId: 'c', clientSecret: 'wrong-secret' },
  });
  await assert.rejects(client.send('getItem', item), (error: Error) => {
    assert.ok(error instanceof NetworkError);
    assert.equal(error.code, 'auth_failed');
    assert.equal(error.findings[0]?.found, 'status 400 invalid_client');
    assert.equal(error.findings[0].operation, 'createToken');
    assert.equal(error.reply?.status, 400);
    return true;
  });
});

test('a reply without token is an error too', async (context) => {
  const { client } = await setUpClient(context, (_, response) => {
    sendJson(response, 200, { token: 'elsewhere' });
  });
  await assert.rejects(client.send('getItem', item), {
    code: 'auth_failed',
    message: 'createToken: a reply without token',
  });
});

test('other credentials are tried once, and their refusal is the reply', async (context) => {
  const { client, server, recorder } = await setUpClient(context, issuer());
  const refusal = await client.send('getItem', item, { credentials: { clientSecret: 'wrong-secret' } });
  assert.deepEqual([refusal.status, refusal.failure?.code], [400, 'invalid_client']);
  await client.send('getItem', item);
  assert.deepEqual(trail(server.seen), ['client', 'client', 'Bearer access-2']);
  assert.ok(!JSON.stringify(recorder.exchanges).includes('wrong-secret'));
});

test('where the token operation is authorised by a key, the other key travels there too', async (context) => {
  const { auth, operations } = testProvider;
  const provider = {
    auth,
    operations: { ...operations, createToken: { effect: 'read' as const, auth: 'key' } },
  };
  const contract = testContract({ provider });
  const { client, server } = await setUpClient(context, issuer(), { contract });
  await client.send('getItem', item, { credentials: { clientSecret: 'wrong-secret' } });
  await client.send('getItem', item);
  const keys = server.seen
    .filter(({ path }) => path === '/auth/token')
    .map(({ headers }) => headers.authorization);
  assert.deepEqual(keys, ['Basic wrong-secret', 'Basic hush-hush-hush']);
});

test('a public credential is no secret when a provider repeats it', async (context) => {
  const contract = testContract({ provider: { publicCredentials: ['clientId'] } });
  const answer: Answer = (_, response) => {
    sendJson(response, 200, { id: 'acme-client-77', name: 'other-client-99' });
  };
  const { client } = await setUpClient(context, answer, { contract });
  const reply = await client.send('getItem', item, { auth: 'none' });
  const again = await client.send('getItem', item, {
    auth: 'none',
    credentials: { clientId: 'other-client-99' },
  });
  assert.deepEqual([...reply.findings, ...again.findings], []);
});

test('the reply of the refresh grant may hold its tokens elsewhere', async (context) => {
  const clock = clockAt(0);
  const { auth } = testProvider;
  const { user } = auth;
  assert.ok(user?.obtain?.refresh !== undefined);
  const refresh = {
    ...user.obtain.refresh,
    token: '/renewed/token',
    refreshToken: '/renewed/refresh',
    expiresIn: '/renewed/seconds',
  };
  const contract = testContract({
    provider: { auth: { ...auth, user: { ...user, obtain: { ...user.obtain, refresh } } } },
  });
  const answer: Answer = (request, response) => {
    const isRefresh = request.body.includes('"refresh"');
    const first = { access_token: 'access-first', refresh_token: 'refresh-first', expires_in: 600 };
    const renewed = { renewed: { token: 'access-renewed', refresh: 'refresh-renewed', seconds: 600 } };
    sendJson(response, 200, isRefresh ? renewed : first, { date: '' });
  };
  const { client, server, recorder } = await setUpClient(context, answer, { clock, contract });
  const tokens: string[] = [];
  for (const seconds of [0, 550, 300, 250]) {
    clock.forward(seconds);
    tokens.push(await client.token());
  }
  assert.deepEqual(tokens, ['access-first', 'access-renewed', 'access-renewed', 'access-renewed']);
  assert.deepEqual(
    server.seen.map(({ body }) => /refresh-\w+/.exec(body)?.[0]),
    [undefined, 'refresh-first', 'refresh-renewed'],
  );
  assert.ok(!/access-\w+|refresh-\w+/.test(JSON.stringify(recorder.exchanges)));
});

test('a given token is sent as it is, without asking for another', async (context) => {
  const { client, server } = await setUpClient(context, issuer());
  await client.send('getItem', item, { token: 'old-token-1' });
  await client.send('getItem', item, { auth: 'key' });
  await client.send('getItem', item, { auth: 'key', token: 'other-key' });
  await client.send('getItem', item, { auth: 'none' });
  assert.deepEqual(trail(server.seen), [
    'Bearer old-token-1',
    'Basic hush-hush-hush',
    'Basic other-key',
    'nothing',
  ]);
});

test('credentials are released for their own environment only, and never printed', () => {
  const guard = createGuard({ allow: ['https://a.example/test'], live: ['https://a.example/live'] });
  const bound = new BoundCredentials('test', guard, { key: 'hush-hush' });
  assert.deepEqual(bound.releaseFor({ origin: 'https://a.example', path: '/test/x' }), { key: 'hush-hush' });
  assert.throws(() => bound.releaseFor({ origin: 'https://a.example', path: '/live/x' }), {
    code: 'live_origin',
  });
  assert.throws(
    () => bound.with({ key: 'other' }).releaseFor({ origin: 'https://b.example', path: '/test' }),
    { code: 'not_allowed' },
  );
  assert.ok(!(inspect(bound, { showHidden: true }) + JSON.stringify(bound)).includes('hush'));
});
