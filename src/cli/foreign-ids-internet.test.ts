import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RunRecord } from '../model/run-record.ts';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { TinyServer } from './testing/tiny-server.ts';

const keys = { staging: 'a-key-for-the-staging-environment', qa: 'a-key-for-the-other-test-environment' };

type Setup = {
  /** Whether the run looks at `qa` as well; else only its credentials are at hand. */
  readonly isSelected?: boolean;
  readonly samples?: string;
  readonly isOneServer?: boolean;
  readonly operation?: string;
  readonly also?: string;
};

/** Each provider is another way to come by ids of another environment. */
const providers: Readonly<Record<string, Setup>> = {
  tiny: { isSelected: true },
  leaky: { isSelected: true, isOneServer: true },
  bare: {},
  sampled: { samples: '{ thingId: live-7 }' },
  writing: { samples: '{ thingId: live-7 }', operation: 'createThing' },
  partly: {
    samples: '{ thingId: live-7 }',
    also: '{ of: things, operation: getThing, input: { path: { id: $foreign.otherId } } }',
  },
};

describe('ids of another environment on the internet network', () => {
  const project = new TinyProject();
  const servers = new Map<string, { staging: TinyServer; qa: TinyServer }>();
  const runs: RunRecord[] = [];
  let printed = '';

  before(async () => {
    project.addTestEnvironment('qa');
    for (const id of Object.keys(providers).slice(1)) project.addTwin(id, {});
    project.addEveryProvider();
    const env: Record<string, string> = {};
    for (const [id, setup] of Object.entries(providers)) Object.assign(env, await settle(id, setup));
    for (const isSelected of [true, false]) {
      const ids = Object.keys(providers).filter((id) => (providers[id]?.isSelected ?? false) === isSelected);
      const environments = ['--environment', 'staging', ...(isSelected ? ['--environment', 'qa'] : [])];
      const words = ['verify', ...ids, '--network', 'internet', ...environments, '--workers', '1', '--json'];
      const ended = await runCli([...words, '--grep', 'an id of another'], { cwd: project.root, env });
      printed += ended.out + ended.err;
      runs.push(JSON.parse(ended.out) as RunRecord);
    }
  });
  after(() => Promise.all([...servers.values()].flatMap(({ staging, qa }) => [staging.stop(), qa.stop()])));

  async function settle(id: string, { also, isOneServer, operation, samples }: Setup) {
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
    if (also !== undefined) project.edit(file, '$foreign.thingId } } }]', `$foreign.thingId } } }, ${also}]`);
    const name = id.toUpperCase();
    return {
      [`${name}_STAGING_API_KEY`]: keys.staging,
      [`${name}_QA_API_KEY`]: isOneServer === true ? keys.staging : keys.qa,
    };
  }

  const resultOf = (id: string) =>
    runs
      .flatMap(({ scenarios }) => scenarios)
      .find(({ environment, provider }) => provider === id && environment === 'staging');
  const seenBy = (id: string, environment: 'staging' | 'qa') => servers.get(id)?.[environment].seen;

  test('are made in the other test environment that the run looks at, with its own credentials', () => {
    assert.equal(resultOf('tiny')?.verdict, 'passed', printed);
    const id = '[0-9a-f-]{36}';
    for (const [environment, key] of Object.entries(keys)) {
      // One is made for the other environment, and one of the other environment is looked up.
      const seen = [...(seenBy('tiny', environment as keyof typeof keys) ?? [])].sort();
      assert.equal(seen.length, 2, seen.join());
      assert.match(seen[0] ?? '', new RegExp(`^GET /v1/things/${id} Bearer ${key}$`));
      assert.equal(seen[1], `POST /v1/things Bearer ${key}`);
    }
    assert.equal(resultOf('tiny')?.exchanges.length, 2);
  });

  test('are none where no other environment was selected, though its credentials are at hand', () => {
    const { verdict, reason } = resultOf('bare') ?? {};
    const why = 'the credentials of no other test environment are at hand';
    const leftOut = 'not looked up: things: no thingId of another environment is at hand';
    assert.deepEqual([verdict, reason], ['not-applicable', `${why} (${leftOut})`], printed);
    assert.deepEqual([seenBy('bare', 'staging'), seenBy('bare', 'qa')], [[], []]);
    const targets = runs.flatMap((run) => run.targets).filter(({ provider }) => provider === 'bare');
    assert.deepEqual(
      targets.map(({ environment }) => environment),
      ['staging'],
    );
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
    const { verdict, reason } = resultOf('writing') ?? {};
    assert.equal(verdict, 'not-applicable', printed);
    assert.match(reason ?? '', /things: the id is of a live environment, and createThing does not only read/);
    assert.deepEqual(seenBy('writing', 'staging'), []);
  });

  test('that are wanting for one lookup of several: the others are made, and it has not passed', () => {
    const { verdict, reason } = resultOf('partly') ?? {};
    assert.deepEqual(
      [verdict, reason],
      ['not-applicable', 'not looked up: things: no otherId of another environment is at hand'],
      printed,
    );
    assert.deepEqual(seenBy('partly', 'staging'), [`GET /v1/things/live-7 Bearer ${keys.staging}`]);
  });
});
