import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { digestOf } from './digest.ts';
import { ConfigError } from './errors.ts';
import { readOnce, readOnceSync } from './read-once.ts';

/** One that nobody listens at any more: its file stays. */
function listenAt(file: string): void {
  spawnSync(process.execPath, [
    '-e',
    'require("node:net").createServer().listen(process.argv[1], () => process.kill(process.pid, "SIGKILL"))',
    file,
  ]);
}

const kinds: readonly (readonly [what: string, make: (file: string) => unknown, found: RegExp])[] = [
  [
    'a symbolic link',
    (file) => {
      writeFileSync(`${file}.real`, '');
      symlinkSync(`${file}.real`, file);
    },
    /found a symbolic link\s+Put a copy of the file/,
  ],
  ['a link to nothing', (file) => symlinkSync('nowhere', file), /found a symbolic link/],
  ['a link to a device', (file) => symlinkSync('/dev/zero', file), /found a symbolic link/],
  ['a pipe', (file) => execFileSync('mkfifo', [file]), /found something else/],
  ['a socket', listenAt, /found something else/],
  ['a folder', (file) => mkdirSync(file), /found something else/],
  [
    'a byte too many',
    (file) => {
      writeFileSync(file, '');
      truncateSync(file, 16 * 2 ** 20 + 1);
    },
    /at most 16 MB\s+found 17 MB/,
  ],
  ['below a file', (file) => writeFileSync(join(file, '..'), ''), /found ENOTDIR/],
];

for (const [what, make, found] of kinds)
  test(`is not judged: ${what}`, async (context) => {
    const folder = temporaryFolder(context);
    const file = what === 'below a file' ? join(folder, 'a/subject.yaml') : join(folder, 'subject.yaml');
    make(file);
    const isRefused = (error: unknown) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, /subject.yaml: cannot be judged/);
      assert.match(error.message, found);
      assert.doesNotMatch(error.message, /livegate-ledger/);
      return error.exitCode === 2;
    };
    await assert.rejects(readOnce(folder, file), isRefused);
    assert.throws(() => readOnceSync(folder, file), isRefused);
  });

test('the bytes, their text and their digest are of one read; no file is nothing', async (context) => {
  const folder = temporaryFolder(context);
  const file = join(folder, 'a');
  assert.equal(await readOnce(folder, file), undefined);
  assert.equal(await readOnce(folder, join(folder, 'nowhere/a')), undefined);
  writeFileSync(file, 'größer');
  const read = await readOnce(folder, file);
  assert.deepEqual([read?.text, read?.digest], ['größer', digestOf('größer')]);
  assert.deepEqual(readOnceSync(folder, file)?.bytes, read?.bytes);
  assert.equal(readOnceSync(folder, join(folder, 'nowhere/a')), undefined);
  assert.equal((await readOnce(folder, file, 8))?.bytes.length, 8);
  await assert.rejects(readOnce(folder, file, 7), ConfigError);
});
