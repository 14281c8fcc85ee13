import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import { createServer as createPlainServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Environment } from '../model/provider.ts';
import { originsOf, readCertificates } from './read-certificates.ts';
import { makeSelfSigned } from './testing/self-signed.ts';

const at = (...urls: readonly string[]): Environment =>
  ({ baseUrl: urls[0], alsoAllowed: urls.slice(1) }) as unknown as Environment;

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
  const seen = await readCertificates(at(`${origin}/v1`), { authorities: cert });
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
  const seen = await readCertificates(at(`${origin}/v1`, 'http://127.0.0.1:1', silent), { timeout: 200 });
  assert.deepEqual(
    seen.map(({ problem }) => problem),
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'it is not https', 'ABORT_ERR'],
  );
  assert.ok(seen.every(({ validTo }) => validTo === undefined));
});

test('an environment has each of its origins once', () => {
  const urls = ['https://a.example/v1', 'https://b.example/token', 'https://a.example/other'];
  assert.deepEqual(originsOf(at(...urls)), ['https://a.example', 'https://b.example']);
});
