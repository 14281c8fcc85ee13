import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../util/testing/temporary-folder.ts';
import { GateError } from './gate-error.ts';
import { readPrivateFile } from './read-private-file.ts';

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
    /mode 640.*If it is a private key: chmod 600/s,
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
