import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { ConfigError } from '../util/errors.ts';
import { temporaryFolder } from '../util/testing/temporary-folder.ts';
import { suiteDigest, suiteState } from './suite-digest.ts';

const spec = 'suites/acme/orders.spec.ts';

function projectIn(context: TestContext) {
  const root = temporaryFolder(context);
  const write = (name: string, text: string) => {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  };
  write(spec, 'a');
  return { root, write };
}

test('every file of the suites counts by name and bytes, whatever its name; installed packages do not', async (context) => {
  const { root, write } = projectIn(context);
  const digests = [await suiteDigest(root)];
  const changes = [
    [spec, 'b'],
    ['suites/acme/more.spec.ts', 'a'],
    ['suites/acme/helper.mjs', 'a'],
    ['suites/acme/data.json', '{}'],
    ['suites/acme/data.json', '[]'],
    ['suites/acme/.hidden.ts', 'a'],
    ['suites/.hidden/helper.ts', 'a'],
    ['playwright.config.ts', 'a'],
    ['playwright.config.ts', 'b'],
    ['playwright.config.cjs', 'a'],
  ] as const;
  for (const [name, text] of changes) {
    write(name, text);
    digests.push(await suiteDigest(root));
  }
  assert.equal(new Set(digests).size, changes.length + 1);
  for (const name of ['suites/node_modules/x/index.js', 'suites/acme/node_modules/x.js', 'package.json'])
    write(name, 'x');
  assert.equal(await suiteDigest(root), digests.at(-1));
});

test('a project without suites has a digest, too', async (context) => {
  assert.match(await suiteDigest(temporaryFolder(context)), /^sha256:/);
});

const refusals: readonly (readonly [what: string, name: string, make: (file: string) => unknown])[] = [
  ['a pipe', 'suites/acme/pipe.json', (file) => execFileSync('mkfifo', [file])],
  ['a link to a file', 'suites/acme/link.ts', (file) => symlinkSync('orders.spec.ts', file)],
  ['a link to a folder', 'suites/other', (file) => symlinkSync('acme', file)],
  ['a link to nothing', 'suites/acme/link.ts', (file) => symlinkSync('nothing', file)],
  ['a configuration that is a link', 'playwright.config.ts', (file) => symlinkSync(spec, file)],
  [
    'suites that are a link',
    'suites',
    (file) => {
      renameSync(file, `${file}-real`);
      symlinkSync(`${file}-real`, file);
    },
  ],
];
for (const [what, name, make] of refusals)
  test(`is refused at once: ${what}`, async (context) => {
    const { root } = projectIn(context);
    make(join(root, name));
    await assert.rejects(suiteDigest(root), (error) => {
      assert.ok(error instanceof ConfigError);
      assert.ok(error.message.startsWith(`${name}: cannot be judged`), error.message);
      return true;
    });
  });

const touches: readonly (readonly [what: string, touch: (file: string) => unknown])[] = [
  [
    'written to and put back, with its old time',
    (file) => {
      const old = readFileSync(file);
      writeFileSync(file, 'other');
      writeFileSync(file, old);
      utimesSync(file, 0, 0);
    },
  ],
  [
    'swapped by its name and put back',
    (file) => {
      renameSync(file, `${file}.old`);
      writeFileSync(file, 'other');
      renameSync(`${file}.old`, file);
    },
  ],
  [
    'joined by another for a while',
    (file) => {
      writeFileSync(`${file}.more`, '');
      rmSync(`${file}.more`);
    },
  ],
];
for (const [what, touch] of touches)
  test(`the mark tells that a file was ${what}`, async (context) => {
    const { root } = projectIn(context);
    const before = await suiteState(root);
    assert.deepEqual(await suiteState(root), before);
    // The clock of files may stand still for some milliseconds.
    await new Promise((resolve) => setTimeout(resolve, 20));
    touch(join(root, spec));
    const after = await suiteState(root);
    assert.equal(after.digest, before.digest);
    assert.notEqual(after.mark, before.mark);
  });
