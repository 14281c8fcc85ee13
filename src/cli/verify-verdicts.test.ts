import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RunRecord } from '../model/run-record.ts';
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

async function verify(project: TinyProject, words: readonly string[] = []) {
  const ended = await runWarm(['verify', '--workers', '1', ...words], { cwd: project.root });
  const run = project.recordOf(ended.out);
  const verdicts = run?.scenarios.map(({ id, repetition = 1, verdict }) => `${id} ${repetition} ${verdict}`);
  return { ...ended, run, verdicts };
}

const create = `await api.call('createThing', { body: { name: 'lamp' } });`;

describe('what has not been shown to hold has not passed', () => {
  const excuses = `
    const broken = async ({ api }) => { ${create} expect(1).toBe(2); };
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
  `;

  test('neither an announced failure, nor a scenario that the suite leaves out', async () => {
    const { code, run, verdicts } = await verify(projectOf({ things: excuses }));
    assert.deepEqual(verdicts, [
      'tiny/holds 1 passed',
      'tiny/is-expected-to-be-refused 1 failed',
      'tiny/is-expected-to-fail 1 failed',
      'tiny/is-expected-to-fail-and-holds 1 failed',
      'tiny/is-left-out 1 unknown',
      'tiny/is-to-be-mended 1 unknown',
      'tiny/says-later-that-it-fails 1 failed',
      'tiny/says-that-it-is-not-applicable 1 failed',
      'tiny/says-why-it-is-left-out 1 unknown',
    ]);
    assert.deepEqual([code, run?.status], [1, 'failed']);
    const announced = run?.scenarios.find(({ id }) => id === 'tiny/is-expected-to-fail');
    assert.match(JSON.stringify(announced?.findings), /scenario\.fail/);
  });

  test('an announced failure alone makes a run fail', async () => {
    const suite = `scenario('holds', async ({ api }) => { ${create} });
      scenario.fail('is expected to fail', () => { expect(1).toBe(2); });`;
    const { code, run } = await verify(projectOf({ things: suite }));
    assert.deepEqual([code, run?.status], [1, 'failed']);
  });
});

test('what the provider file does not declare absent is not left out: it is a mistake in that file', async () => {
  const project = new TinyProject();
  const file = 'contracts/tiny/provider.yaml';
  project.edit(file, 'wrongKeys: { notApplicable: no tokens are issued }', 'wrongKeys: { status: 401 }');
  project.edit(
    file,
    'expiredCredentials: { notApplicable: a key does not expire }',
    'expiredCredentials: { status: 401 }',
  );
  const { code, err } = await verify(project);
  assert.match(err, /wrongKeys cannot be shown: there is no auth\.key\.obtain/);
  assert.match(err, /expiredCredentials cannot be shown: there is no auth\.key\.obtain\.lifetime/);
  assert.equal(code, 2);
});

test('an answer over the time that the provider file declares is a finding, though all else holds', async () => {
  const project = projectOf({ things: `scenario('holds', async ({ api }) => { ${create} });` });
  project.edit('contracts/tiny/provider.yaml', 'rateLimits:', 'within: PT1S\nrateLimits:');
  const { code, run } = await verify(project, ['--fault', 'tiny:createThing=latency:1500ms']);
  const findings = run?.scenarios.flatMap((scenario) => scenario.findings);
  assert.deepEqual(
    findings?.map(({ code: what, operation, expected }) => [what, operation, expected]),
    [['slow', 'createThing', 'an answer within 1000 ms']],
  );
  assert.equal(code, 1);
});

