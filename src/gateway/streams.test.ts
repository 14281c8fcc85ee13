import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendJson } from '../network/testing/test-server.ts';
import { ask } from './testing/ask.ts';
import {
  answerTo,
  digestOfPieces,
  hashOf,
  megabyte,
  open,
  pour,
  pourFreely,
  settled,
  watchMemory,
} from './testing/large-body.ts';
import { openShop, shopToken } from './testing/open-shop.ts';

test('100 MB up and 100 MB down pass as they are, and are never held', async (context) => {
  const { gateway } = await openShop(context, (incoming, response) => {
    if (incoming.method !== 'PUT') void pour(response, 100);
    else
      void hashOf(incoming).then((found) => {
        sendJson(response, 200, { found, length: incoming.headers['content-length'] });
      });
  });
  const watch = watchMemory(context);
  const digest = digestOfPieces(100);
  const length = String(100 * megabyte);
  const sent = open(gateway.url, '/files/1', 'PUT', { 'content-length': length });
  const [uploaded] = await Promise.all([answerTo(sent), pour(sent, 100)]);
  assert.deepEqual(JSON.parse((await uploaded.toArray()).join('')), { found: digest, length });
  const asked = open(gateway.url, '/files/1', 'GET');
  asked.end();
  assert.equal(await hashOf(await answerTo(asked)), digest);
  assert.ok(watch() < 8 * megabyte, `${String(watch() / megabyte)} MB more`);
});

test('a child that does not read holds the provider back', async (context) => {
  let written = (): number => 0;
  const { gateway } = await openShop(context, (_, response) => {
    written = pourFreely(response, 50);
  });
  const asked = open(gateway.url, '/files/1', 'GET');
  asked.end();
  const answer = await answerTo(asked);
  answer.pause();
  const held = await settled(() => written());
  assert.ok(held < 25, `${String(held)} MB were taken`);
  assert.equal(await hashOf(answer), digestOfPieces(50));
});

test('a provider that does not read holds the child back', async (context) => {
  const { gateway, reached } = await openShop(context, () => undefined);
  const sent = open(gateway.url, '/files/1', 'PUT');
  sent.on('error', () => undefined);
  const written = pourFreely(sent, 50);
  const held = await settled(written);
  assert.ok(reached.length === 1 && held < 25, `${String(held)} MB were taken`);
  sent.destroy();
});

test('a part of an answer is handed on when it comes, not when the answer is whole', async (context) => {
  const { gateway } = await openShop(context, (_, response) => {
    response.write('data: first\n\n');
    setTimeout(() => response.end('data: second\n\n'), 1500);
  });
  const asked = open(gateway.url, '/files/1', 'GET');
  asked.end();
  const answer = await answerTo(asked);
  const first: unknown = await new Promise((resolve) => answer.once('data', resolve));
  assert.equal(String(first), 'data: first\n\n');
  assert.equal(answer.complete, false);
});

const failures: readonly {
  readonly name: string;
  readonly answer: (response: Parameters<typeof sendJson>[0]) => void;
  readonly code: string;
}[] = [
  { name: 'no answer', answer: () => undefined, code: 'timeout' },
  { name: 'a lost connection', answer: (response) => response.destroy(), code: 'connection_reset' },
  {
    name: 'a compressed answer',
    answer: (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
    code: 'answer_encoded',
  },
];

for (const { name, answer, code } of failures) {
  test(`${name} is a 502 that says ${code} and nothing else`, async (context) => {
    const { gateway } = await openShop(
      context,
      (_, response) => {
        answer(response);
      },
      { timeouts: { headers: 300 } },
    );
    const seen = await ask(gateway.url, '/items');
    const { error, code: found, ...rest } = seen.body as Record<string, unknown>;
    assert.deepEqual(
      [seen.status, error, found, Object.keys(rest)],
      [502, 'livegate_upstream', code, ['reason']],
    );
  });
}

for (const [name, cut] of [
  ['ends too early', (response: { destroy(): void }) => response.destroy()],
  ['stops', () => undefined],
] as const) {
  test(`an answer that ${name} is never taken for a whole one`, async (context) => {
    const { gateway } = await openShop(
      context,
      (_, response) => {
        response.write('half of it');
        setTimeout(() => {
          cut(response);
        }, 50);
      },
      { timeouts: { idle: 300 } },
    );
    await assert.rejects(ask(gateway.url, '/files/1'), { code: 'ECONNRESET' });
  });
}

test('a child that goes away ends the request to the provider', async (context) => {
  let gone: (() => void) | undefined;
  const closed = new Promise<void>((resolve) => (gone = resolve));
  const { gateway } = await openShop(context, (_, response) => {
    response.on('close', () => gone?.());
    response.write('data: first\n\n');
  });
  const asked = open(gateway.url, '/files/1', 'GET');
  asked.on('error', () => undefined).end();
  const answer = await answerTo(asked);
  answer.on('error', () => undefined);
  asked.destroy();
  await closed;
});

test('a child that sends its headers too slowly, or nothing at all, is cut off', async (context) => {
  const { gateway, reached } = await openShop(context, () => undefined, {
    timeouts: { request: 300, connection: 1500 },
  });
  const { hostname, port, pathname, host } = new URL(gateway.url);
  const slow = cutOff(Number(port), hostname, `GET ${pathname}/items HTTP/1.1\r\nHost: ${host}\r\nX-A: `);
  const silent = cutOff(Number(port), hostname, '');
  const stalled = cutOff(
    Number(port),
    hostname,
    `POST ${pathname}/items HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n123`,
  );
  assert.match(await slow, /^HTTP\/1\.1 408 /);
  assert.doesNotMatch((await silent) + (await stalled), /200/);
  assert.equal(reached.length, 0);
});

function cutOff(port: number, host: string, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, host, () => socket.write(bytes));
    socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
    socket
      .on('error', () => undefined)
      .on('close', () => {
        resolve(text);
      });
  });
}

test('a token that ends in the middle of an answer does not end the answer', async (context) => {
  let now = 0;
  const shop = await openShop(
    context,
    (incoming, response) => {
      response.write(`${incoming.headers.authorization ?? ''} `);
      setTimeout(() => response.end('done'), 300);
    },
    { clock: { now: () => now } },
  );
  const first = ask(shop.gateway.url, '/files/1');
  while (shop.reached.length < 1) await sleep(5);
  now += 3600_000;
  const second = ask(shop.gateway.url, '/files/2');
  assert.match((await first).text, /\* done$/);
  assert.match((await second).text, /\* done$/);
  assert.equal(shop.tokens(), 2);
  assert.deepEqual(
    shop.reached.map(({ headers }) => headers.authorization),
    [1, 2].map((number) => `Bearer ${shopToken(number)}`),
  );
});
