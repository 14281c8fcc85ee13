import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RunRecord } from '../model/run-record.ts';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { TinyServer } from './testing/tiny-server.ts';

const keys = { staging: 'a-key-for-the-staging-environment', qa: 'a-key-for-the-other-test-environment' };

/** Each provider is another way to come by ids of another environment; which credentials of `qa` are at hand says `env`. */
const providers = {
  tiny: { qaKey: keys.qa },
  bare: {},
  sampled: { samples: '{ thingId: live-7 }' },
  leaky: { qaKey: keys.qa, isOneServer: true },
  partly: { samples: '{ thingId: live-7 }', operation: 'createThing' },
} satisfies Record<string, { qaKey?: string; samples?: string; isOneServer?: boolean; operation?: string }>;

type Setup = { qaKey?: string; samples?: string; isOneServer?: boolean; operation?: string };

describe('ids of another environment on the internet network', () => {
  const project = new TinyProject();
  const servers = new Map<string, { staging: TinyServer; qa: TinyServer }>();
  let run: RunRecord;
  let printed = '';

  before(async () => {
    project.addTestEnvironment('qa');
    for (const id of Object.keys(providers).slice(1)) project.addTwin(id, {});
    project.addEveryProvider();
    const env: Record<string, string> = {};
    for (const [id, setup] of Object.entries<Setup>(providers)) Object.assign(env, await settle(id, setup));
    const words = ['verify', '--network', 'internet', '--environment', 'staging', '--json'];
    const ended = await runCli([...words, '--grep', 'an id of another'], { cwd: project.root, env });
    printed = ended.out + ended.err;
    run = JSON.parse(ended.out) as RunRecord;
  });
  after(() => Promise.all([...servers.values()].flatMap(({ staging, qa }) => [staging.stop(), qa.stop()])));

  async function settle(id: string, { qaKey, samples, isOneServer, operation }: Setup) {
    const staging = await TinyServer.start(keys.staging);
    const qa = isOneServer === true ? staging : await TinyServer.start(keys.qa);
    servers.set(id, { staging, qa });
    const file = `contracts/${id}/provider.yaml`;
    project.edit(file, `https://api.staging.${id}.example/v1`, staging.url);
    project.edit(file, `https://api.qa.${id}.example/v1`, qa.url.replace('127.0.0.1', 'localhost'));
    if (samples !== undefined)
      project.edit(file, '  live:\n    stage: live\n', `  live:\n    samples: ${samples}\n    stage: live\n`);
    if (operation !== undefined)
      project.edit(
        file,
        'operation: getThing, input: { path: { id: $foreign',
        `operation: ${operation}, input: { body: { name: $foreign`,
      );
    const name = id.toUpperCase();
    const other = isOneServer === true ? keys.staging : qaKey;
    return {
      [`${name}_STAGING_API_KEY`]: keys.staging,
      ...(other === undefined ? {} : { [`${name}_QA_API_KEY`]: other }),
    };
  }

  const resultOf = (id: string) => run.scenarios.find(({ provider }) => provider === id);
  const seenBy = (id: string, environment: 'staging' | 'qa') => servers.get(id)?.[environment].seen;

  test('are made in the other test environment, with its own credentials', () => {
    assert.equal(resultOf('tiny')?.verdict, 'passed', printed);
    assert.deepEqual(seenBy('tiny', 'qa'), [`POST /v1/things Bearer ${keys.qa}`]);
    const [lookup, ...more] = seenBy('tiny', 'staging') ?? [];
    assert.match(lookup ?? '', new RegExp(`^GET /v1/things/[0-9a-f-]{36} Bearer ${keys.staging}$`));
    assert.deepEqual(more, []);
    const environments = resultOf('tiny')?.exchanges.length;
    assert.equal(environments, 2);
  });

  test('are none without its credentials: not applicable, for the reason that provider.yaml gives', () => {
    const { verdict, reason } = resultOf('bare') ?? {};
    assert.deepEqual(
      [verdict, reason],
      ['not-applicable', 'the credentials of no other test environment are at hand'],
      printed,
    );
    assert.deepEqual([seenBy('bare', 'staging'), seenBy('bare', 'qa')], [[], []]);
  });

  test('are the samples of provider.yaml', () => {
    assert.equal(resultOf('sampled')?.verdict, 'passed', printed);
    assert.deepEqual(seenBy('sampled', 'staging'), [`GET /v1/things/live-7 Bearer ${keys.staging}`]);
    assert.deepEqual(seenBy('sampled', 'qa'), []);
  });

  test('that are known here turn the scenario red', () => {
    const { verdict, findings = [] } = resultOf('leaky') ?? {};
    assert.deepEqual(
      [verdict, findings.map(({ operation }) => operation)],
      ['failed', ['getThing']],
      printed,
    );
  });

  test('of a live environment go into reads alone', () => {
    assert.equal(resultOf('partly')?.verdict, 'not-applicable', printed);
    assert.deepEqual(seenBy('partly', 'staging'), []);
  });
});
