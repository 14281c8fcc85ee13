import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { sendJson } from '../network/testing/test-server.ts';
import { ask, askJson } from './testing/ask.ts';
import { openShop, shopCredentials, shopToken } from './testing/open-shop.ts';

const ok = (_: unknown, response: Parameters<typeof sendJson>[0]): void => {
  sendJson(response, 200, { ok: true });
};

test('what the child says of credentials, hosts, methods and connections does not reach the provider', async (context) => {
  const { gateway, reached } = await openShop(context, ok);
  const tricks = {
    ...{ Authorization: 'Bearer mine', Cookie: 'session=mine', 'Proxy-Authorization': 'Basic mine' },
    ...{ 'Proxy-Connection': 'keep-alive', 'X-Client-Key': 'mine', x_client_key: 'mine' },
    ...{
      'X-HTTP-Method-Override': 'DELETE',
      X_HTTP_Method_Override: 'DELETE',
      'X-Original-URL': '/connect-api/admin',
    },
    ...{ 'X-Forwarded-Host': 'other.example', 'X-Forwarded-For': '10.0.0.1', Forwarded: 'for=10.0.0.1' },
    ...{ TE: 'trailers', Connection: 'x-secret-hop, x_own_hop, close', 'Keep-Alive': 'timeout=5' },
    ...{ 'X-Secret-Hop': '1', X_Secret_Hop: '1', X_Own_Hop: '1' },
    ...{
      transfer_encoding: 'chunked',
      keep_alive: 'timeout=5',
      proxy_connection: 'close',
      http2_settings: 'AA',
    },
    ...{
      'Accept-Encoding': 'gzip, br',
      Range: 'bytes=0-1',
      Referer: gateway.url,
      Origin: 'http://127.0.0.1',
    },
    ...{ 'X-Livegate-Anything': '1', 'X-Kept': 'yes', Accept: 'application/json' },
  };
  const seen = await ask(gateway.url, '/items?page=1', { headers: tricks });
  assert.equal(seen.status, 200, seen.text);
  const { 'x-correlation-id': correlation, ...headers } = reached[0]?.headers ?? {};
  assert.match(String(correlation), /^[0-9a-f-]{36}$/);
  assert.deepEqual(headers, {
    ...{
      host: 'services.acme.example',
      connection: 'keep-alive',
      accept: 'application/json',
      'x-kept': 'yes',
    },
    ...{ authorization: `Bearer ${shopToken(1)}`, 'x-client-key': shopCredentials.clientSecret },
    'accept-encoding': 'identity',
  });
  assert.deepEqual([reached[0]?.method, reached[0]?.url], ['GET', '/connect-api/items?page=1']);
});

test('headers of the provider file stay the child’s own where they hold no credential', async (context) => {
  const { gateway, reached } = await openShop(context, ok);
  await ask(gateway.url, '/items', { headers: { 'X-Correlation-ID': 'mine' } });
  assert.equal(reached[0]?.headers['x-correlation-id'], 'mine');
});

test('a path parameter that holds a credential is ours, whatever the child writes', async (context) => {
  const { gateway, reached } = await openShop(context, ok);
  await askJson(gateway.url, '/merchants/another-merchant/payments', { amount: 1 });
  assert.equal(reached[0]?.url, `/connect-api/merchants/${shopCredentials.clientId}/payments`);
});

const unknown: readonly (readonly [string, string])[] = [
  ['GET', '/nothing'],
  ['PATCH', '/items'],
  ['GET', ''],
  ['GET', '/'],
  ['GET', '/items/../admin'],
  ['GET', '/items/%2e%2e/admin'],
  ['GET', '/items/..%2fadmin'],
  ['GET', '/items/%252e%252e/admin'],
  ['GET', '//items'],
  ['GET', '/items//export'],
  ['GET', '/items\\export'],
  ['GET', '/items/..;/admin'],
  ['GET', '/items/%65xport'],
  ['GET', '/items/%2565xport'],
  ['GET', '/items/EXPORT'],
  ['GET', '/items/export/'],
  ['GET', '/items/export;x=1'],
  ['GET', '/items/a%2fb'],
  ['GET', '/items/a%00b'],
  ['GET', '/items/%zz'],
  ['POST', '/items?_method=DELETE'],
  ['POST', '/items?a=1?b=2&_method=DELETE'],
  ['GET', '/auth/token'],
];

