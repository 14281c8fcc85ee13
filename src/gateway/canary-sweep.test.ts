import assert from 'node:assert/strict';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { createClient } from '../network/client.ts';
import { secretForms } from '../network/record/secret-forms.ts';
import { MemoryRecorder } from '../network/testing/memory-recorder.ts';
import { testContract } from '../network/testing/test-contract.ts';
import { startGateway } from './start-gateway.ts';
import { shopContract } from './testing/shop-contract.ts';

/** With a character for each escape: of JSON, HTML, URLs, shells. */
const canary = 'k1ng<fisher>&"glass/moth+7731\'?';
const token = 'shop-token-0123456789abcdef';
const forms = [canary, token].flatMap((secret) => secretForms(secret));
const origin = 'https://services.acme.example';

/** Answers in all: so many of them go through the gateway, the others are recorded. */
const total = 10_000;
const forwarded = 6000;

const packed = {
  gzip: gzipSync,
  br: brotliCompressSync,
  deflate: deflateSync,
  zstd: zstdCompressSync,
} as const;
const codings = Object.keys(packed) as (keyof typeof packed)[];

/** Where the n-th answer holds which form of which secret. */
const places = [
  'body',
  'chunks',
  'length',
  'header',
  'header name',
  'reason',
  'trailer',
  'cookie',
  ...codings,
] as const;
type Place = (typeof places)[number];
const placeOf = (n: number): Place => places[n % places.length] ?? 'body';
const formOf = (n: number): string => forms[Math.floor(n / places.length) % forms.length] ?? canary;

/** One answer as bytes on the wire, in the pieces in which it is sent. */
function answer(n: number): readonly Buffer[] {
  const [place, form] = [placeOf(n), formOf(n)];
  const body = Buffer.from(`{"n":${n},"echo":"${form}","id":"${form}"}`);
  const head = (...lines: readonly string[]): Buffer =>
    Buffer.from(['HTTP/1.1 200 OK', 'content-type: application/json', ...lines, '', ''].join('\r\n'));
  const sized = (bytes: Buffer, ...lines: readonly string[]) => [
    Buffer.concat([head(`content-length: ${bytes.length}`, ...lines), bytes]),
  ];
  const line = Buffer.from(form).toString('latin1');
  const inHead = (text: string) => [
    Buffer.from(
      `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n${text}\r\n\r\n{}`,
      'latin1',
    ),
  ];
  switch (place) {
    case 'body':
      return [Buffer.concat([head('connection: close'), body])];
    case 'length':
      return sized(body);
    case 'chunks':
      return [head('transfer-encoding: chunked'), ...chunked(body, n)];
    case 'header':
      return inHead(`x-echo: ${line}\r\nx-list: a\r\nx-list: Bearer ${line}`);
    case 'header name':
      return inHead(`x-${line.replaceAll(/[^\w-]/g, '-')}-${token}: 1`);
    case 'reason':
      return [Buffer.from(`HTTP/1.1 200 ${line}\r\ncontent-length: 2\r\n\r\n{}`, 'latin1')];
    case 'trailer':
      return [
        head('transfer-encoding: chunked', 'trailer: x-echo'),
        Buffer.from(`2\r\n{}\r\n0\r\nx-echo: ${line}\r\n\r\n`, 'latin1'),
      ];
    case 'cookie':
      return inHead(`set-cookie: s=${line}; Path=/`);
    case 'gzip':
    case 'br':
    case 'deflate':
    case 'zstd':
      return sized(packed[place](body), `content-encoding: ${place}`);
  }
}

/** In two or three chunks, cut elsewhere each time, also within the secret. */
function chunked(body: Buffer, n: number): readonly Buffer[] {
  const cuts = [0, 1 + ((n * 7) % (body.length - 2)), body.length];
  const pieces = cuts.slice(1).map((to, index) => body.subarray(cuts[index], to));
  const framed = pieces.map((piece) =>
    Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]),
  );
  return [...framed, Buffer.from('0\r\n\r\n')];
}

