import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { DriftReport } from '../model/drift-report.ts';
import type { RunRecord } from '../model/run-record.ts';
import { servedSchemaFile } from '../scenario/drift/served-schema-file.ts';
import { digestOf } from '../util/digest.ts';
import { publishedProject } from './testing/published-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const project = publishedProject();
const folderOf = ({ id }: RunRecord) => join(project.root, 'reports/runs', id);
const run = async (code: number, ...words: readonly string[]) => {
  const ended = await runWarm([...words, '--json'], { cwd: project.root });
  assert.equal(ended.code, code, ended.out + ended.err);
  return JSON.parse(ended.out) as RunRecord;
};

test('what an environment served to the shards is kept with their whole, and a report of it shows both sides', async () => {
  const shards = [];
  for (const part of ['1/2', '2/2'])
    shards.push(await run(1, 'verify', '--workers', '1', '--shard', part, '--drift', 'tiny=name-gone'));
  const merged = await run(1, 'merge', ...shards.map(folderOf));
  const drift = merged.drift?.find(({ basis }) => basis === 'schema');
  assert.equal(drift?.verdict, 'breaking');
  const text = readFileSync(join(folderOf(merged), drift.report?.file ?? ''));
  assert.equal(digestOf(text), drift.report?.digest);
  const { digest } = (JSON.parse(text.toString()) as DriftReport).new;
  const served = readFileSync(servedSchemaFile(folderOf(merged), digest));
  assert.equal(digestOf(served), digest);
  const ended = await runWarm(['report', '--from', folderOf(merged)], { cwd: project.root });
  assert.equal(ended.code, 0, ended.err);
  const page = readFileSync(join(project.root, 'reports/index.html'), 'utf8');
  const [excerpt = ''] = /<table class="excerpt[^]*?<\/table>/.exec(page) ?? [];
  assert.match(excerpt, /Before[^]*After[^]*<del><code>\s*- name<\/code><\/del>/);
});

test('where every shard was served the contract itself, nothing is kept', async () => {
  const shards = [];
  for (const part of ['1/2', '2/2']) shards.push(await run(0, 'verify', '--workers', '1', '--shard', part));
  const merged = await run(0, 'merge', ...shards.map(folderOf));
  assert.equal(merged.drift?.find(({ basis }) => basis === 'schema')?.verdict, 'identical');
  assert.equal(existsSync(join(folderOf(merged), 'schemas')), false);
});
