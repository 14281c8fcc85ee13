import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import type { RunRecord } from '../model/run-record.ts';
import { makeSelfSigned } from '../network/testing/self-signed.ts';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { TinyServer } from './testing/tiny-server.ts';
import { runWarm } from './testing/warm-cli.ts';

const key = 'a-key-for-the-staging-environment';

async function verifyAt(url: string, suite?: string, workers = 1, run = runWarm) {
  const project = new TinyProject();
  project.edit('contracts/tiny/provider.yaml', 'https://api.staging.tiny.example/v1', url);
  if (suite !== undefined) project.write('suites/tiny/things.spec.ts', suite);
  const words = ['verify', '--network', 'internet', '--workers', String(workers), '--json'];
  const ended = await run(words, { cwd: project.root, env: { TINY_STAGING_API_KEY: key } });
  return { ...ended, run: JSON.parse(ended.out) as RunRecord };
}

function codes(run: RunRecord): string[] {
  return [...new Set(run.scenarios.flatMap(({ findings }) => findings.map(({ code }) => code)))];
}

test('a real server on the internet network passes, and the record names the network', async () => {
  const server = await TinyServer.start(key);
  after(() => server.stop());
  const { code, run } = await verifyAt(server.url, undefined, 1, runCli);
  assert.deepEqual([code, run.network, run.liveRequests], [0, 'internet', undefined]);
});

test('a credential from a file is used, and one that is not there is missing', async () => {
  const server = await TinyServer.start(key);
  const project = new TinyProject();
  after(() => server.stop());
  project.edit('contracts/tiny/provider.yaml', 'https://api.staging.tiny.example/v1', server.url);
  project.edit('contracts/tiny/provider.yaml', 'env:TINY_STAGING_API_KEY', 'file:secrets/api-key.txt');
  const words = ['verify', '--network', 'internet', '--workers', '1'];
  const missing = await runWarm(words, { cwd: project.root });
  assert.match(missing.err, /tiny@staging needs credentials that are not set: file:secrets\/api-key\.txt/);
  assert.equal(missing.code, 2);
  project.write('secrets/api-key.txt', `${key}\n`);
  const { code, out } = await runWarm(words, { cwd: project.root });
  assert.match(out, /^passed: 2 of 2/m);
  assert.equal(code, 0);
});

const racing = `import { expect, needs, scenario } from '@livegate/scenario/index.ts';
import { setTimeout as sleep } from 'node:timers/promises';
const make = (api) => api.call('createThing', { body: { name: 'lamp' } });
const count = async (api) => (await api.call('getThing', { path: { id: 'count' } })).data.size;

for (const name of ['a', 'b', 'c'])
  scenario('makes things ' + name, async ({ api }) => {
    for (let made = 0; made < 15; made += 1) { await make(api); await sleep(40); }
  });
for (const name of ['a', 'b'])
  scenario('counts what it makes ' + name, async ({ api, isolated }, testInfo) => {
    testInfo.setTimeout(15_000);
    await isolated();
    const before = await count(api);
    await make(api);
    await sleep(300);
    expect(await count(api)).toBe(before + 1);
    expect(testInfo.timeout).toBeGreaterThanOrEqual(15_000);
  });
scenario('asks too late', async ({ api, isolated }) => {
  await make(api);
  await expect(isolated()).rejects.toThrow(/before its first call/);
});
`;

test('a scenario that counts is alone in the environment, however many workers there are', async () => {
  const server = await TinyServer.start(key);
  after(() => server.stop());
  const { code, run, out } = await verifyAt(server.url, racing, 4);
  assert.deepEqual([run.scenarios.length, code], [6, 0], out);
});

const sandboxOnly = `import { expect, needs, scenario } from '@livegate/scenario/index.ts';
scenario('holds', async ({ api }) => void (await api.call('createThing', { body: { name: 'lamp' } })));
scenario('moves the clock', needs('clock'), async ({ clock }) => clock.advance('PT1H'));
scenario('sets a fault', needs('sandbox'), async ({ sandbox }) => sandbox.fault('getThing=429'));
`;

test('what needs the sandbox is left out by its own declaration, and not as declared by the provider', async () => {
  const server = await TinyServer.start(key);
  after(() => server.stop());
  const { code, run } = await verifyAt(server.url, sandboxOnly);
  assert.deepEqual(
    run.scenarios.map(({ verdict, reason }) => [verdict, reason]),
    [
      ['passed', undefined],
      ['sandbox-only', "moves the provider's clock"],
      ['sandbox-only', 'sets faults or uses up limits'],
    ],
  );
  assert.equal(code, 0);
});

test('a scenario that uses the sandbox without saying so fails on every network', async () => {
  const server = await TinyServer.start(key);
  after(() => server.stop());
  const { run } = await verifyAt(server.url, sandboxOnly.replace("needs('clock'), ", ''));
  assert.match(
    JSON.stringify(run.scenarios[1]),
    /failed[^]*declare what the scenario needs[^]*needs\('clock'\)/,
  );
  const project = new TinyProject();
  project.write('suites/tiny/things.spec.ts', sandboxOnly.replace("needs('sandbox'), ", ''));
  const ended = await runWarm(['verify', '--workers', '1'], { cwd: project.root });
  assert.match(ended.out, /declare what the scenario needs/);
  assert.match(ended.out, /failed: 2 of 3/);
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
