import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from './client.ts';
import { MemoryRecorder } from './testing/memory-recorder.ts';
import { NetworkError } from './network-error.ts';
import { setUpClient, testCredentials, testOrigin } from './testing/set-up-client.ts';
import { testContract } from './testing/test-contract.ts';
import type { Answer } from './testing/test-server.ts';
import { sendJson } from './testing/test-server.ts';

const behave: Answer = (request, response) => {
  if (request.path === '/auth/token') {
    sendJson(response, 200, {
      access_token: 'access-token-1',
      refresh_token: 'refresh-token-1',
      token_type: 'bearer',
      expires_in: 1200,
    });
  } else sendJson(response, 200, { id: '1', name: 'first', owner: 'Ada', colour: 'red' });
};

const item = { path: { id: '1' } };

test('sends through guard, token, validation and recorder', async (context) => {
  const { client, recorder, server } = await setUpClient(context, behave);
  const reply = await client.send('getItem', { ...item, query: { page: '2' } });
  assert.deepEqual(reply.data, { id: '1', name: 'first', owner: 'Ada', colour: 'red' });
  assert.deepEqual([reply.ok, reply.status, reply.findings], [true, 200, []]);
  assert.deepEqual(
    server.seen.map(({ method, path }) => `${method} ${path}`),
    ['POST /auth/token', 'GET /connect-api-preprod/items/1?page=2'],
  );
  assert.equal(server.seen[1]?.headers.host, 'services.acme.example');
  assert.equal(server.seen[1].headers.authorization, 'Bearer access-token-1');
  assert.match(String(server.seen[1].headers['x-correlation-id']), /^[0-9a-f-]{36}$/);
  const [token, exchange] = recorder.exchanges;
  assert.equal(exchange?.request.url, `${testOrigin}/connect-api-preprod/items/1?page=2`);
  assert.equal(
    exchange.response?.body?.text,
    '{"id":"1","name":"first","owner":"[redacted]","colour":"[undocumented]"}',
  );
  assert.equal(exchange.request.headers['authorization'], '[redacted]');
  assert.equal(exchange.request.headers['user-agent'], 'livegate');
  assert.equal(server.seen[1].headers['user-agent'], 'livegate');
  assert.equal(token?.request.body?.text, '{"grant":"client","id":"[redacted]","secret":"[redacted]"}');
  assert.equal(reply.exchange, exchange.id);
});

test('what the contract and the wire find wrong is in the reply and in the record', async (context) => {
  const { client, recorder } = await setUpClient(context, (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', sunset: 'Sat, 31 Dec 2026 23:59:59 GMT' });
    response.end('\ufeff{"id":1,"id":2,"name":"hush-hush-hush"}');
  });
  const reply = await client.send('getItem', item, { auth: 'none' });
  assert.deepEqual(reply.findings.map(({ code }) => code).sort(), [
    'json_byte_order_mark',
    'json_duplicate_key',
    'secret_echoed',
    'sunset_header',
  ]);
  assert.ok(
    reply.findings.every(({ operation, exchange }) => operation === 'getItem' && exchange === reply.exchange),
  );
  assert.deepEqual(recorder.exchanges[0]?.findings, reply.findings);
});

test('a body that cannot be read is not held against the schema as well', async (context) => {
  const { client } = await setUpClient(context, (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":');
  });
  const reply = await client.send('getItem', item, { auth: 'none' });
  assert.deepEqual(
    reply.findings.map(({ code }) => code),
    ['json_malformed'],
  );
});

test('an integer beyond 2^53 stays exact in the reply and in the record', async (context) => {
  const { client, recorder } = await setUpClient(context, (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":12345678901234567890}');
  });
  const reply = await client.send('getItem', item, { auth: 'none' });
  assert.deepEqual(reply.data, { id: 12345678901234567890n });
  assert.equal(recorder.exchanges[0]?.response?.body?.text, '{"id":"12345678901234567890"}');
});

