import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { openShop } from './testing/open-shop.ts';

const everyByte = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, index) => index % 256));

function answerTo(url: string, path: string, method: string, agent?: Agent): Promise<IncomingMessage> {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: pathname + path, method, agent: agent ?? false })
      .on('response', resolve)
      .on('error', reject)
      .end();
  });
}

const bodies: readonly {
  readonly name: string;
  readonly body: Buffer;
  readonly method?: string;
  readonly status?: number;
  readonly chunked?: true;
  readonly pieces?: true;
}[] = [
  { name: 'every byte', body: everyByte(256) },
  { name: 'as much as leaves in one piece', body: everyByte(16_384) },
  { name: 'a byte more', body: everyByte(16_385) },
  { name: 'every byte of unknown length', body: everyByte(256), chunked: true },
  { name: 'every byte in two pieces', body: everyByte(256), pieces: true },
  { name: 'nothing', body: everyByte(0) },
  { name: 'nothing, and says so', body: everyByte(0), status: 204, chunked: true },
  { name: 'headers only', body: everyByte(256), method: 'PUT', status: 304 },
];

for (const { name, body, method = 'GET', status = 200, chunked, pieces } of bodies) {
  test(`an answer of ${name} passes byte by byte`, async (context) => {
    const { gateway } = await openShop(context, (incoming, response) => {
      incoming.resume();
      if (chunked !== true) response.setHeader('content-length', body.length);
      response.setHeader('x-name', 'caf\u00e9');
      response.writeHead(status);
      if (pieces === true) {
        response.write(body.subarray(0, 100));
        setTimeout(() => response.end(body.subarray(100)), 100);
      } else response.end(body);
    });
    const answer = await answerTo(gateway.url, '/files/1', method);
    const received = Buffer.concat((await answer.toArray()) as Buffer[]);
    assert.deepEqual(received, status === 304 ? Buffer.alloc(0) : body);
    const wanted = chunked === true ? undefined : String(body.length);
    const { 'x-name': shown, 'content-length': length } = answer.headers;
    assert.deepEqual([answer.statusCode, shown, length], [status, 'caf\u00e9', wanted]);
  });
}

for (const [name, length] of [
  ['of unknown length', undefined],
  ['of a known length', '1000000'],
] as const) {
  test(`the headers of an answer ${name} are handed on before its body begins`, async (context) => {
    let end: (() => void) | undefined;
    const { gateway } = await openShop(context, (_, response) => {
      if (length !== undefined) response.setHeader('content-length', length);
      response.flushHeaders();
      end = () => response.destroy();
    });
    const answer = await answerTo(gateway.url, '/files/1', 'GET');
    assert.equal(answer.statusCode, 200);
    answer.on('error', () => undefined);
    end?.();
  });
}

test('requests one after the other come over one connection, and go over few', async (context) => {
  const { gateway, reached } = await openShop(context, (_, response) => response.end('{}'));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  context.after(() => {
    agent.destroy();
  });
  const ports = new Set<number | undefined>();
  for (let sent = 0; sent < 10; sent++) {
    const answer = await answerTo(gateway.url, '/items', 'GET', agent);
    ports.add(answer.socket.localPort);
    await answer.toArray();
  }
  assert.deepEqual([ports.size, reached.length], [1, 10]);
  // one more is opened where an answer has ended and its connection is not known to be free yet
  assert.ok(new Set(reached.map(({ socket }) => socket)).size <= 2);
});