describe('ids of scenarios', () => {
  const holds = `scenario('holds', async ({ api }) => { ${create} });`;

  test('two of one title in two files of a folder are refused, with both places', async () => {
    const { code, err } = await verify(projectOf({ things: holds, others: holds }));
    assert.match(
      err,
      /2 scenarios have the id tiny\/holds: suites\/tiny\/others\.spec\.ts:2, suites\/tiny\/things\.spec\.ts:2/,
    );
    assert.equal(code, 2);
  });

  test('groups and repetitions tell them apart, and each keeps its own findings', async () => {
    const suite = `scenario.describe('lamps', () => { ${holds} });
      scenario.describe('tables', () => {
        scenario('holds', async ({ api }, { repeatEachIndex }) => { ${create} expect(repeatEachIndex).toBe(0); });
      });`;
    const { run, verdicts } = await verify(projectOf({ things: suite }), ['--repeat-each', '2']);
    assert.deepEqual(verdicts, [
      'tiny/lamps/holds 1 passed',
      'tiny/lamps/holds 2 passed',
      'tiny/tables/holds 1 passed',
      'tiny/tables/holds 2 failed',
    ]);
    assert.deepEqual(
      run?.scenarios.map(({ findings, exchanges }) => [findings.length, exchanges.length]),
      [
        [0, 1],
        [0, 1],
        [0, 1],
        [1, 1],
      ],
    );
  });
});

test('a quarantine entry that names no scenario is refused with the nearest name', async () => {
  const project = new TinyProject();
  const entry = `quarantine:\n  - { scenario: tiny/a-thing-keeps-its-nam, owner: ann, reason: TINY-7, expires: '2999-01-01' }\ntestData:`;
  project.edit('contracts/tiny/provider.yaml', 'testData:', entry);
  const { code, err } = await verify(project);
  assert.match(
    err,
    /tiny\/a-thing-keeps-its-nam, and there is no such scenario; did you mean tiny\/a-thing-keeps-its-name\?/,
  );
  assert.equal(code, 2);
  const parts = [await verify(project, ['--shard', '1/2']), await verify(project, ['--shard', '2/2'])];
  const folders = parts.map(({ run }) => `reports/runs/${run?.id ?? ''}`);
  const merged = await runWarm(['merge', ...folders], { cwd: project.root });
  assert.match(merged.err, /did you mean tiny\/a-thing-keeps-its-name\?/);
  assert.equal(merged.code, 2);
  const filtered = await verify(project, ['--grep', 'unknown thing']);
  assert.equal(filtered.code, 0, 'where not all are listed, nobody knows which there are');
});

test('--last-failed runs what failed in the run before, and says where there is nothing to run', async () => {
  const project = projectOf({
    things: `scenario('holds', async ({ api }) => { ${create} });
      scenario('does not hold', async ({ api }) => { ${create} expect(1).toBe(2); });`,
  });
  const first = await verify(project, ['--last-failed']);
  assert.match(first.err, /no earlier run is known/);
  assert.equal(first.code, 2);
  await verify(project);
  const again = await verify(project, ['--last-failed']);
  assert.deepEqual([again.verdicts, again.code], [['tiny/does-not-hold 1 failed'], 1]);
  project.edit('suites/tiny/things.spec.ts', 'toBe(2)', 'toBe(1)');
  assert.equal((await verify(project, ['--last-failed'])).code, 0);
  const none = await verify(project, ['--last-failed']);
  assert.match(none.err, /nothing failed in the last run/);
  assert.equal(none.code, 2);
});

test('a shard is judged by its own part: each passes where the whole passes, and their merger is the whole', async () => {
  const project = new TinyProject();
  // Two targets of two scenarios each: either half leaves one of them out.
  project.addTestEnvironment('second');
  const parts = [await verify(project, ['--shard', '1/2']), await verify(project, ['--shard', '2/2'])];
  assert.deepEqual(
    parts.map(({ run, code }) => [run?.scenarios.length, run?.status, code]),
    [
      [2, 'passed', 0],
      [2, 'passed', 0],
    ],
  );
  const targets = parts.map(({ run }) => new Set(run?.scenarios.map(({ environment }) => environment)).size);
  assert.deepEqual(targets, [1, 1]);
  for (const { out } of parts) assert.doesNotMatch(out, /✗/);
  const folders = parts.map(({ run }) => `reports/runs/${run?.id ?? ''}`);
  const merged = await runWarm(['merge', '--json', ...folders], { cwd: project.root });
  const { scenarios, status } = JSON.parse(merged.out) as RunRecord;
  assert.deepEqual([scenarios.length, status, merged.code], [4, 'passed', 0]);
});