test('a redirect is a finding and is not followed', async (context) => {
  const { client, server } = await setUpClient(context, (_, response) => {
    response.writeHead(307, { location: `${testOrigin}/connect-api/items/1` }).end();
  });
  const reply = await client.send('getItem', item, { auth: 'none' });
  assert.equal(reply.ok, false);
  const found = reply.findings.find(({ code }) => code === 'redirect')?.found;
  assert.equal(found, `307 to ${testOrigin}, which is live; not followed`);
  assert.equal(server.seen.length, 1);
});

const unsent: readonly (readonly [
  string,
  Parameters<Awaited<ReturnType<typeof setUpClient>>['client']['send']>,
  string,
])[] = [
  ['contradicts the contract', ['getItem', {}], 'request_invalid'],
  ['holds real data', ['createItem', { body: { email: 'ada@gmail.com' } }], 'test_data_not_allowed'],
  [
    'holds real data, deliberately',
    ['createItem', { body: { email: 'ada@gmail.com' } }, { deliberatelyInvalid: true }],
    'test_data_not_allowed',
  ],
  ['holds real data in its URL', ['getItem', { path: { id: 'ada@gmail.com' } }], 'test_data_not_allowed'],
  [
    'holds real data in a header',
    ['getItem', { ...item, header: { 'X-Correlation-ID': 'ada@gmail.com' } }],
    'test_data_not_allowed',
  ],
  ['leaves its prefix', ['getItem', { path: { id: '../../connect-api/items/1' } }], 'blocked'],
];

for (const [name, call, code] of unsent) {
  test(`a request that ${name} is recorded and not sent`, async (context) => {
    const { client, server, recorder } = await setUpClient(context, behave);
    await assert.rejects(client.send(...call), (error: Error) => {
      assert.ok(error instanceof NetworkError);
      assert.deepEqual([error.code, error.findings[0]?.code], [code, code]);
      return true;
    });
    assert.equal(server.seen.length, 0);
    assert.equal(recorder.exchanges.length, 1);
    assert.equal(recorder.exchanges[0]?.findings[0]?.code, code);
    assert.equal(recorder.exchanges[0].response, undefined);
    assert.ok(!JSON.stringify(recorder.exchanges).includes('gmail'));
  });
}

test('deliberately invalid requests are sent', async (context) => {
  const { client, server } = await setUpClient(context, behave);
  await client.send('getItem', {}, { deliberatelyInvalid: true, auth: 'none' });
  assert.equal(server.seen[0]?.path, '/connect-api-preprod/items/undefined');
});

test('a header of the provider file can be left out or replaced', async (context) => {
  const { client, server } = await setUpClient(context, behave);
  const header = { 'x-correlation-id': undefined };
  await client.send('getItem', { ...item, header }, { auth: 'none', deliberatelyInvalid: true });
  await client.send('getItem', { ...item, header: { 'X-CORRELATION-ID': 'mine' } }, { auth: 'none' });
  assert.deepEqual(
    server.seen.map(({ headers }) => headers['x-correlation-id']),
    [undefined, 'mine'],
  );
});

test('no answer is an error with a finding, and is recorded', async (context) => {
  const { client, recorder } = await setUpClient(context, () => undefined);
  await assert.rejects(client.send('createItem', { body: {} }, { auth: 'none', timeout: 100 }), {
    code: 'timeout',
  });
  assert.deepEqual(
    recorder.exchanges.map(({ findings }) => findings.map(({ code }) => code)),
    [['timeout']],
  );
});

test('scenarios share a client and have a recorder each', async (context) => {
  const { client, recorder, server } = await setUpClient(context, behave);
  const other = new MemoryRecorder();
  await client.recordingTo(other).send('getItem', item);
  await client.send('getItem', item);
  assert.deepEqual(
    other.exchanges.map(({ operation }) => operation),
    ['createToken', 'getItem'],
  );
  assert.deepEqual(
    recorder.exchanges.map(({ operation }) => operation),
    ['getItem'],
  );
  assert.equal(server.seen.length, 3);
});

test('knows the largest difference between the clocks', async (context) => {
  const { client } = await setUpClient(context, (_, response) => {
    sendJson(response, 200, {}, { date: new Date(Date.now() + 90_000).toUTCString() });
  });
  assert.equal(client.clockDifference, undefined);
  const reply = await client.send('getItem', item, { auth: 'none' });
  assert.deepEqual(
    reply.findings.map(({ code }) => code),
    ['clock_skew'],
  );
  assert.ok(Math.abs(Number(client.clockDifference) - 90_000) < 3000);
});

