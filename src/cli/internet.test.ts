import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import type { RunRecord } from '../model/run-record.ts';
import { makeSelfSigned } from '../network/testing/self-signed.ts';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { TinyServer } from './testing/tiny-server.ts';

const key = 'a-key-for-the-staging-environment';

async function verifyAt(url: string) {
  const project = new TinyProject();
  after(() => project.remove());
  project.edit('contracts/tiny/provider.yaml', 'https://api.staging.tiny.example/v1', url);
  const words = ['verify', '--network', 'internet', '--workers', '1', '--json'];
  const ended = await runCli(words, { cwd: project.root, env: { TINY_STAGING_API_KEY: key } });
  return { ...ended, run: JSON.parse(ended.out) as RunRecord };
}

function codes(run: RunRecord): string[] {
  return [...new Set(run.scenarios.flatMap(({ findings }) => findings.map(({ code }) => code)))];
}

test('a real server on the internet network passes, and the record names the network', async () => {
  const server = await TinyServer.start(key);
  after(() => server.stop());
  const { code, run } = await verifyAt(server.url);
  assert.deepEqual([code, run.network, run.liveRequests], [0, 'internet', undefined]);
});

test('a host that does not answer is a finding', async () => {
  const server = await TinyServer.start(key);
  const { url } = server;
  await server.stop();
  const { code, run } = await verifyAt(url);
  assert.deepEqual([code, codes(run)], [1, ['unreachable']]);
});

test('a certificate that nobody vouches for is a finding', async () => {
  const server = createServer(makeSelfSigned(), (_, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  const { code, run } = await verifyAt(`https://localhost:${(server.address() as AddressInfo).port}/v1`);
  assert.deepEqual([code, codes(run)], [1, ['tls_failed']]);
});
