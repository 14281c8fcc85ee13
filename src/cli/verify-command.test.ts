import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Exchange } from '../model/exchange.ts';
import type { RunRecord } from '../model/run-record.ts';
import { refusalOf } from './testing/refusal-of.ts';
import { runCli } from './testing/run-cli.ts';
import type { Ended } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const repository = join(import.meta.dirname, '../..');
const project = new TinyProject();

function verify(words: readonly string[], root = project.root, run = runWarm) {
  return run(['verify', '--workers', '1', ...words], { cwd: root });
}

function recordIn(folder: string): RunRecord {
  return JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as RunRecord;
}

/** A project with one change to a file, removed when the tests end. */
function changed(file: string, from: string, to: string): TinyProject {
  const other = new TinyProject();
  other.edit(file, from, to);
  return other;
}

describe('a provider added in a temporary folder', () => {
  const grown = new TinyProject();
  let ended: Ended;
  let folder = '';
  let run: RunRecord;

  before(async () => {
    grown.addEveryProvider();
    const expires = "expires: '2999-01-01'";
    grown.edit(
      'contracts/tiny/provider.yaml',
      'testData:',
      `quarantine:\n  - { scenario: tiny/is-mended-soon, owner: ann, reason: TINY-7, ${expires} }\ntestData:`,
    );
    grown.write(
      'suites/tiny/known.spec.ts',
      `import { expect, scenario } from '@livegate/scenario/index.ts';
scenario('is mended soon', () => expect(1).toBe(2));
`,
    );
    ended = await verify([], grown.root, runCli);
    const [id = ''] = globSync('reports/runs/*', { cwd: grown.root });
    folder = join(grown.root, id);
    run = recordIn(folder);
  });

  test('0: passes its own suite and every-provider, with nothing written outside contracts/ and suites/', () => {
    assert.equal(ended.code, 0, ended.err + ended.out);
    assert.equal(run.status, 'passed');
    const passed = run.scenarios.filter(({ verdict }) => verdict === 'passed').length;
    assert.ok(passed >= 10);
    assert.match(ended.out, new RegExp(`^passed: ${passed} of ${run.scenarios.length} scenarios`, 'm'));
    assert.equal(run.liveRequests, 0);
    assert.deepEqual(
      run.targets.map(({ provider, environment }) => `${provider}@${environment}`),
      ['tiny@staging'],
    );
    const reasons = run.scenarios
      .filter(({ verdict }) => verdict === 'not-applicable')
      .map(({ reason }) => reason);
    assert.ok(reasons.length >= 6 && reasons.every((reason) => reason !== undefined && reason !== ''));
  });

  test('a failing scenario in quarantine is left out until its last day, and the run passes', () => {
    const scenario = run.scenarios.find(({ id }) => id === 'tiny/is-mended-soon');
    assert.equal(scenario?.verdict, 'quarantined');
  });

  test('leaves a run record that its published schema accepts, and exchanges beside it', () => {
    const ajv = new Ajv2020({ allErrors: true });
    addFormats.default(ajv);
    const schema = JSON.parse(
      readFileSync(join(repository, 'schemas/run-record.schema.json'), 'utf8'),
    ) as object;
    const validate = ajv.compile(schema);
    assert.ok(validate(run), JSON.stringify(validate.errors));
    const exchanges = globSync('exchanges/*.jsonl', { cwd: folder }).flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Exchange),
    );
    const [nonce = 'none'] = run.nonces ?? [];
    assert.match(nonce, /^[0-9a-f]{32}$/);
    for (const { request } of exchanges) assert.ok(request.headers['user-agent']?.endsWith(`(run ${nonce})`));
    const known = exchanges.map(({ id }) => id);
    const referred = run.scenarios.flatMap(({ exchanges }) => exchanges);
    assert.ok(referred.length >= 3);
    assert.deepEqual(
      referred.filter((id) => !known.includes(id)),
      [],
    );
    for (const file of ['html/index.html', 'junit.xml']) assert.ok(existsSync(join(folder, file)), file);
  });
});

