import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { test } from 'node:test';
import { parseProviderFile } from '../contract/parse-provider.ts';
import { exampleProvider } from '../contract/testing/example-provider.ts';
import { GuardError } from './guard/guard-error.ts';
import { readClock } from './read-clock.ts';
import { startTestServer } from './testing/test-server.ts';

const { provider } = parseProviderFile(exampleProvider(), 'provider.yaml');
const origin = 'https://api.sandbox.acme.example';
const live = 'https://api.acme.example/v1';
const hour = 3_600_000;
const days = 400 * 24 * hour;
const now = Date.parse('2026-07-01T12:00:00.000Z');
const at = (shift: number) => new Date(now + shift).toUTCString();

type Row = readonly [what: string, status: number, headers: Record<string, string>, difference?: number];

const rows: readonly Row[] = [
  ['it agrees', 200, { date: at(0) }, 0],
  ['it is ahead, and refuses who asks', 401, { date: at(hour) }, hour],
  // A `Date` has whole seconds: up to one of them is no difference.
  ['it is behind, and knows no such path', 404, { date: at(-days) }, 999 - days],
  ['it leads elsewhere, where nobody goes', 302, { date: at(hour), location: live }, hour],
  ['a cache kept the answer', 200, { date: at(-hour), age: '3600' }],
  ['what it tells is no time', 200, { date: 'yesterday' }],
  ['it tells none', 200, {}],
];

for (const [what, status, headers, difference] of rows)
  test(`the clock of a test environment: ${what}`, async (context) => {
    const server = await startTestServer(context, (_request, response) => {
      response.sendDate = false;
      response.writeHead(status, headers).end();
    });
    const routes = { [origin]: server.url };
    assert.equal(await readClock(provider, 'sandbox', { routes, now: () => now }), difference);
    const seen = server.seen.map(({ body, headers: { authorization }, method, path }) => {
      return [method, path, body, authorization];
    });
    assert.deepEqual(seen, [['HEAD', '/v1', '', undefined]]);
  });

test('who does not answer tells no time, and is not waited for', async (context) => {
  const open: Socket[] = [];
  const silent = createServer((socket) => open.push(socket)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  context.after(() => {
    for (const socket of open) socket.destroy();
    silent.close();
  });
  const { port } = silent.address() as AddressInfo;
  const routes = { [origin]: `http://127.0.0.1:${port}` };
  assert.equal(await readClock(provider, 'sandbox', { routes, timeout: 200 }), undefined);
  assert.equal(await readClock(provider, 'sandbox', { routes: {} }), undefined);
});

test('a live environment is asked nothing', async (context) => {
  const server = await startTestServer(context, (_request, response) => response.end());
  const routes = { [new URL(live).origin]: server.url };
  await assert.rejects(readClock(provider, 'live', { routes }), GuardError);
  assert.equal(server.seen.length, 0);
});
