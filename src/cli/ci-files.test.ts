import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { lintGithubFile } from './testing/lint-github-file.ts';
import { runProcess } from './testing/run-cli.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const workflow = '.github/workflows/livegate.yml';

describe('the files for GitHub, by its own language service', () => {
  for (const file of ['action.yml', workflow])
    test(`${file} is right`, async () => assert.deepEqual(await lintGithubFile(file, read(file)), []));

  const wrong: readonly (readonly [file: string, from: string, to: string, says: RegExp])[] = [
    ['action.yml', 'shell: bash', 'shel: bash', /Unexpected value 'shel'/],
    [workflow, 'runs-on: ubuntu', 'run-on: ubuntu', /Unexpected value 'run-on'/],
    [workflow, 'needs: verify', 'needs: verifi', /verifi/],
    [workflow, 'inputs.network }}', 'inputs.netwerk }}', /netwerk/],
  ];
  for (const [file, from, to, says] of wrong)
    test(`and would be wrong with ${to}`, async () => {
      assert.ok(read(file).includes(from));
      assert.match((await lintGithubFile(file, read(file).replace(from, to))).join('\n'), says);
    });

  test('no script holds an expression: what somebody types must not become a command', () => {
    for (const file of ['action.yml', workflow])
      for (const [, script = ''] of read(file).matchAll(/^ +run: (\|\n(?:(?: {8,}.*)?\n)+|.*\n)/gm))
        assert.doesNotMatch(script, /\$\{\{/, file);
  });
});

describe('the template for GitLab, by the schema of GitLab and the rules of gitlab-ci-local', () => {
  const folder = mkdtempSync(join(tmpdir(), 'livegate-gitlab-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const cli = fileURLToPath(import.meta.resolve('gitlab-ci-local'));

  async function lint(change: (text: string) => string) {
    cpSync(join(root, 'docs/ci/gitlab.yml'), join(folder, '.gitlab-ci.yml'));
    writeFileSync(join(folder, '.gitlab-ci.yml'), change(read('docs/ci/gitlab.yml')));
    await runProcess('git', ['init', '-q'], folder);
    return runProcess(process.execPath, [cli, '--list-json'], folder, { HOME: folder });
  }

  test('is right: four shards, the merger, the gate', async () => {
    const { code, err, out } = await lint((text) => text);
    assert.equal(code, 0, err);
    const jobs = JSON.parse(out.slice(out.indexOf('\n[') + 1)) as readonly { readonly name: string }[];
    assert.deepEqual(
      jobs.map(({ name }) => name),
      [...[1, 2, 3, 4].map((part) => `livegate:verify: [${part}/4]`), 'livegate:merge', 'livegate:gate'],
    );
  });

  for (const [from, to] of [
    ["needs: ['livegate:verify']", 'needs: [nobody]'],
    ['when: always', 'when: sometimes'],
  ] as const)
    test(`and would be wrong with ${to}`, async () => {
      const { code } = await lint((text) => text.replace(from, to));
      assert.notEqual(code, 0);
    });
});
