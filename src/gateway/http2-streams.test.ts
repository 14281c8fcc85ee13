import assert from 'node:assert/strict';
import { createSecureServer } from 'node:http2';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { makeSelfSigned } from '../network/testing/self-signed.ts';
import type { Gateway } from './start-gateway.ts';
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
import { openInternet } from './testing/open-internet.ts';

const certificate = makeSelfSigned();

/** A gateway in front of a provider that speaks HTTP/2 alone. */
function openProvider(
  context: TestContext,
  answer: (request: Http2ServerRequest, response: Http2ServerResponse) => void,
): Promise<Gateway> {
  const server = createSecureServer({ ...certificate, allowHTTP1: false }, (request, response) => {
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    answer(request, response);
  });
  return openInternet(context, server, certificate.cert);
}

test('over HTTP/2, 100 MB up and 100 MB down pass as they are, and are never held', async (context) => {
  const gateway = await openProvider(context, (request, response) => {
    assert.equal(request.httpVersion, '2.0');
    if (request.method !== 'PUT') void pour(response, 100);
    else void hashOf(request as AsyncIterable<Buffer>).then((found) => response.end(found));
  });
  const watch = watchMemory(context);
  const sent = open(gateway.url, '/files/1', 'PUT', { 'content-length': String(100 * megabyte) });
  const [uploaded] = await Promise.all([answerTo(sent), pour(sent, 100)]);
  assert.equal((await uploaded.toArray()).join(''), digestOfPieces(100));
  const asked = open(gateway.url, '/files/1', 'GET');
  asked.end();
  assert.equal(await hashOf(await answerTo(asked)), digestOfPieces(100));
  assert.ok(watch() < 8 * megabyte, `${String(watch() / megabyte)} MB more`);
});

test('over HTTP/2, a child that does not read holds the provider back, and nobody else', async (context) => {
  let written = (): number => 0;
  const gateway = await openProvider(context, ({ url }, response) => {
    if (url.endsWith('/1')) written = pourFreely(response, 50);
    else response.end('small');
  });
  const asked = open(gateway.url, '/files/1', 'GET');
  asked.end();
  const answer = await answerTo(asked);
  answer.pause();
  const held = await settled(() => written());
  assert.ok(held < 25, `${String(held)} MB were taken`);
  assert.equal((await ask(gateway.url, '/files/2')).text, 'small');
  assert.equal(await hashOf(answer), digestOfPieces(50));
});

test('over HTTP/2, a provider that does not read holds the child back, and nobody else', async (context) => {
  const gateway = await openProvider(context, (request, response) => {
    if (request.method === 'PUT') request.pause();
    else response.end('small');
  });
  const sent = open(gateway.url, '/files/1', 'PUT');
  sent.on('error', () => undefined);
  const written = pourFreely(sent, 50);
  const held = await settled(() => written());
  assert.ok(held < 25, `${String(held)} MB were taken`);
  assert.equal((await ask(gateway.url, '/files/2')).text, 'small');
  sent.destroy();
});
