import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import { createServer as createPlainServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Environment } from '../model/provider.ts';
import { guardEnvironment } from './guard/environment-guard.ts';
import { createGuard } from './guard/guard.ts';
import { originsOf, readCertificates, readTestCertificates } from './read-certificates.ts';
import { makeSelfSigned } from './testing/self-signed.ts';
import { testProvider } from './testing/test-provider.ts';

const at = (...urls: readonly string[]): Environment =>
  ({ baseUrl: urls[0], alsoAllowed: urls.slice(1) }) as unknown as Environment;
const allowing = (...allow: readonly string[]) => createGuard({ allow, live: [] });

async function listen(context: TestContext, server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  return `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

test('a handshake shows until when a certificate holds, and sends no request', async (context) => {
  const { cert, key } = makeSelfSigned();
  let requests = 0;
  let bytes = 0;
  const server = createServer({ cert, key }, () => (requests += 1));
  server.on('secureConnection', (socket) => {
    socket.on('data', ({ length }: Buffer) => (bytes += length)).on('error', () => undefined);
  });
  server.on('tlsClientError', () => undefined);
  const ended = new Promise<void>((resolve) =>
    server.on('connection', (socket) => socket.once('close', () => resolve())),
  );
  const origin = await listen(context, server);
  const seen = await readCertificates(at(`${origin}/v1`), allowing(origin), { authorities: cert });
  assert.deepEqual(seen, [{ origin, validTo: '2049-12-31T23:59:59.000Z' }]);
  await ended;
  assert.deepEqual([requests, bytes], [0, 0]);
});

test('what cannot be seen says why', async (context) => {
  const { cert, key } = makeSelfSigned();
  const server = createServer({ cert, key });
  server.on('tlsClientError', () => undefined);
  const origin = await listen(context, server);
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  context.after(() => delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']);
  const silent = await listen(
    context,
    createPlainServer((socket) => socket.resume()),
  );
  const seen = await Promise.all([
    readCertificates(at(`${origin}/v1`, 'http://127.0.0.1:1'), allowing(origin)),
    readCertificates(at(silent), allowing(silent), { timeout: 200 }),
  ]);
  assert.deepEqual(
    seen.flat().map(({ problem }) => problem),
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'it is not https', 'UND_ERR_CONNECT_TIMEOUT'],
  );
  assert.ok(seen.flat().every(({ validTo }) => validTo === undefined));
});

test('the guard is asked before each connection, and what it refuses is not connected to', async (context) => {
  const { cert, key } = makeSelfSigned();
  const server = createServer({ cert, key });
  let connections = 0;
  server.on('connection', () => (connections += 1));
  const origin = await listen(context, server);
  const asked: string[] = [];
  const guard = createGuard({ allow: ['https://elsewhere.example/v1'], live: [`${origin}/live`] });
  const checkOrigin = (one: string) => {
    asked.push(one);
    guard.checkOrigin(one);
  };
  const options = { authorities: cert };
  const seen = await readCertificates(at(`${origin}/v1`), { ...guard, checkOrigin }, options);
  assert.deepEqual(seen, [{ origin, problem: 'live_origin' }]);
  assert.deepEqual([asked, connections], [[origin], 0]);
});

test('no guard of a test environment lets a handshake with a live one through', async () => {
  assert.throws(() => readTestCertificates(testProvider, 'production'), { code: 'live_origin' });
  const { production } = testProvider.environments;
  assert.ok(production !== undefined);
  const seen = await readCertificates(production, guardEnvironment(testProvider, 'staging'));
  assert.deepEqual(
    seen.map(({ problem }) => problem),
    ['live_origin'],
  );
});

test('an environment has each of its origins once', () => {
  const urls = ['https://a.example/v1', 'https://b.example/token', 'https://a.example/other'];
  assert.deepEqual(originsOf(at(...urls)), ['https://a.example', 'https://b.example']);
});
