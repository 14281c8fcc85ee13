import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../util/testing/temporary-folder.ts';
import { digestOf } from '../util/digest.ts';
import { ConfigError } from '../util/errors.ts';
import { GateError } from './gate-error.ts';
import { readOnce } from './read-once.ts';
import { readPrivateFile } from './read-private-file.ts';

const kinds: readonly (readonly [what: string, make: (file: string) => unknown, found: RegExp])[] = [
  [
    'a symbolic link',
    (file) => {
      writeFileSync(`${file}.real`, '');
      symlinkSync(`${file}.real`, file);
    },
    /found a symbolic link/,
  ],
  ['a link to nothing', (file) => symlinkSync('nowhere', file), /found a symbolic link/],
  ['a link to a device', (file) => symlinkSync('/dev/zero', file), /found a symbolic link/],
  ['a pipe', (file) => execFileSync('mkfifo', [file]), /found something else/],
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
    await assert.rejects(readOnce(folder, file), (error) => {
      assert.ok(error instanceof ConfigError);
      assert.match(error.message, /subject.yaml: cannot be judged/);
      assert.match(error.message, found);
      assert.doesNotMatch(error.message, /livegate-ledger/);
      return error.exitCode === 2;
    });
  });

test('the bytes, their text and their digest are of one read; no file is nothing', async (context) => {
  const folder = temporaryFolder(context);
  const file = join(folder, 'a');
  assert.equal(await readOnce(folder, file), undefined);
  assert.equal(await readOnce(folder, join(folder, 'nowhere/a')), undefined);
  writeFileSync(file, 'größer');
  const read = await readOnce(folder, file);
  assert.deepEqual([read?.text, read?.digest], ['größer', digestOf('größer')]);
  assert.equal((await readOnce(folder, file, 8))?.bytes.length, 8);
  await assert.rejects(readOnce(folder, file, 7), ConfigError);
});

test('a private file that only its owner can read', async (context) => {
  const folder = temporaryFolder(context);
  const file = join(folder, 'key.pem');
  writeFileSync(file, 'secret', { mode: 0o600 });
  assert.equal(await readPrivateFile(file), 'secret');
  chmodSync(file, 0o400);
  assert.equal(await readPrivateFile(file), 'secret');
});

const secrets: readonly (readonly [
  what: string,
  make: (file: string) => unknown,
  code: string,
  words: RegExp,
])[] = [
  [
    'the group can read it',
    (file) => writeFileSync(file, 'secret', { mode: 0o640 }),
    'key_exposed',
    /mode 640.*chmod 600/s,
  ],
  ['all can read it', (file) => writeFileSync(file, 'secret', { mode: 0o604 }), 'key_exposed', /mode 604/],
  ['it is not there', () => undefined, 'key_missing', /livegate keys create/],
  ['it is a folder', (file) => mkdirSync(file, { mode: 0o700 }), 'key_missing', /is no file/],
  ['it is a pipe', (file) => execFileSync('mkfifo', ['-m', '600', file]), 'key_missing', /is no file/],
];

for (const [what, make, code, words] of secrets)
  test(`a private file is refused where ${what}`, async (context) => {
    const file = join(temporaryFolder(context), 'key.pem');
    make(file);
    await assert.rejects(readPrivateFile(file), (error) => {
      assert.ok(error instanceof GateError);
      assert.deepEqual([error.code, error.exitCode], [code, 2]);
      assert.match(`${error.message} ${error.hint ?? ''}`, words);
      assert.doesNotMatch(error.message, /secret/);
      return true;
    });
  });