for (const [method, path] of unknown) {
  test(`${method} ${path || 'nothing'} is none of the contract's operations, or not clearly one`, async (context) => {
    const { gateway, reached, tokens } = await openShop(context, ok);
    const { status, body } = await ask(gateway.url, path, { method });
    const { error, code, item } = body as Record<string, string>;
    assert.deepEqual(
      [status, error, code, item],
      [403, 'livegate_refused', 'operation_unknown', 'operations'],
    );
    assert.equal(reached.length + tokens(), 0);
  });
}

test('the operation that hands out tokens is refused', async (context) => {
  const { gateway, reached, tokens } = await openShop(context, ok);
  const { status, body } = await askJson(gateway.url, '/auth/token', { grant: 'client' });
  assert.deepEqual([status, (body as { code: string }).code], [403, 'token_operation']);
  assert.equal(reached.length + tokens(), 0);
});

for (const { name, path, headers } of [
  { name: 'another first segment', path: (key: string) => `${key.slice(0, -1)}_/items`, headers: {} },
  { name: 'a longer first segment', path: (key: string) => `${key}x/items`, headers: {} },
  { name: 'none', path: () => '/items', headers: {} },
  { name: 'another host', path: (key: string) => `${key}/items`, headers: { host: 'evil.example' } },
  {
    name: 'a proxy’s request',
    path: (key: string) => `http://services.acme.example${key}/items`,
    headers: {},
  },
]) {
  test(`a request with ${name} reaches nothing and learns nothing`, async (context) => {
    const { gateway, reached } = await openShop(context, ok);
    const { origin, pathname } = new URL(gateway.url);
    const { hostname, port } = new URL(origin);
    const text = await raw(Number(port), hostname, `GET ${path(pathname)} HTTP/1.1`, {
      host: `${hostname}:${port}`,
      ...headers,
    });
    assert.match(text, /^HTTP\/1\.1 404 Not Found\r\n/);
    assert.match(text, /\r\n\r\n(0\r\n\r\n)?$/);
    assert.equal(reached.length, 0);
  });
}

async function raw(
  port: number,
  host: string,
  start: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Promise<string> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return send(port, host, `${start}\r\n${lines.join('')}Connection: close\r\n\r\n${body}`);
}

function send(port: number, host: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, host, () => socket.write(bytes));
    socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
    socket.on('error', reject).on('close', () => {
      resolve(text);
    });
  });
}

