import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { RunRecord, ScenarioResult } from '../model/run-record.ts';
import { makeSelfSigned } from '../network/testing/self-signed.ts';
import { refusalOf } from './testing/refusal-of.ts';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { TinyServer } from './testing/tiny-server.ts';

const key = 'a-key-for-the-staging-environment';
const staging = 'https://api.staging.tiny.example/v1';

/** Puts the providers of a project at these addresses: `tiny`, and others like it, whose credentials are in a file. */
function settle(project: TinyProject, { tiny = '', ...others }: Readonly<Record<string, string>>): void {
  for (const [id, url] of Object.entries(others)) {
    project.addTwin(id, {});
    const file = `contracts/${id}/provider.yaml`;
    project.edit(file, staging.replace('tiny', id), url);
    project.edit(file, `env:${id.toUpperCase()}_STAGING_API_KEY`, 'file:secrets/api-key.txt');
  }
  project.edit('contracts/tiny/provider.yaml', staging, tiny);
}

async function verify({ root }: TinyProject, workers: number) {
  const words = ['verify', '--network', 'internet', '--workers', String(workers), '--json'];
  const ended = await runCli(words, { cwd: root, env: { TINY_STAGING_API_KEY: key } });
  return { ...ended, run: JSON.parse(ended.out) as RunRecord };
}

const of = ({ scenarios }: RunRecord, id: string): readonly ScenarioResult[] =>
  scenarios.filter(({ provider }) => provider === id);

const sandboxOnly = `import { needs, scenario } from '@livegate/scenario/index.ts';
scenario('moves the clock', needs('clock'), async ({ clock }) => clock.advance('PT1H'));
scenario('sets a fault', needs('sandbox'), async ({ sandbox }) => sandbox.fault('getThing=429'));
`;

const racing = `import { expect, scenario } from '@livegate/scenario/index.ts';
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

describe('real servers on the internet network', () => {
  let ended: Awaited<ReturnType<typeof verify>>;
  const project = new TinyProject();
  const servers: TinyServer[] = [];

  before(async () => {
    const [tiny, twin] = [await TinyServer.start(key), await TinyServer.start(key)];
    servers.push(tiny, twin);
    settle(project, { tiny: tiny.url, twin: twin.url });
    project.write('suites/tiny/racing.spec.ts', racing);
    project.write('suites/tiny/sandbox-only.spec.ts', sandboxOnly);
  });
  after(() => Promise.all(servers.map((server) => server.stop())));

  test('a credential from a file that is not there is missing', async () => {
    const missing = await refusalOf(project.root, { network: 'internet', providers: ['twin'] });
    assert.match(missing.err, /twin@staging needs credentials that are not set: file:secrets\/api-key\.txt/);
    assert.equal(missing.code, 2);
  });

  test('pass, and the record names the network', async () => {
    project.write('secrets/api-key.txt', `${key}\n`);
    ended = await verify(project, 3);
    const { code, err, run } = ended;
    assert.deepEqual([code, run.network, run.liveRequests], [0, 'internet', undefined], err);
  });

  test('a credential from a file is used', () => {
    assert.deepEqual(
      of(ended.run, 'twin').map(({ verdict }) => verdict),
      ['passed', 'passed'],
    );
  });

  test('a scenario that counts is alone in the environment, however many workers there are', () => {
    const counting = of(ended.run, 'tiny').filter(({ title }) => /^(?:makes|counts|asks)/.test(title));
    assert.deepEqual(
      counting.map(({ verdict }) => verdict),
      Array.from({ length: 6 }, () => 'passed'),
      ended.out,
    );
  });

  test('what needs the sandbox is left out by its own declaration, and not as declared by the provider', () => {
    const leftOut = of(ended.run, 'tiny').filter(({ verdict }) => verdict !== 'passed');
    assert.deepEqual(
      leftOut.map(({ title, verdict, reason }) => [title, verdict, reason]),
      [
        ['moves the clock', 'sandbox-only', "moves the provider's clock"],
        ['sets a fault', 'sandbox-only', 'sets faults or uses up limits'],
      ],
    );
  });
});

describe('on the internet network too', () => {
  let ended: Awaited<ReturnType<typeof verify>>;
  const project = new TinyProject();

  before(async () => {
    const server = await TinyServer.start(key);
    const gone = await TinyServer.start(key);
    const selfSigned = createServer(makeSelfSigned(), (_, response) => response.end('{}'));
    await new Promise<void>((resolve) => selfSigned.listen(0, '127.0.0.1', resolve));
    const { port } = selfSigned.address() as AddressInfo;
    settle(project, { tiny: server.url, gone: gone.url, signed: `https://localhost:${port}/v1` });
    await gone.stop();
    project.write('suites/tiny/things.spec.ts', sandboxOnly.replace("needs('clock'), ", ''));
    for (const id of ['gone', 'signed'])
      project.edit(`suites/${id}/things.spec.ts`, "scenario('an unknown", "if (false) scenario('an unknown");
    project.write('secrets/api-key.txt', key);
    ended = await verify(project, 1);
    await server.stop();
    selfSigned.close();
  });

  const codesOf = (id: string) => [
    ...new Set(of(ended.run, id).flatMap(({ findings }) => findings.map(({ code }) => code))),
  ];

  test('a scenario that uses the sandbox without saying so fails', () => {
    const [moves, sets] = of(ended.run, 'tiny');
    assert.match(JSON.stringify(moves), /failed[^]*declare what the scenario needs[^]*needs\('clock'\)/);
    assert.equal(sets?.verdict, 'sandbox-only');
  });

  test('a host that does not answer is a finding', () => {
    assert.deepEqual([ended.code, codesOf('gone')], [1, ['unreachable']]);
  });

  test('a certificate that nobody vouches for is a finding', () => {
    assert.deepEqual([ended.code, codesOf('signed')], [1, ['tls_failed']]);
  });
});
