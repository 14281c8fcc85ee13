import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { RunRecord } from '../model/run-record.ts';
import { TinyProject } from './testing/tiny-project.ts';

const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');

describe('playwright test, without livegate verify before it', () => {
  const project = new TinyProject();
  project.addTestEnvironment('second');
  project.write(
    'playwright.config.ts',
    "import { projectConfig } from '@livegate/scenario/project-config.ts';\nexport default await projectConfig(import.meta.dirname);\n",
  );
  project.write('package.json', '{ "type": "module" }\n');
  const runs = join(project.root, 'reports/runs');

  /** What it printed and its exit code; and the record, where it left one. */
  function playwright(...words: string[]) {
    const before = existsSync(runs) ? readdirSync(runs) : [];
    const { status, stderr, stdout } = spawnSync(process.execPath, [cli, 'test', ...words], {
      cwd: project.root,
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: undefined, LIVEGATE_RUN: undefined, CI: undefined },
    });
    const [id] = (existsSync(runs) ? readdirSync(runs) : []).filter((one) => !before.includes(one));
    const record =
      id === undefined
        ? undefined
        : (JSON.parse(readFileSync(join(runs, id, 'run.json'), 'utf8')) as RunRecord);
    return { status, stderr, stdout, record };
  }

  test('a project and a pattern run, and are shown and judged by themselves', () => {
    const { record, status, stdout } = playwright('--project', 'tiny@second', '--grep', 'keeps its name');
    assert.match(stdout, /1 passed/);
    assert.equal(record?.status, 'passed');
    assert.deepEqual(
      record.targets.map(({ environment }) => environment),
      ['second'],
    );
    assert.equal(status, 0);
  });

  test('a scenario that fails is shown, and red', () => {
    project.write(
      'suites/tiny/second.spec.ts',
      "import { scenario } from '@livegate/scenario/index.ts';\nscenario('of one', async ({ environment }) => {\n  if (environment.name !== 'second') throw new Error('not here');\n});\n",
    );
    const { status, stdout } = playwright('--grep', 'of one');
    assert.match(stdout, /not here/);
    assert.equal(status, 1);
  });

  test('a list is printed, and leaves no record', () => {
    const { record, status, stdout } = playwright('--list');
    assert.match(stdout, /\[tiny@second\] › tiny\/things\.spec\.ts:\d+:\d+ › a thing keeps its name/);
    assert.match(stdout, /Total: 6 tests/);
    assert.equal(record, undefined);
    assert.equal(status, 0);
  });

  test('nothing selected is said once, and red', () => {
    const { status, stderr, stdout } = playwright('--grep', 'no such scenario');
    assert.equal(`${stdout}${stderr}`.split('No tests found').length, 2);
    assert.equal(status, 1);
  });

  test('what Playwright passes and the record does not is told', () => {
    project.write(
      'suites/tiny/second.spec.ts',
      "import { scenario } from '@livegate/scenario/index.ts';\nscenario.skip('left out', async () => {});\n",
    );
    const { record, status, stderr } = playwright('--grep', 'left out');
    assert.equal(record?.status, 'failed');
    assert.match(stderr, /the run is failed: npx livegate report shows why/);
    assert.equal(status, 1);
  });
});
