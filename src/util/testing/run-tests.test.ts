import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { groupTestFiles } from './group-test-files.ts';
import { groupAll } from './run-tests.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = join(import.meta.dirname, '../../..');

test('every test file there is belongs to exactly one group', () => {
  const there = globSync('{src,contracts}/**/*.test.ts', { cwd: root, exclude: ['**/node_modules/**'] });
  const grouped = groupAll(root).flatMap(({ files }) => files);
  assert.ok(there.length > 300);
  assert.deepEqual(grouped.toSorted(), there.toSorted());
});

describe('a group', () => {
  const plain = "import { test } from 'node:test';";
  const rows: readonly (readonly [
    what: string,
    files: Readonly<Record<string, string>>,
    groups: string[][],
  ])[] = [
    [
      'is of one pure folder, however deep',
      { 'src/util/a.test.ts': plain, 'src/util/b/c.test.ts': plain, 'src/seal/d.test.ts': plain },
      [['src/util/a.test.ts', 'src/util/b/c.test.ts'], ['src/seal/d.test.ts']],
    ],
    [
      'is one file where the folder works with processes, or is not known',
      {
        'src/cli/a.test.ts': plain,
        'src/cli/b.test.ts': plain,
        'src/new/c.test.ts': plain,
        'src/new/d.test.ts': plain,
      },
      [['src/cli/a.test.ts'], ['src/cli/b.test.ts'], ['src/new/c.test.ts'], ['src/new/d.test.ts']],
    ],
    [
      'is of the parts of commands, which are no folder of their own each',
      { 'src/cli/a.test.ts': plain, 'src/cli/gate/b.test.ts': plain, 'src/cli/watch/c.test.ts': plain },
      [['src/cli/a.test.ts'], ['src/cli/gate/b.test.ts', 'src/cli/watch/c.test.ts']],
    ],
    [
      'leaves out what changes what all of a process share, or weighs it',
      {
        'src/util/a.test.ts': plain,
        'src/util/b.test.ts': "process.env['A'] = 'b';",
        'src/util/c.test.ts': 'beforeEach(() => undefined);',
        'src/util/d.test.ts': "import 'node:child_process';",
        'src/gateway/e.test.ts': plain,
        'src/gateway/f.test.ts': "import { largeBody } from './testing/large-body.ts';",
      },
      [
        ...[['src/util/a.test.ts'], ['src/util/b.test.ts'], ['src/util/c.test.ts'], ['src/util/d.test.ts']],
        ...[['src/gateway/e.test.ts'], ['src/gateway/f.test.ts']],
      ],
    ],
  ];
  for (const [what, files, groups] of rows)
    test(what, () => {
      const made = groupTestFiles(Object.keys(files), (file) => files[file] ?? '');
      assert.deepEqual(
        made.map((group) => group.files),
        groups,
      );
    });
});

const head = "import { test } from 'node:test';\n";
const preload = pathToFileURL(join(root, 'scripts/watch-end.ts')).href;
const passes = `${head}test('passes', () => undefined);`;

/** Runs `npm test` on test files in a folder of their own; `c` is the last of three that share a process. */
function runWith(context: TestContext, c: string, words: readonly string[]) {
  const folder = temporaryFolder(context);
  const own = ['a', 'b', 'c'].map((name) => [`src/util/${name}.test.ts`, name === 'c' ? c : passes] as const);
  for (const [name, text] of [...own, ['src/cli/d.test.ts', passes] as const]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const main = join(folder, 'main.mjs');
  const call = `process.exitCode = await runTests(process.cwd(), process.argv.slice(2), '${preload}');`;
  writeFileSync(main, `import { runTests } from '${import.meta.resolve('./run-tests.ts')}';\n${call}\n`);
  // As from a shell: the test runner starts no other.
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
  return spawnSync(process.execPath, [main, ...words], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...env, LIVEGATE_TEST_LONGEST: '3000' },
  });
}

describe('npm test', () => {
  const rows: readonly (readonly [
    what: string,
    c: string,
    words: readonly string[],
    status: number,
    says: RegExp,
  ])[] = [
    ['passes where all do, and counts them', passes, [], 0, /tests 4\n[^]*pass 4\n/],
    ['runs the files that it is told', passes, ['src/util/c.test.ts'], 0, /tests 1\n/],
    ['runs the tests that it is told', passes, ['--test-name-pattern', 'nothing'], 0, /pass 2\n/],
    [
      'fails where one does',
      `${head}test('c', () => { throw new Error('so'); });`,
      [],
      1,
      /Error: so[^]*c\.test\.ts:2/,
    ],
    ['fails where one ends the process', `${head}test('c', () => process.exit(0));`, [], 1, /fail 1\n/],
    ['fails where one crashes', `${head}test('c', () => process.abort());`, [], 1, /fail 1\n/],
    ['fails where a process does not end', `${head}setInterval(() => undefined, 1000);`, [], 1, /fail 1\n/],
    [
      'fails where a test never ends',
      `${head}test('c', () => new Promise(() => undefined));`,
      [],
      1,
      /cancelled 1\n/,
    ],
    ['fails where a file cannot be read', `${head}test(`, [], 1, /fail 1\n/],
    ['fails where no file is called so', passes, ['src/nosuch.test.ts'], 1, /no test file is called so/],
  ];
  for (const [what, c, words, status, says] of rows)
    test(what, (context) => {
      const ended = runWith(context, c, words);
      assert.match(ended.stdout, says, ended.stderr);
      assert.equal(ended.status, status, ended.stdout);
    });
});