const refusedBytes: readonly (readonly [string, (path: string, host: string) => string, RegExp])[] = [
  ['CONNECT', (_, host) => `CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`, /^HTTP\/1\.1 405 /],
  [
    'TRACE',
    (path, host) => `TRACE ${path}/items HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    /^HTTP\/1\.1 403 [^]*"method_refused"/,
  ],
  [
    'an upgrade',
    (path, host) =>
      `GET ${path}/items HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: upgrade, close\r\n\r\n`,
    /^HTTP\/1\.1 403 [^]*"method_refused"/,
  ],
  [
    'both lengths',
    (path, host) =>
      `POST ${path}/items HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET ${path}/items/1 HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    /^HTTP\/1\.1 400 (?![^]*HTTP\/1\.1 200)/,
  ],
  [
    'two lengths',
    (path, host) =>
      `POST ${path}/items HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n12345`,
    /^HTTP\/1\.1 400 /,
  ],
  [
    'a space before the colon',
    (path, host) =>
      `POST ${path}/items HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
    /^HTTP\/1\.1 400 /,
  ],
  [
    'a folded header',
    (path, host) => `GET ${path}/items HTTP/1.1\r\nHost: ${host}\r\nX-A: 1\r\n Authorization: x\r\n\r\n`,
    /^HTTP\/1\.1 400 /,
  ],
  ['no host', (path) => `GET ${path}/items HTTP/1.1\r\n\r\n`, /^HTTP\/1\.1 400 /],
  [
    'a bare line feed in a chunk size',
    (path, host) =>
      `POST ${path}/items HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n\r\n5\nhello\r\n0\r\n\r\n`,
    /^HTTP\/1\.1 400 /,
  ],
];

for (const [name, bytes, expected] of refusedBytes) {
  test(`${name}: refused, and nothing reaches the provider`, async (context) => {
    const { gateway, reached } = await openShop(context, ok);
    const { host, hostname, pathname, port } = new URL(gateway.url);
    assert.match(await send(Number(port), hostname, bytes(pathname, host)), expected);
    assert.equal(reached.length, 0);
  });
}

test('a redirect is handed on and never followed', async (context) => {
  const { gateway, reached } = await openShop(context, (_, response) => {
    response.writeHead(307, { location: 'https://services.acme.example/connect-api/items/2' }).end();
  });
  const { status, headers } = await ask(gateway.url, '/items/1');
  assert.deepEqual([status, headers.location], [307, 'https://services.acme.example/connect-api/items/2']);
  assert.equal(reached.length, 1);
});

test('cookies, other addresses and the headers of the connection do not reach the child', async (context) => {
  const { gateway } = await openShop(context, (_, response) => {
    response.writeHead(200, {
      ...{
        'set-cookie': ['session=live'],
        'alt-svc': 'h3=":443"',
        connection: 'keep-alive, x-hop',
        'x-hop': '1',
      },
      ...{
        'keep-alive': 'timeout=99',
        'x-kept': 'yes',
        'content-length': '2',
        date: 'Sat, 21 Nov 2026 00:00:00 GMT',
      },
    });
    response.end('{}');
  });
  const { headers } = await ask(gateway.url, '/items/1');
  assert.deepEqual(headers, {
    ...{ 'x-kept': 'yes', 'content-length': '2', date: 'Sat, 21 Nov 2026 00:00:00 GMT', connection: 'close' },
  });
});

test('a token is obtained once for many, and anew after a 401; nothing is sent twice', async (context) => {
  let refused = false;
  const shop = await openShop(context, (request, response) => {
    const wrong = request.headers.authorization === `Bearer ${shopToken(1)}` && refused;
    sendJson(response, wrong ? 401 : 200, {});
  });
  const send = async () => (await ask(shop.gateway.url, '/items')).status;
  assert.deepEqual(new Set(await Promise.all(Array.from({ length: 20 }, send))), new Set([200]));
  assert.equal(shop.tokens(), 1);
  refused = true;
  assert.deepEqual([await send(), shop.reached.length, shop.tokens()], [401, 21, 1]);
  assert.deepEqual([await send(), shop.reached.length, shop.tokens()], [200, 22, 2]);
});

test('where no token is issued, the request is not sent and the answer holds no secret', async (context) => {
  const shop = await openShop(context, ok, {
    issueToken: (response) => {
      sendJson(response, 401, { error: shopCredentials.clientSecret });
    },
  });
  const { status, body } = await ask(shop.gateway.url, '/items');
  assert.equal(status, 502);
  assert.deepEqual(body, {
    ...{ error: 'livegate_upstream', code: 'auth_failed' },
    reason: 'the provider issued no token for the live credentials',
  });
  assert.equal(shop.reached.length, 0);
});

test('many requests go over one connection, and a body waits until it is asked for', async (context) => {
  const { gateway, reached } = await openShop(context, (request, response) => {
    let length = 0;
    request.on('data', (chunk: Buffer) => (length += chunk.length));
    request.on('end', () => {
      sendJson(response, 200, { length });
    });
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  context.after(() => {
    agent.destroy();
  });
  for (let sent = 0; sent < 3; sent++) await ask(gateway.url, '/items', { agent });
  const headers = { expect: '100-continue', 'content-type': 'application/json' };
  const { body } = await ask(gateway.url, '/items', {
    agent,
    headers,
    method: 'POST',
    body: '{"name":"lamp"}',
  });
  assert.deepEqual(body, { length: 15 });
  assert.equal(reached[3]?.headers.expect, undefined);
});
