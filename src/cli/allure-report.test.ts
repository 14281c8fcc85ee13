import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

type Result = {
  readonly status: string;
  readonly steps: readonly { readonly name: string }[];
  readonly links: readonly { readonly url: string; readonly type: string }[];
  readonly history?: readonly unknown[];
};

test('Allure shows steps, links, the exchanges of what failed, and the runs before', async () => {
  const project = new TinyProject();
  const link = "{ annotation: { type: 'issue', description: 'https://tiny.example/issues/7' } }";
  project.edit(
    'suites/tiny/things.spec.ts',
    "'a thing keeps its name', ",
    `'a thing keeps its name', ${link}, `,
  );
  const words = ['verify', '--workers', '1', '--grep', 'a thing keeps', '--allure', '--json'];
  const fault = ['--fault', 'tiny@staging:getThing=wrong-type:/name'];
  const folders: string[] = [];
  for (const more of [[], fault]) {
    const { code, err, out } = await runWarm([...words, ...more], { cwd: project.root });
    assert.equal(code, more.length === 0 ? 0 : 1, err);
    folders.push(join(project.root, 'reports/runs', (JSON.parse(out) as { id: string }).id));
  }
  const [result] = readAll(folders[1] ?? '', 'allure-results/*-result.json');
  assert.equal(result?.status, 'failed');
  assert.ok(result.steps.length > 0);
  assert.deepEqual(
    result.links.map(({ type, url }) => [type, url]),
    [['issue', 'https://tiny.example/issues/7']],
  );
  assert.match(JSON.stringify(result), /"name":"exchanges"/);

  const [shown] = readAll(folders[1] ?? '', 'allure-report/data/test-results/*.json');
  assert.equal(shown?.history?.length, 1);
  const lines = readFileSync(join(project.root, 'reports/allure-history.jsonl'), 'utf8').trim().split('\n');
  assert.equal(lines.length, 2);
});

function readAll(folder: string, pattern: string): readonly Result[] {
  return globSync(pattern, { cwd: folder }).map(
    (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Result,
  );
}
