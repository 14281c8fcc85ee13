import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { RunRecord } from '../model/run-record.ts';
import type { RestUse, Usage } from '../model/usage.ts';
import { planFile, readPlan } from '../scenario/run-plan.ts';
import { publishedProject } from './testing/published-project.ts';
import { runCli } from './testing/run-cli.ts';
import type { Ended } from './testing/run-cli.ts';
import { runWarm } from './testing/warm-cli.ts';

const suite = (...scenarios: readonly string[]) =>
  `import { expect, scenario } from '@livegate/scenario/index.ts';\n${scenarios.join('\n')}`;
const recordOf = ({ err, out }: Ended): RunRecord => {
  assert.match(out, /^\{/, err);
  return JSON.parse(out) as RunRecord;
};

/** Those that were served another schema are in verify-drift.test.ts. */
describe('shards of a run', () => {
  const project = publishedProject();
  const run = (...words: readonly string[]) => runWarm(words, { cwd: project.root });
  const verify = (...words: readonly string[]) => run('verify', '--workers', '1', ...words);
  const folderOf = (id: string) => `reports/runs/${id}`;
  const usage = () =>
    JSON.parse(readFileSync(join(project.root, 'contracts/tiny/usage.json'), 'utf8')) as Usage & {
      operations: Record<string, RestUse>;
    };

  let printed = '';
  let whole: RunRecord;
  const shards: (Ended & { readonly run: RunRecord })[] = [];
  let folders: string[] = [];
  let merged: RunRecord;

  before(async () => {
    // Three and one: the first half leaves the twin out, and each half has scenarios of tiny.
    const create = `await api.call('createThing', { body: { name: 'lamp' } });`;
    const made = `scenario('a thing is made', async ({ api }) => { ${create} });`;
    const things = readFileSync(join(project.root, 'suites/tiny/things.spec.ts'), 'utf8');
    project.addTwin('twin', {});
    project.write('suites/twin/things.spec.ts', suite(made));
    project.write('suites/tiny/things.spec.ts', `${things}${made}`);
    const unsharded = await verify('--json');
    whole = recordOf(unsharded);
    printed = unsharded.out;
    for (const part of ['1/2', '2/2']) {
      const ended = await verify('--shard', part);
      const record = project.recordOf(ended.out);
      assert.ok(record !== undefined, ended.err);
      shards.push({ ...ended, run: record });
    }
    folders = shards.map(({ run: { id } }) => folderOf(id));
    const ended = await runCli(['merge', '--json', ...folders], { cwd: project.root });
    merged = recordOf(ended);
    assert.equal(ended.code, 0, ended.err);
  });

  test('and the whole of it: --json prints the very record', () => {
    const text = readFileSync(join(project.root, folderOf(whole.id), 'run.json'), 'utf8');
    assert.equal(text.trim(), printed.trim());
  });

  test('each is judged by its own part, and passes where the whole passes', () => {
    assert.deepEqual(
      shards.map(({ code, run: { scenarios, status, targets } }) => {
        const shown = new Set(scenarios.map(({ provider }) => provider)).size;
        return [scenarios.length, shown, targets.length, status, code];
      }),
      [
        [2, 1, 2, 'passed', 0],
        [2, 2, 2, 'passed', 0],
      ],
    );
    for (const { out } of shards) assert.doesNotMatch(out, /✗/);
  });

  test('merge into a record equal to that of the unsharded run, with the exchanges of all', () => {
    assert.deepEqual(timeless(merged), timeless(whole));
    assert.equal(merged.status, 'passed');
    const kept = readdirSync(join(project.root, folderOf(merged.id), 'exchanges'));
    assert.deepEqual(
      new Set(kept.map((file) => file.replace(/-\d+\.jsonl$/, ''))),
      new Set(shards.map(({ run: { id } }) => id)),
    );
  });

  test('of which each was served the contract itself keep nothing of it', () => {
    const verdicts = merged.drift?.filter(({ basis }) => basis === 'schema').map(({ verdict }) => verdict);
    assert.deepEqual(verdicts, ['identical', 'identical']);
    assert.equal(existsSync(join(project.root, folderOf(merged.id), 'schemas')), false);
  });

  test('show the same use as the whole once they are merged, and one alone shows none', async () => {
    assert.equal((await run('usage', 'tiny', '--from', whole.id)).code, 0);
    const { operations } = usage();
    assert.deepEqual(Object.keys(operations['GET /things/{id}']?.responses ?? {}), ['200', '4XX']);
    const one = await run('usage', 'tiny', '--from', shards[0]?.run.id ?? '');
    assert.equal(one.code, 2);
    assert.match(one.err, /one shard: merge/);
    assert.equal((await run('usage', 'tiny', '--from', merged.id)).code, 0);
    assert.deepEqual(usage().operations, operations);
    assert.equal((await run('usage', 'tiny', '--check', '--from', whole.id)).code, 1);
  });

  test('of other numbers, or without a record, are no run', async () => {
    const broken = folderOf('broken');
    mkdirSync(join(project.root, broken));
    writeFileSync(join(project.root, broken, 'run.json'), '{ "schema": 1 }');
    const [first = ''] = folders;
    const mistakes: [string[], RegExp][] = [
      [[first], /expected every shard of one run once, 1\/2, 2\/2; found 1\/2/],
      [[first, first], /found 1\/2, 1\/2/],
      [[first, 'reports/runs/nosuch'], /nosuch\/run\.json: expected the record of a run, found no such file/],
      [[first, broken], /broken\/run\.json: at "" it must have required property/],
    ];
    for (const [words, message] of mistakes) {
      const refused = await run('merge', ...words);
      assert.equal(refused.code, 2, refused.err);
      assert.match(refused.err, message);
    }
  });

  test('are refused where the quarantine names no scenario of any of them', async () => {
    const [first = '', second = ''] = folders;
    const copy = `${first}-quarantine`;
    cpSync(join(project.root, first), join(project.root, copy), { recursive: true });
    const plan = readPlan(join(project.root, copy));
    assert.equal(plan.whole, false);
    const quarantine = [{ provider: 'tiny', scenario: 'tiny/a-thing-keeps-its-nam' }];
    writeFileSync(planFile(join(project.root, copy)), JSON.stringify({ ...plan, quarantine }));
    const refused = await run('merge', copy, second);
    assert.match(refused.err, /did you mean tiny\/a-thing-keeps-its-name\?/);
    assert.equal(refused.code, 2);
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
