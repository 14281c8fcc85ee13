import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { describeNetworkFailure } from './describe-network-failure.ts';
import { Dispatcher } from './dispatcher.ts';
import { createGuard } from './guard/guard.ts';
import { makeSelfSigned } from './testing/self-signed.ts';

test('a certificate that no authority signed ends the connection, whatever the environment says', async (context) => {
  let requests = 0;
  const server = createServer(makeSelfSigned(), (_, response) => {
    requests += 1;
    response.end();
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const dispatcher = new Dispatcher({
    guard: createGuard({ allow: [`${origin}/test`], live: [] }),
    ...{ routes: undefined, bodyLimit: 1000, signal: undefined },
  });
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  context.after(async () => {
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    await dispatcher.close();
    server.close();
  });
  const request = {
    target: { origin, path: '/test' },
    method: 'GET',
    headers: {},
    body: undefined,
    timeout: 2000,
  };
  await assert.rejects(dispatcher.send(request), (error: Error) => {
    assert.deepEqual(describeNetworkFailure(error), {
      code: 'tls_failed',
      severity: 'error',
      expected: 'a verified TLS connection',
      found: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    return true;
  });
  assert.equal(requests, 0);
});
