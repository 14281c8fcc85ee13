import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { RunRecord } from '../model/run-record.ts';
import { refusalOf } from './testing/refusal-of.ts';
import { runCli } from './testing/run-cli.ts';
import type { Ended } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

/** A project with a suite of its own, removed when the tests end. */
function projectOf(suites: Readonly<Record<string, string>>): TinyProject {
  const project = new TinyProject();
  for (const [name, text] of Object.entries(suites))
    project.write(
      `suites/tiny/${name}.spec.ts`,
      `import { expect, scenario } from '@livegate/scenario/index.ts';\n${text}`,
    );
  return project;
}

async function verify(project: TinyProject, words: readonly string[] = [], run = runWarm) {
  const ended = await run(['verify', '--workers', '1', ...words], { cwd: project.root });
  const record = project.recordOf(ended.out);
  const verdicts = record?.scenarios.map(
    ({ id, repetition = 1, verdict }) => `${id} ${repetition} ${verdict}`,
  );
  return { ...ended, run: record, verdicts };
}

const provider = 'contracts/tiny/provider.yaml';
const create = `await api.call('createThing', { body: { name: 'lamp' } });`;
const quarantine = (scenario: string, expires: string) =>
  `quarantine:\n  - { scenario: tiny/${scenario}, owner: ann, reason: TINY-7, expires: '${expires}' }\ntestData:`;

/** Each scenario has a reason of its own not to have passed, but for one. The first is answered late. */
const holdings = {
  a: `
    scenario.describe.configure({ retries: 0 });
    scenario('is answered late', async ({ api }) => { ${create} });`,
  b: `
    scenario('passes the second time', async ({ api }, { retry }) => { ${create} expect(retry).toBe(1); });`,
  c: `
    scenario.describe.configure({ retries: 0 });
    const broken = async ({ api }) => { ${create} expect(1).toBe(2); };
    scenario('is answered with a number', async ({ api }) => {
      const { data } = await api.call('createThing', { body: { name: 'lamp' } });
      await api.call('getThing', { path: { id: data.id } });
    });
    scenario('a thing keeps its name', async ({ api }) => {
      const { data } = await api.call('createThing', { body: { name: 'lamp' } });
      expect(data.name).toBe('table');
    });
    scenario('sets a fault without saying so', ({ sandbox }) => sandbox.fault('getThing=429'));
    scenario('holds', async ({ api }) => { ${create} });
    scenario.fail('is expected to fail', broken);
    scenario('says later that it fails', async ({ api }) => { scenario.fail(); ${create} expect(1).toBe(2); });
    scenario.fail('is expected to fail and holds', async ({ api }) => { ${create} });
    scenario.fail('is expected to be refused', async ({ api }) => {
      await api.call('getThing', { path: { id: 'none' } });
    });
    scenario.fixme('is to be mended', broken);
    scenario.skip('is left out', broken);
    scenario.skip('says why it is left out', { annotation: { type: 'not-applicable', description: 'so' } }, broken);
    scenario('says that it is not applicable', { annotation: { type: 'not-applicable', description: 'so' } }, broken);
  `,
};

describe('what has not been shown to hold has not passed', () => {
  let ended: Ended;
  let run: RunRecord | undefined;
  const findingsOf = (id: string) => run?.scenarios.find((one) => one.id === `tiny/${id}`)?.findings ?? [];

  before(async () => {
    const project = projectOf(holdings);
    project.addTwin('twin', { staging: 'acceptance' });
    project.edit(provider, 'rateLimits:', 'within: PT2S\nrateLimits:');
    project.edit(provider, 'testData:', quarantine('a-thing-keeps-its-name', '2020-01-01'));
    project.write('suites/tiny/things.spec.ts', '');
    const faults = ['tiny:createThing=latency:2500ms*1', 'tiny@staging:getThing=wrong-type:/name'];
    const words = ['--retries', '1', '-e', 'staging', ...faults.flatMap((fault) => ['--fault', fault])];
    ({ run, ...ended } = await verify(project, words, runCli));
  });

  test('by its own verdict, and the run with it', () => {
    assert.deepEqual(
      run?.scenarios.map(({ id, verdict }) => `${id.replace('tiny/', '')} ${verdict}`),
      [
        'a-thing-keeps-its-name failed',
        'holds passed',
        'is-answered-late failed',
        'is-answered-with-a-number failed',
        'is-expected-to-be-refused failed',
        'is-expected-to-fail failed',
        'is-expected-to-fail-and-holds failed',
        'is-left-out unknown',
        'is-to-be-mended unknown',
        'passes-the-second-time flaky',
        'says-later-that-it-fails failed',
        'says-that-it-is-not-applicable failed',
        'says-why-it-is-left-out unknown',
        'sets-a-fault-without-saying-so failed',
      ],
    );
    assert.deepEqual([ended.code, run.status], [1, 'failed'], ended.err);
  });

  test('a finding stands with its operation and its place', () => {
    assert.match(ended.out, /body_invalid getThing \/name/);
  });

  test('a failed expectation, with the command that repeats it; its quarantine is over', () => {
    assert.match(
      ended.out,
      /failed tiny@staging › a thing keeps its name[^]*repeat: livegate verify tiny --environment staging (?:--fault "\S+" ){2}--grep "a thing keeps its name"/,
    );
  });

  test('a scenario that passed only on a retry is flaky', () => {
    const scenario = run?.scenarios.find(({ verdict }) => verdict === 'flaky');
    assert.equal(scenario?.attempts, 2);
  });

  test('an announced failure says that it shows nothing', () => {
    assert.match(JSON.stringify(findingsOf('is-expected-to-fail')), /scenario\.fail/);
  });

  test('an answer over the time that the provider file declares is a finding, though all else holds', () => {
    assert.deepEqual(
      findingsOf('is-answered-late').map(({ code, operation, expected }) => [code, operation, expected]),
      [['slow', 'createThing', 'an answer within 2000 ms']],
    );
  });

  test('the use of the sandbox without saying so, on the sandbox network too', () => {
    assert.match(
      JSON.stringify(findingsOf('sets-a-fault-without-saying-so')),
      /declare what the scenario needs/,
    );
  });

  test('it looked at what was asked for, and says what was injected', () => {
    assert.deepEqual(
      run?.targets.map((target) => `${target.provider}@${target.environment}`),
      ['tiny@staging'],
      'a provider that nobody named and that has no such environment is left out',
    );
    assert.equal(run.faults?.length, 2);
  });
});

