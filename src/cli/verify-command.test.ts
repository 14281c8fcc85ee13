import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Exchange } from '../model/exchange.ts';
import type { RunRecord } from '../model/run-record.ts';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const repository = join(import.meta.dirname, '../..');
const project = new TinyProject();

function verify(words: readonly string[], root = project.root, run = runWarm) {
  return run(['verify', '--workers', '1', ...words], { cwd: root });
}

let plain: ReturnType<typeof verify> | undefined;

/** One whole run for every test that only looks at what such a run leaves. */
const verifyOnce = () => (plain ??= verify(['--json']));

function recordOf(out: string): RunRecord {
  return JSON.parse(out) as RunRecord;
}

/** A project with one change to a file, removed when the tests end. */
function changed(file: string, from: string, to: string): TinyProject {
  const other = new TinyProject();
  other.edit(file, from, to);
  return other;
}

describe('a provider added in a temporary folder', () => {
  test('passes its own suite and every-provider, with nothing written outside contracts/ and suites/', async () => {
    const grown = new TinyProject();
    grown.addEveryProvider();
    const { code, out, err } = await verify(['--json'], grown.root);
    assert.equal(code, 0, err + out);
    const run = recordOf(out);
    assert.equal(run.status, 'passed');
    assert.equal(run.liveRequests, 0);
    assert.deepEqual(
      run.targets.map(({ provider, environment }) => `${provider}@${environment}`),
      ['tiny@staging'],
    );
    const reasons = run.scenarios
      .filter(({ verdict }) => verdict === 'not-applicable')
      .map(({ reason }) => reason);
    assert.ok(reasons.length >= 6 && reasons.every((reason) => reason !== undefined && reason !== ''));
    assert.ok(run.scenarios.filter(({ verdict }) => verdict === 'passed').length >= 10);
  });

  test('leaves a run record that its published schema accepts, and exchanges beside it', async () => {
    const { out } = await verifyOnce();
    const ajv = new Ajv2020({ allErrors: true });
    addFormats.default(ajv);
    const schema = JSON.parse(
      readFileSync(join(repository, 'schemas/run-record.schema.json'), 'utf8'),
    ) as object;
    const validate = ajv.compile(schema);
    assert.ok(validate(JSON.parse(out)), JSON.stringify(validate.errors));
    const run = recordOf(out);
    const folder = join(project.root, 'reports/runs', run.id);
    assert.equal(readFileSync(join(folder, 'run.json'), 'utf8').trim(), out.trim());
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

describe('exit codes', () => {
  const cases: { name: string; words: string[]; code: number; says: RegExp; project?: () => TinyProject }[] =
    [
      { name: 'passes', words: [], code: 0, says: /passed: 2 of 2 scenarios/ },
      {
        name: 'an unknown provider',
        words: ['tinny'],
        code: 2,
        says: /no provider called "tinny"[^]*Did you mean tiny\?/,
      },
      {
        name: 'an unknown environment',
        words: ['-e', 'stagin'],
        code: 2,
        says: /called "stagin"[^]*Did you mean staging\?/,
      },
      { name: 'a live environment', words: ['-e', 'live'], code: 2, says: /live is a live environment/ },
      {
        name: 'an unknown network',
        words: ['--network', 'lan'],
        code: 2,
        says: /Allowed choices are sandbox, internet/,
      },
      {
        name: 'the internet without credentials',
        words: ['--network', 'internet'],
        code: 2,
        says: /env:TINY_STAGING_API_KEY/,
      },
      {
        name: 'all scenarios filtered out',
        words: ['--grep', 'nothing is called so'],
        code: 2,
        says: /no scenario/i,
      },
      { name: 'a trace', words: ['--trace', 'on'], code: 2, says: /traces hold tokens/ },
      { name: 'a fault that does not exist', words: ['--fault', 'tiny=explode'], code: 2, says: /explode/ },
      {
        name: 'a finding',
        words: ['--fault', 'tiny@staging:getThing=wrong-type:/name'],
        code: 1,
        says: /body_invalid getThing \/name/,
      },
      {
        name: 'a provider file with a mistake',
        words: [],
        code: 2,
        says: /provider\.yaml:8:5: .*[^]*did you mean stage\?/i,
        project: () => changed('contracts/tiny/provider.yaml', 'stage: test', 'stagee: test'),
      },
      {
        name: 'a contract that is no YAML',
        words: [],
        code: 2,
        says: /openapi\.yaml/,
        project: () => changed('contracts/tiny/openapi.yaml', 'paths:', 'paths: ]'),
      },
      {
        name: 'an empty suite',
        words: [],
        code: 2,
        says: /no scenario/i,
        project: () => {
          const empty = new TinyProject();
          empty.write('suites/tiny/things.spec.ts', '');
          return empty;
        },
      },
      {
        name: 'a failed expectation',
        words: [],
        code: 1,
        says: /failed tiny@staging › a thing keeps its name[^]*repeat: livegate verify tiny --environment staging --grep "a thing keeps its name"/,
        project: () => changed('suites/tiny/things.spec.ts', "toBe('lamp')", "toBe('table')"),
      },
      {
        name: 'a suite that does not compile',
        words: [],
        code: 2,
        says: /things\.spec\.ts/,
        project: () => changed('suites/tiny/things.spec.ts', 'scenario(', 'scenario('.repeat(2)),
      },
    ];
  // One of each code is a process that ends by itself.
  const alone = new Set(['passes', 'a finding', 'an unknown provider']);
  for (const { name, words, code, says, project: other } of cases) {
    test(`${code}: ${name}`, async () => {
      const run = alone.has(name) ? runCli : runWarm;
      const ended = await verify(words, other?.().root ?? project.root, run);
      assert.match(ended.out + ended.err, says);
      assert.equal(ended.code, code, ended.out + ended.err);
    });
  }
});

describe('retries and quarantine', () => {
  const flaky = `import { expect, scenario } from '@livegate/scenario/index.ts';
scenario('passes the second time', async ({ api }, { retry }) => {
  await api.call('createThing', { body: { name: 'lamp' } });
  expect(retry).toBe(1);
});
`;

  test('a scenario that passed only on a retry is flaky, and the run is not passed', async () => {
    const other = new TinyProject();
    other.write('suites/tiny/flaky.spec.ts', flaky);
    const { code, out } = await verify(['--retries', '1', '--json'], other.root);
    const scenario = recordOf(out).scenarios.find(({ title }) => title === 'passes the second time');
    assert.deepEqual([scenario?.verdict, scenario?.attempts, code], ['flaky', 2, 1]);
  });

  const entry = (expires: string) =>
    `quarantine:\n  - { scenario: tiny/a-thing-keeps-its-name, owner: ann, reason: TINY-7, expires: '${expires}' }\ntestData:`;
  const outcomes = [
    { expires: '2999-01-01', verdict: 'quarantined', code: 0 },
    { expires: '2020-01-01', verdict: 'failed', code: 1 },
  ];
  for (const { expires, verdict, code } of outcomes) {
    test(`a quarantine until ${expires} makes a failing scenario ${verdict}`, async () => {
      const other = changed('suites/tiny/things.spec.ts', "toBe('lamp')", "toBe('table')");
      other.edit('contracts/tiny/provider.yaml', 'testData:', entry(expires));
      const ended = await verify(['--json'], other.root);
      const scenario = recordOf(ended.out).scenarios.find(({ id }) => id === 'tiny/a-thing-keeps-its-name');
      assert.deepEqual([scenario?.verdict, ended.code], [verdict, code]);
    });
  }
});

describe('runs that end early', () => {
  const slow = `import { scenario } from '@livegate/scenario/index.ts';
scenario('a quick one', async ({ api }) => void (await api.call('createThing', { body: { name: 'lamp' } })));
scenario('never ends', () => new Promise(() => undefined));
`;
  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    test(`${signal} keeps what finished`, async () => {
      const other = new TinyProject();
      other.write('suites/tiny/things.spec.ts', slow);
      const bin = join(repository, 'bin/livegate.js');
      const child = spawn(process.execPath, [bin, 'verify', '--workers', '1'], {
        cwd: other.root,
        stdio: 'ignore',
        detached: true,
      });
      const finished = () => globSync('reports/runs/*/attempts/*.jsonl', { cwd: other.root }).length > 0;
      for (const end = Date.now() + 60_000; !finished() && Date.now() < end && child.exitCode === null;)
        await sleep(100);
      assert.ok(finished(), 'the first scenario left no attempt');
      // Two seconds until it is written down at the latest, and one for a machine that is busy.
      await sleep(3000);
      process.kill(-(child.pid ?? 0), signal);
      const [code] = (await once(child, 'close')) as [number | null];
      const [file = ''] = globSync('reports/runs/*/run.json', { cwd: other.root });
      const run = recordOf(readFileSync(join(other.root, file), 'utf8'));
      assert.equal(run.status, signal === 'SIGINT' ? 'interrupted' : 'running');
      assert.equal(run.scenarios.find(({ title }) => title === 'never ends')?.verdict, 'unknown');
      if (signal === 'SIGINT') assert.equal(code, 3);
      assert.equal(run.scenarios.find(({ title }) => title === 'a quick one')?.verdict, 'passed');
    });
  }
});

describe('shards', () => {
  test('merge into a record equal to that of the unsharded run', async () => {
    const whole = recordOf((await verifyOnce()).out);
    const shards = [await verify(['--json', '--shard', '1/2']), await verify(['--json', '--shard', '2/2'])];
    const records = shards.map(({ out }) => recordOf(out));
    assert.deepEqual(
      records.map(({ scenarios }) => scenarios.length),
      [1, 1],
    );
    const folders = records.map(({ id }) => join('reports/runs', id));
    const merged = await runCli(['merge', '--json', ...folders], { cwd: project.root });
    assert.equal(merged.code, 0, merged.err);
    assert.deepEqual(timeless(recordOf(merged.out)), timeless(whole));
    const kept = readdirSync(join(project.root, 'reports/runs', recordOf(merged.out).id, 'exchanges'));
    assert.deepEqual(
      new Set(kept.map((file) => file.replace(/-\d+\.jsonl$/, ''))),
      new Set(records.map(({ id }) => id)),
    );
    const broken = join(project.root, 'reports/runs/broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'run.json'), '{ "schema": 1 }');
    const [first = ''] = folders;
    const mistakes: [string[], RegExp][] = [
      [[first], /expected every shard of one run once, 1\/2, 2\/2; found 1\/2/],
      [[first, first], /found 1\/2, 1\/2/],
      [[first, 'reports/runs/nosuch'], /nosuch\/run\.json: expected the record of a run, found no such file/],
      [[first, broken], /broken\/run\.json: at "" it must have required property/],
    ];
    for (const [words, message] of mistakes) {
      const refused = await runWarm(['merge', ...words], { cwd: project.root });
      assert.equal(refused.code, 2, refused.err);
      assert.match(refused.err, message);
    }
  });
});

/** A record without what differs between two runs of the same thing: ids, times, clocks. */
function timeless(run: RunRecord) {
  const scenarios = run.scenarios.map((scenario) => ({
    ...scenario,
    took: 0,
    exchanges: scenario.exchanges.length,
  }));
  const targets = run.targets.map((target) => ({ ...target, clockDifference: 0 }));
  const drift = run.drift?.map((one) => ({ ...one, report: one.report?.file }));
  return { ...run, drift, id: '', nonces: [], startedAt: '', endedAt: '', scenarios, targets };
}