/** How it ends with 1 is shown in verify-verdicts.test.ts. */
describe('2: what keeps a run from beginning', () => {
  const cases: { name: string; words: string[]; says: RegExp; project?: () => TinyProject }[] = [
    // Found by the configuration; a process of its own.
    {
      name: 'an unknown provider',
      words: ['tinny'],
      says: /no provider called "tinny"[^]*Did you mean tiny\?/,
    },
    // Found by the set-up.
    { name: 'a trace', words: ['--trace', 'on'], says: /traces hold tokens/ },
    {
      name: 'an unknown network',
      words: ['--network', 'lan'],
      says: /Allowed choices are sandbox, internet/,
    },
    {
      name: 'all scenarios filtered out',
      words: ['--grep', 'nothing is called so'],
      says: /no scenario/i,
    },
    {
      name: 'an empty suite',
      words: [],
      says: /no scenario/i,
      project: () => {
        const empty = new TinyProject();
        empty.write('suites/tiny/things.spec.ts', '');
        return empty;
      },
    },
    {
      name: 'a suite that does not compile',
      words: [],
      says: /things\.spec\.ts/,
      project: () => changed('suites/tiny/things.spec.ts', 'scenario(', 'scenario('.repeat(2)),
    },
  ];
  for (const { name, words, says, project: other } of cases)
    test(name, async () => {
      const run = name === 'an unknown provider' ? runCli : runWarm;
      const { code, err, out } = await verify(words, other?.().root ?? project.root, run);
      assert.match(out + err, says);
      assert.equal(code, 2, out + err);
    });

  const earlier: {
    name: string;
    asked?: Parameters<typeof refusalOf>[1];
    says: RegExp;
    project?: () => TinyProject;
  }[] = [
    {
      name: 'an unknown environment',
      asked: { environments: ['stagin'] },
      says: /called "stagin"[^]*Did you mean staging\?/,
    },
    { name: 'a live environment', asked: { environments: ['live'] }, says: /live is a live environment/ },
    {
      name: 'the internet without credentials',
      asked: { network: 'internet' },
      says: /env:TINY_STAGING_API_KEY/,
    },
    { name: 'a fault that does not exist', asked: { faults: ['tiny=explode'] }, says: /explode/ },
    {
      name: 'a provider file with a mistake',
      says: /provider\.yaml:8:5: .*[^]*did you mean stage\?/i,
      project: () => changed('contracts/tiny/provider.yaml', 'stage: test', 'stagee: test'),
    },
    {
      name: 'a contract that is no YAML',
      says: /openapi\.yaml/,
      project: () => changed('contracts/tiny/openapi.yaml', 'paths:', 'paths: ]'),
    },
  ];
  for (const { name, asked, says, project: other } of earlier)
    test(name, async () => {
      const { code, err } = await refusalOf(other?.().root ?? project.root, asked);
      assert.match(err, says);
      assert.equal(code, 2, err);
    });
});

describe('a run that ends early', () => {
  const slow = `import { scenario } from '@livegate/scenario/index.ts';
scenario('a quick one', async ({ api }) => void (await api.call('createThing', { body: { name: 'lamp' } })));
scenario('never ends', () => new Promise(() => undefined));
`;

  test('keeps what finished: on the disk all the time, whatever kills it, and in order after SIGINT', async () => {
    const other = new TinyProject();
    other.write('suites/tiny/things.spec.ts', slow);
    const bin = join(repository, 'bin/livegate.js');
    const child = spawn(process.execPath, [bin, 'verify', '--workers', '1'], {
      cwd: other.root,
      stdio: 'ignore',
      detached: true,
    });
    const kept = () => {
      const [file = ''] = globSync('reports/runs/*/run.json', { cwd: other.root });
      const { scenarios, status } = recordIn(join(other.root, file, '..'));
      const verdicts = scenarios.map(({ title, verdict }) => `${title} ${verdict}`);
      return { status, verdicts };
    };
    const finished = () => globSync('reports/runs/*/attempts/*.jsonl', { cwd: other.root }).length > 0;
    for (const end = Date.now() + 60_000; !finished() && Date.now() < end && child.exitCode === null;)
      await sleep(100);
    assert.ok(finished(), 'the first scenario left no attempt');
    // Two seconds until it is written down at the latest, and one for a machine that is busy.
    await sleep(3000);
    const verdicts = ['a quick one passed', 'never ends unknown'];
    assert.deepEqual(kept(), { status: 'running', verdicts });
    process.kill(-(child.pid ?? 0), 'SIGINT');
    const [code] = (await once(child, 'close')) as [number | null];
    assert.deepEqual(kept(), { status: 'interrupted', verdicts });
    assert.equal(code, 3);
  });
});
