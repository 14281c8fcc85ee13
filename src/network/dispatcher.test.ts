import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DispatchRequest, DispatcherOptions } from './dispatcher.ts';
import { Dispatcher } from './dispatcher.ts';
import { createGuard } from './guard/guard.ts';
import { sendJson, startTestServer } from './testing/test-server.ts';

const origin = 'https://services.acme.example';

function open(
  context: TestContext,
  options: Partial<DispatcherOptions> & { readonly allow?: string[] },
): Dispatcher {
  const guard = createGuard({ allow: options.allow ?? [`${origin}/test`], live: [] });
  const dispatcher = new Dispatcher({ guard, routes: {}, bodyLimit: 1000, signal: undefined, ...options });
  context.after(() => dispatcher.close());
  return dispatcher;
}

function get(path: string, more: Partial<DispatchRequest> = {}): DispatchRequest {
  return { target: { origin, path }, method: 'GET', headers: {}, body: undefined, timeout: 2000, ...more };
}

/** A server that speaks no HTTP: it sends these bytes to whoever connects, and then does what `end` says. */
async function startRawServer(
  context: TestContext,
  bytes: string,
  end: 'reset' | 'close' | 'stall',
): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(bytes, () => {
        if (end === 'reset') socket.resetAndDestroy();
        else if (end === 'close') socket.end();
      });
    });
    context.after(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

test('answers the real URL from loopback, with the real Host, on one connection', async (context) => {
  const server = await startTestServer(context, (_, response) => {
    response.setHeader('x-twice', ['a', 'b']);
    sendJson(response, 200, { ok: true });
  });
  const dispatcher = open(context, { routes: { [origin]: server.url } });
  const first = await dispatcher.send(get('/test/one?x=1'));
  await dispatcher.send(
    get('/test/two', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' }),
  );
  assert.equal(first.status, 200);
  assert.equal(first.bytes.toString(), '{"ok":true}');
  assert.equal(first.headers['x-twice'], 'a, b');
  assert.deepEqual(
    server.seen.map(({ method, path, body }) => [method, path, body]),
    [
      ['GET', '/test/one?x=1', ''],
      ['POST', '/test/two', '{"a":1}'],
    ],
  );
  assert.equal(server.seen[0]?.headers.host, 'services.acme.example');
});

test('reaches nothing without a route, and nothing off loopback', async (context) => {
  await assert.rejects(open(context, {}).send(get('/test')), { code: 'no_route' });
  const elsewhere = open(context, { routes: { [origin]: 'http://192.0.2.1:80' } });
  await assert.rejects(elsewhere.send(get('/test')), { code: 'no_route' });
});

test('each origin has connections of its own', async (context) => {
  const other = 'https://other.acme.example';
  const [here, there] = await Promise.all(
    ['here', 'there'].map((place) =>
      startTestServer(context, (_, response) => {
        sendJson(response, 200, place);
      }),
    ),
  );
  assert.ok(here !== undefined && there !== undefined);
  const dispatcher = open(context, {
    allow: [`${origin}/test`, `${other}/test`],
    routes: { [origin]: here.url, [other]: there.url },
  });
  const answers = [
    await dispatcher.send(get('/test')),
    await dispatcher.send(get('/test', { target: { origin: other, path: '/test' } })),
  ];
  assert.deepEqual(
    answers.map(({ bytes }) => bytes.toString()),
    ['"here"', '"there"'],
  );
});

test('asks the guard before every request', async (context) => {
  const server = await startTestServer(context, (_, response) => {
    sendJson(response, 200, {});
  });
  const dispatcher = open(context, { routes: { [origin]: server.url } });
  const refused: readonly (readonly [DispatchRequest, string])[] = [
    [get('/live'), 'not_allowed'],
    [get('/test/../live'), 'path_escape'],
    [get('/test/%2e%2e/live'), 'path_escape'],
    [get('/test', { headers: { host: 'other.example' } }), 'host_header'],
    [get('/test', { target: { origin: 'https://other.example', path: '/test' } }), 'not_allowed'],
  ];
  for (const [request, code] of refused) await assert.rejects(dispatcher.send(request), { code });
  assert.equal(server.seen.length, 0);
});

for (const status of [301, 302, 303, 307, 308]) {
  test(`does not follow a ${String(status)}`, async (context) => {
    const server = await startTestServer(context, (_, response) => {
      response.writeHead(status, { location: `${origin}/test/elsewhere` }).end();
    });
    const answer = await open(context, { routes: { [origin]: server.url } }).send(get('/test'));
    assert.equal(answer.status, status);
    assert.equal(server.seen.length, 1);
  });
}

test('stops reading a body over the limit, announced or not', async (context) => {
  const server = await startTestServer(context, ({ path }, response) => {
    if (path === '/test/announced')
      response.writeHead(200, { 'content-length': '5000' }).end('x'.repeat(5000));
    else for (let sent = 0; sent < 50; sent++) response.write('x'.repeat(100_000));
  });
  const dispatcher = open(context, { routes: { [origin]: server.url } });
  for (const path of ['/test/announced', '/test/chunked']) {
    const answer = await dispatcher.send(get(path));
    assert.equal(answer.tooLarge, true, path);
    assert.ok(answer.bytes.length < 200_000, path);
  }
});

const failures: readonly (readonly [string, string, 'reset' | 'close' | 'stall', string])[] = [
  ['no answer in time', '', 'stall', 'LIVEGATE_TIMEOUT'],
  ['half an answer in time', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', 'stall', 'LIVEGATE_TIMEOUT'],
  ['a reset instead of an answer', '', 'reset', 'ECONNRESET'],
  ['a truncated body', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', 'close', 'UND_ERR_SOCKET'],
  ['something that is not HTTP', 'hello\r\n\r\n', 'close', 'HTTPParserError'],
];

for (const [name, bytes, end, code] of failures) {
  test(`${name} is an error: ${code}`, { timeout: 20_000 }, async (context) => {
    const url = await startRawServer(context, bytes, end);
    const dispatcher = open(context, { routes: { [origin]: url } });
    await assert.rejects(
      dispatcher.send(get('/test', { timeout: 200 })),
      (error: Error & { code?: string }) => (error.code ?? error.name) === code,
    );
  });
}

test('a refused connection is an error', async (context) => {
  const dispatcher = open(context, { routes: { [origin]: 'http://127.0.0.1:1' } });
  await assert.rejects(dispatcher.send(get('/test')), { code: 'ECONNREFUSED' });
});

test('an abort ends the request with its own reason', async (context) => {
  const url = await startRawServer(context, '', 'stall');
  const abort = new AbortController();
  const dispatcher = open(context, { routes: { [origin]: url }, signal: abort.signal });
  const reason = new Error('enough');
  setTimeout(() => {
    abort.abort(reason);
  }, 50);
  await assert.rejects(dispatcher.send(get('/test')), reason);
  assert.equal(dispatcher.isAborted, true);
  await assert.rejects(dispatcher.send(get('/test')), reason);
});

test('what was given up before its connection stood is not sent', async (context) => {
  const server = await startTestServer(context, (_, response) => {
    sendJson(response, 200, {});
  });
  const abort = new AbortController();
  const dispatcher = open(context, { routes: { [origin]: server.url }, signal: abort.signal });
  const sent = dispatcher.send(get('/test', { method: 'POST', body: 'x' }));
  abort.abort(new Error('enough'));
  await assert.rejects(sent, { message: 'enough' });
  await sleep(100);
  assert.equal(server.seen.length, 0);
});

test('on the internet network it connects by name, and verifies TLS', async (context) => {
  const server = await startTestServer(context, (_, response) => {
    sendJson(response, 200, {});
  });
  const plain = open(context, { routes: undefined, allow: [`${server.url}/test`] });
  const answer = await plain.send({ ...get('/test'), target: { origin: server.url, path: '/test' } });
  assert.equal(answer.status, 200);
  const secure = server.url.replace('http:', 'https:');
  const tls = open(context, { routes: undefined, allow: [`${secure}/test`] });
  await assert.rejects(tls.send({ ...get('/test'), target: { origin: secure, path: '/test' } }), {
    code: /SSL|EPROTO/,
  });
});