test('no client for a live environment, without credentials or for an unknown operation', async (context) => {
  const options = {
    contract: testContract(),
    network: 'sandbox',
    recorder: new MemoryRecorder(),
    routes: {},
  } as const;
  assert.throws(
    () => createClient({ ...options, environmentName: 'production', credentials: testCredentials }),
    { code: 'live_origin' },
  );
  assert.throws(
    () => createClient({ ...options, environmentName: 'preprod', credentials: { clientId: '' } }),
    (error: Error) => {
      return (
        error.message.includes('clientId') &&
        error.message.includes('clientSecret') &&
        error.message.includes('env:TEST_CLIENT_SECRET')
      );
    },
  );
  const { client } = await setUpClient(context, behave);
  await assert.rejects(client.send('getItme', item), /getItem/);
  await assert.rejects(client.send('getItem', item, { auth: 'usr' }), /did you mean user/);
  await assert.rejects(client.send('getItem', item, { auth: 'constructor' }), { code: 'config_invalid' });
  await assert.rejects(client.token('key'), /auth key has no token/);
});

test('without a route the sandbox network reaches nothing, and never the internet', async (context) => {
  const { client, server } = await setUpClient(context, behave, { routes: {} });
  const options = { contract: testContract(), environmentName: 'preprod', network: 'sandbox' } as const;
  const unrouted = createClient({
    ...options,
    credentials: testCredentials,
    recorder: new MemoryRecorder(),
  });
  context.after(() => unrouted.close());
  for (const one of [client, unrouted])
    await assert.rejects(one.send('getItem', item, { auth: 'none' }), {
      code: 'blocked',
      message: /no_route/,
    });
  assert.equal(server.seen.length, 0);
});

test('no form of a credential or token is in anything that was recorded', async (context) => {
  const { client, recorder } = await setUpClient(context, ({ path, headers }, response) => {
    if (path === '/auth/token') sendJson(response, 200, { access_token: 'canary-token-9', expires_in: 60 });
    else {
      const secrets = ['canary-token-9', testCredentials.clientSecret, String(headers.authorization)];
      const forms = secrets.flatMap((one) => [
        one,
        encodeURIComponent(one),
        ...(['base64', 'hex'] as const).map((as) => Buffer.from(one).toString(as)),
      ]);
      sendJson(
        response,
        400,
        { id: forms, error: forms[0], message: forms.join(' '), [forms[0] ?? '']: 1 },
        { 'x-request-id': forms.join(','), link: forms.join() },
      );
    }
  });
  const reply = await client.send('getItem', { ...item, query: { page: 'canary-token-9' } });
  assert.equal(reply.failure?.kind, 'http');
  assert.ok(reply.findings.some(({ code }) => code === 'secret_echoed'));
  const all = JSON.stringify(recorder.exchanges) + JSON.stringify(reply.findings);
  for (const secret of ['canary-token-9', 'hush-hush', 'acme-client-77']) {
    assert.ok(!all.includes(secret), secret);
    assert.ok(!all.includes(Buffer.from(secret).toString('base64').slice(0, -3)), secret);
    assert.ok(!all.includes(Buffer.from(secret).toString('hex')), secret);
  }
  assert.equal(client.sweep('Bearer canary-token-9'), 'Bearer [redacted]');
});

test('a number that the provider handed out may be sent back, whatever the field; no other may', async (context) => {
  const { client, server } = await setUpClient(context, (request, response) => {
    if (request.path === '/auth/token') behave(request, response);
    else sendJson(response, 200, { id: '1', name: 'account 36700102000000', owner: 'Ada', colour: 'red' });
  });
  const send = (id: string) => client.send('getItem', { path: { id } });
  await assert.rejects(send('36700102000000'), { code: 'test_data_not_allowed' });
  await send('1');
  await send('36700102000000');
  await assert.rejects(send('4242424242424242'), { code: 'test_data_not_allowed' });
  assert.deepEqual(
    server.seen.slice(1).map(({ path }) => path.split('/').at(-1)),
    ['1', '36700102000000'],
  );
});
