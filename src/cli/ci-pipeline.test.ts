import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Decision } from '../model/decision.ts';
import type { RunRecord } from '../model/run-record.ts';
import {
  codeQualityProblems,
  ctrfProblems,
  junitProblems,
  sarifProblems,
} from '../report/formats/testing/validators.ts';
import { commitAll } from './story/commit-all.ts';
import { runCli, runProcess } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';

const repository = join(import.meta.dirname, '../..');
const script = join(repository, 'docs/ci/pipeline.sh');

// The shards run beside each other already.
const oneWorker = `import { projectConfig } from '@livegate/scenario/project-config.ts';
export default { ...(await projectConfig(import.meta.dirname)), workers: 1 };
`;

test('the plain pipeline: four shards, merged and signed, the gate decided, every report in place', async () => {
  const project = new TinyProject();
  const read = (name: string) => readFileSync(join(project.root, 'artefacts', name), 'utf8');
  project.addEveryProvider();
  project.write('.gitignore', 'reports\nkeys\nledger\nartefacts\n');
  project.write('playwright.config.mjs', oneWorker);
  const checklist = [
    'pack: default@1',
    'opens: live',
    'scenarios: [tiny/a-thing-keeps-its-name]',
    'operations: [createThing]',
  ];
  project.write('contracts/tiny/checklist.yaml', `${checklist.join('\n')}\n`);
  const made = await runCli(['keys', 'create', 'ci', '--role', 'runner', '--out', 'keys'], {
    cwd: project.root,
  });
  project.write('trust.yaml', `keys:\n${made.out}    emails: [ci@tiny.example]\n`);
  commitAll(project.root, 'alex@tiny.example', 'all of it');

  const node = process.execPath;
  const { code, err, out } = await runProcess('bash', [script], project.root, {
    LIVEGATE: `${node} ${join(repository, 'bin/livegate.js')}`,
    PLAYWRIGHT: `${node} ${createRequire(import.meta.url).resolve('@playwright/test/cli')}`,
    LIVEGATE_KEY: 'keys/ci.pem',
    BASE: 'HEAD',
  });

  assert.equal(code, 1, `${out}${err}`);
  assert.match(out, /passed: \d+ of \d+ scenarios passed on the sandbox network/);
  assert.match(out, /✓ +evidence +run /);
  assert.match(out, /\? +on-call +nobody has signed it/);

  const records = globSync('reports/runs/*/run.json', { cwd: project.root }).map(
    (file) => JSON.parse(readFileSync(join(project.root, file), 'utf8')) as RunRecord,
  );
  const shards = records.filter(({ shard }) => shard !== undefined);
  const [whole, ...others] = records.filter(({ shard }) => shard === undefined);
  assert.deepEqual(shards.map(({ shard }) => shard?.current).sort(), [1, 2, 3, 4]);
  assert.equal(others.length, 0);
  assert.equal(whole?.status, 'passed');
  assert.equal(whole.scenarios.length, shards.flatMap(({ scenarios }) => scenarios).length);
  assert.ok(existsSync(join(project.root, 'reports/runs', whole.id, 'evidence.json')));

  assert.deepEqual(await junitProblems(read('junit.xml')), []);
  assert.deepEqual(sarifProblems(read('livegate.sarif')), []);
  assert.deepEqual(ctrfProblems(read('ctrf.json')), []);
  assert.deepEqual(codeQualityProblems(read('gl-code-quality.json')), []);
  const [decision] = JSON.parse(read('gate.json')) as readonly Decision[];
  assert.equal(decision?.verdict, 'failed');
  for (const name of ['comment.md', 'summary.md']) assert.match(read(name), /gate tiny → live/);
  assert.match(read('playwright/index.html'), /playwright/i);
  assert.ok(existsSync(join(project.root, 'artefacts/report/index.html')));
});