/** Answers the requests of one connection, one after the other; the number of the answer ends the path. */
async function serve(socket: Socket): Promise<void> {
  socket.setNoDelay(true);
  let text = '';
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    text += chunk.toString('latin1');
    for (let end = text.indexOf('\r\n\r\n'); end !== -1; end = text.indexOf('\r\n\r\n')) {
      const [, path = '', length = '0'] =
        /^\S+ (\S+) [^]*?(?:content-length: (\d+)|\r\n\r\n)/i.exec(text) ?? [];
      if (text.length < end + 4 + Number(length)) break;
      text = text.slice(end + 4 + Number(length));
      if (path.endsWith('/auth/token')) {
        const body = JSON.stringify({ access_token: token, expires_in: 1200 });
        socket.write(
          `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
        );
        continue;
      }
      const n = Number(path.split('/').at(-1));
      for (const piece of answer(n)) {
        socket.write(piece);
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (placeOf(n) === 'body') socket.end();
    }
  }
}

async function startLive(context: TestContext): Promise<Record<string, string>> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    serve(socket).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { [origin]: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Every byte that a child gets for these requests over one connection. */
function ask(url: string, numbers: readonly number[]): Promise<Buffer> {
  const { hostname, pathname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const requests = numbers.map((n, index) => {
    const end = index === numbers.length - 1 ? 'connection: close\r\n' : '';
    return `GET ${pathname}/files/${n} HTTP/1.1\r\nhost: ${hostname}:${port}\r\n${end}\r\n`;
  });
  socket.write(requests.join(''));
  return buffer(socket);
}

const bytesOf = forms.map((form) => Buffer.from(form));
const leaksIn = (bytes: Buffer): readonly string[] =>
  forms.filter((_, index) => bytes.includes(bytesOf[index] ?? ''));
const numbersOf = (lane: number, lanes: number, from: number, to: number) =>
  Array.from({ length: (to - from) / lanes }, (_, index) => from + index * lanes + lane);

test('each answer of the sweep holds a secret, in every form and every place', () => {
  const plain = Array.from({ length: total }, (_, n) => n).filter(
    (n) => !codings.some((one) => one === placeOf(n)) && placeOf(n) !== 'chunks',
  );
  assert.deepEqual(
    plain.filter((n) => leaksIn(Buffer.concat(answer(n))).length === 0),
    [],
  );
  const seen = new Set(Array.from({ length: total }, (_, n) => `${placeOf(n)} ${formOf(n)}`));
  assert.equal(seen.size, places.length * new Set(forms).size);
});

test(`of ${forwarded} answers that hold a secret, none hands it to the child of the gateway`, async (context) => {
  const gateway = await startGateway({
    ...{
      contract: shopContract(),
      environmentName: 'production',
      network: 'sandbox',
      routes: await startLive(context),
    },
    ...{
      credentials: { clientId: 'acme-client-77', clientSecret: canary },
      admit: () => ({ admitted: true }),
      listen: { port: 0 },
    },
  });
  context.after(() => gateway.close());
  const lanes = 20;
  const got = Buffer.concat(
    await Promise.all(
      Array.from({ length: lanes }, (_, lane) => ask(gateway.url, numbersOf(lane, lanes, 0, forwarded))),
    ),
  );
  assert.deepEqual(leaksIn(got), []);
  const text = got.toString('latin1');
  const statuses = Map.groupBy(text.matchAll(/HTTP\/1\.1 (\d+) /g), ([, status]) => status);
  const coded = Array.from({ length: forwarded }, (_, n) => placeOf(n)).filter((place) =>
    codings.some((one) => one === place),
  );
  assert.deepEqual(
    [statuses.get('200')?.length, statuses.get('502')?.length],
    [forwarded - coded.length, coded.length],
  );
  assert.ok([...text.matchAll(/\{"n":\d+,"echo":"\*{8,}","id":"\*{8,}"\}/g)].length > forwarded / 20);
});

test(`of ${total - forwarded} more, none hands it to what is recorded`, async (context) => {
  const recorder = new MemoryRecorder();
  const client = createClient({
    ...{ contract: testContract(), environmentName: 'preprod', network: 'sandbox', recorder },
    ...{
      credentials: { clientId: 'acme-client-77', clientSecret: canary },
      routes: await startLive(context),
    },
  });
  context.after(() => client.close());
  const lanes = 20;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (const n of numbersOf(lane, lanes, forwarded, total))
        await client.send('getItem', { path: { id: String(n) } }).catch(() => undefined);
    }),
  );
  assert.ok(recorder.exchanges.length >= total - forwarded);
  assert.deepEqual(leaksIn(Buffer.from(JSON.stringify(recorder.exchanges))), []);
});
