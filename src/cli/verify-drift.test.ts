import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { DriftReport } from '../model/drift-report.ts';
import type { RunDrift, RunRecord } from '../model/run-record.ts';
import { servedSchemaFile } from '../scenario/drift/served-schema-file.ts';
import { readPlan } from '../scenario/run-plan.ts';
import { digestOf } from '../util/digest.ts';
import { publishedProject } from './testing/published-project.ts';
import { refusalOf } from './testing/refusal-of.ts';
import type { Ended } from './testing/run-cli.ts';
import { runWarm } from './testing/warm-cli.ts';

const provider = 'contracts/tiny/provider.yaml';

/** What a run of several environments found in each, in a few words. Nobody may read the schema of staging. */
type Seen = Ended & { readonly run: RunRecord; readonly drift: Readonly<Record<string, string>> };

describe('a run holds its contracts against the environments', () => {
  const project = publishedProject(', auth: none');
  const folderOf = ({ id }: RunRecord) => join(project.root, 'reports/runs', id);
  let undecided: Seen;
  let shards: readonly Seen[] = [];
  let merged: Seen;

  const run = async (...words: readonly string[]): Promise<Seen> => {
    const ended = await runWarm(words, { cwd: project.root });
    const record = project.recordOf(ended.out);
    assert.ok(record !== undefined, ended.err);
    const seen = Object.groupBy(record.drift ?? [], ({ environment }) => environment);
    const drift = Object.entries(seen).map(([environment, entries = []]) => {
      return [environment, entries.map(({ basis, verdict }) => `${basis} ${verdict}`).join(', ')];
    });
    return { ...ended, run: record, drift: Object.fromEntries(drift) as Record<string, string> };
  };
  const verify = (...words: readonly string[]) =>
    run('verify', '--workers', '1', '--grep', 'keeps its name', ...words);
  const verdictsOf = ({ run: { scenarios } }: Seen) =>
    scenarios.map(({ environment, verdict }) => `${environment} ${verdict}`);

  before(async () => {
    for (const name of ['second', 'third']) {
      project.addTestEnvironment(name);
      const own = '    schemaSource: { kind: openapi, path: /openapi.json }';
      project.edit(provider, `  ${name}:\n`, `  ${name}:\n${own}\n`);
    }
    const entry = `{ scenario: tiny/nosuch, owner: ann, reason: TINY-7, expires: '2999-01-01' }`;
    project.edit(provider, 'testData:', `quarantine: [${entry}]\ntestData:`);
    undecided = await verify('-e', 'staging', '-e', 'second', '--drift', 'tiny@second=size-added');
    project.edit(provider, `quarantine: [${entry}]\n`, '');
    const drifts = ['--drift', 'tiny@second=name-as-number', '--drift', 'tiny@third=name-gone'];
    shards = [await verify('--shard', '1/2', ...drifts), await verify('--shard', '2/2', ...drifts)];
    merged = await run('merge', ...shards.map((one) => folderOf(one.run)));
  });

  test('one whose schema cannot be read: exit 3 though every scenario passed', () => {
    const { code, drift, out } = undecided;
    assert.match(out, /cannot tell tiny@staging: .*answered 401/);
    assert.match(out, /^undecided: 2 of 2 scenarios passed/m);
    assert.match(out, /^drift +environment +by +verdict/m);
    assert.equal(drift['staging'], 'schema unknown, observed safe');
    assert.equal(code, 3, out);
  });

  test('and one whose schema changed without breaking us makes no run fail', () => {
    assert.equal(undecided.drift['second'], 'schema safe, observed safe');
    assert.equal(undecided.run.status, 'undecided');
  });

  test('where a pattern leaves scenarios out, nobody knows which there are, and so which the quarantine names', () => {
    assert.equal(readPlan(folderOf(undecided.run)).whole, false);
  });

  test('a schema that breaks us: exit 1 though every scenario passed', () => {
    const [, second] = shards;
    assert.deepEqual(second === undefined ? [] : verdictsOf(second), ['third passed']);
    assert.equal(second?.drift['third'], 'schema breaking, observed safe');
    assert.match(second.out, /failed:/);
    assert.equal(second.code, 1, second.out);
  });

  test('answers that break us: exit 1; what cannot be read hides no scenario that failed', () => {
    const [first] = shards;
    assert.deepEqual(first === undefined ? [] : verdictsOf(first), ['second failed', 'staging passed']);
    assert.equal(first?.drift['second'], 'schema identical, observed breaking');
    assert.equal(first.drift['staging'], 'schema unknown, observed safe');
    assert.equal(first.code, 1, first.out);
  });

  test('and leaves a report of each beside its record, with the digest; shards that are merged do as well', () => {
    for (const { run: record } of [undecided, merged]) {
      const reports = record.drift?.flatMap(({ report }) => report ?? []) ?? [];
      // Of each schema but that of staging, and of what was observed in each.
      assert.equal(reports.length, record.targets.length * 2 - 1);
      for (const { digest, file } of reports)
        assert.equal(digestOf(readFileSync(join(folderOf(record), file))), digest);
      assert.deepEqual(new Set(record.drift?.map(({ network }) => network)), new Set(['sandbox']));
      assert.equal(record.liveRequests, 0);
    }
  });

  test('what an environment served to the shards is kept with their whole, and a report of it shows both sides', async () => {
    assert.equal(merged.code, 1, merged.out);
    assert.deepEqual(merged.drift, {
      staging: 'schema unknown, observed safe',
      second: 'schema identical, observed breaking',
      third: 'schema breaking, observed safe',
    });
    const isThird = ({ basis, environment }: RunDrift) => basis === 'schema' && environment === 'third';
    const file = merged.run.drift?.find(isThird)?.report?.file ?? '';
    const { digest } = (JSON.parse(readFileSync(join(folderOf(merged.run), file), 'utf8')) as DriftReport)
      .new;
    assert.equal(digestOf(readFileSync(servedSchemaFile(folderOf(merged.run), digest))), digest);
    const ended = await runWarm(['report', '--from', folderOf(merged.run)], { cwd: project.root });
    assert.equal(ended.code, 0, ended.err);
    const page = readFileSync(join(project.root, 'reports/index.html'), 'utf8');
    const excerpts = [...page.matchAll(/<table class="excerpt[^]*?<\/table>/g)].join('\n');
    assert.match(excerpts, /Before[^]*After[^]*<del><code>\s*- name<\/code><\/del>/);
  });
});

test('waivers with mistakes keep a run from beginning: exit 2', async () => {
  const other = publishedProject();
  other.write('contracts/tiny/waivers.yaml', 'waivers: 7\n');
  const { code, err } = await refusalOf(other.root);
  assert.match(err, /contracts\/tiny\/waivers\.yaml/);
  assert.equal(code, 2, err);
});
