import assert from 'node:assert/strict';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { makeSelfSigned } from '../network/testing/self-signed.ts';
import { ask } from './testing/ask.ts';
import { openInternet } from './testing/open-internet.ts';

const certificate = makeSelfSigned();

for (const { name, allowHTTP1, wanted } of [
  { name: 'HTTP/2', allowHTTP1: false, wanted: '2.0' },
  { name: 'HTTP/1.1 or HTTP/2', allowHTTP1: true, wanted: '1.1' },
]) {
  test(`a provider that speaks ${name}, under an authority of our own`, async (context) => {
    const server = createSecureServer({ ...certificate, allowHTTP1 }, (request, response) => {
      const { httpVersion, method, url, headers, authority } = request;
      const host = authority || headers.host;
      let length = 0;
      request.on('data', (chunk: Buffer) => (length += chunk.length));
      request.on('end', () => {
        response.setHeader('content-type', 'application/json');
        const { authorization = '' } = headers;
        response.end(JSON.stringify({ httpVersion, method, url, host, length, echo: authorization }));
      });
    });
    const gateway = await openInternet(context, server, certificate.cert);
    const seen = await Promise.all(
      Array.from({ length: 20 }, () =>
        ask(gateway.url, '/files/1', { method: 'PUT', body: Buffer.alloc(200_000) }),
      ),
    );
    const { port } = server.address() as AddressInfo;
    for (const { status, body } of seen) {
      const { echo, httpVersion, ...rest } = body as Record<string, string>;
      assert.equal(status, 200);
      if (!allowHTTP1) assert.equal(httpVersion, wanted);
      assert.deepEqual(rest, {
        ...{ method: 'PUT', url: '/live/files/1', host: `127.0.0.1:${String(port)}`, length: 200_000 },
      });
      assert.match(echo!, /^Basic \*+$/);
    }
  });
}

test('a provider whose certificate nobody vouches for is never sent a credential', async (context) => {
  let requests = 0;
  const server = createSecureServer(certificate, (_, response) => {
    requests += 1;
    response.end();
  });
  const gateway = await openInternet(context, server, undefined);
  const { status, body } = await ask(gateway.url, '/items');
  assert.deepEqual([status, (body as { code: string }).code, requests], [502, 'tls_failed', 0]);
});