test('what the provider file does not declare absent is not left out: it is a mistake in that file', async () => {
  const project = new TinyProject();
  project.edit(provider, 'wrongKeys: { notApplicable: no tokens are issued }', 'wrongKeys: { status: 401 }');
  project.edit(
    provider,
    'expiredCredentials: { notApplicable: a key does not expire }',
    'expiredCredentials: { status: 401 }',
  );
  const { code, err } = await refusalOf(project.root);
  assert.match(err, /wrongKeys cannot be shown: there is no auth\.key\.obtain/);
  assert.match(err, /expiredCredentials cannot be shown: there is no auth\.key\.obtain\.lifetime/);
  assert.equal(code, 2);
});

const holds = `scenario('holds', async ({ api }) => { ${create} });`;

test('two scenarios of one title in two files of a folder are refused, with both places', async () => {
  const { code, err } = await verify(projectOf({ things: holds, others: holds }));
  assert.match(
    err,
    /2 scenarios have the id tiny\/holds: suites\/tiny\/others\.spec\.ts:2, suites\/tiny\/things\.spec\.ts:2/,
  );
  assert.equal(code, 2);
});

describe('groups, repetitions, and what failed in the run before', () => {
  const project = projectOf({
    things: `scenario.describe('lamps', () => { ${holds} });
      scenario.describe('tables', () => {
        scenario('holds', async ({ api }, { repeatEachIndex }) => { ${create} expect(repeatEachIndex).toBe(0); });
      });`,
  });
  const again = (...words: readonly string[]) => verify(project, ['--repeat-each', '2', ...words]);

  test('--last-failed says where no run is known', async () => {
    const { code, err } = await again('--last-failed');
    assert.match(err, /no earlier run is known/);
    assert.equal(code, 2);
  });

  test('groups and repetitions tell scenarios apart, and each keeps its own findings', async () => {
    const { run, verdicts } = await again();
    assert.deepEqual(verdicts, [
      'tiny/lamps/holds 1 passed',
      'tiny/lamps/holds 2 passed',
      'tiny/tables/holds 1 passed',
      'tiny/tables/holds 2 failed',
    ]);
    const counts = run?.scenarios.map(({ findings, exchanges }) => `${findings.length} ${exchanges.length}`);
    assert.deepEqual(counts, ['0 1', '0 1', '0 1', '1 1']);
  });

  test('--last-failed runs what failed in the run before, until nothing does', async () => {
    const failed = await again('--last-failed');
    assert.deepEqual([failed.verdicts, failed.code], [['tiny/tables/holds 2 failed'], 1]);
    project.edit('suites/tiny/things.spec.ts', 'toBe(0)', 'toBeDefined()');
    assert.equal((await again('--last-failed')).code, 0);
    const none = await again('--last-failed');
    assert.match(none.err, /nothing failed in the last run/);
    assert.equal(none.code, 2);
  });
});

test('a quarantine entry that names no scenario is refused with the nearest name', async () => {
  const project = new TinyProject();
  project.edit(provider, 'testData:', quarantine('a-thing-keeps-its-nam', '2999-01-01'));
  const { code, err } = await verify(project);
  assert.match(
    err,
    /tiny\/a-thing-keeps-its-nam, and there is no such scenario; did you mean tiny\/a-thing-keeps-its-name\?/,
  );
  assert.equal(code, 2);
});
