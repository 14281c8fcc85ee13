import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';

const { uid } = userInfo();

/** A process of its own prints its folder: each makes it once. It may take itself for another user. */
const printer = `
  import os from 'node:os';
  import { syncBuiltinESMExports } from 'node:module';
  const [module, uid] = process.argv.slice(1);
  os.userInfo = () => ({ uid: Number(uid) });
  syncBuiltinESMExports();
  console.log((await import(module)).budgetFolder());`;

function budgetFolder(temporary: string, user = uid): string {
  const module = new URL('budget-folder.ts', import.meta.url).href;
  const argv = ['--input-type=module', '-e', printer, module, String(user)];
  const env = { ...process.env, TMPDIR: temporary };
  return execFileSync(process.execPath, argv, { env, encoding: 'utf8', stdio: 'pipe' }).trim();
}

function newTemporary(context: TestContext): { readonly temporary: string; readonly folder: string } {
  const temporary = mkdtempSync(join(tmpdir(), 'livegate-folder-test-'));
  context.after(() => {
    rmSync(temporary, { recursive: true });
  });
  return { temporary, folder: join(temporary, `livegate-budget-${String(uid)}`) };
}

for (const name of ['made', 'found'])
  test(`a folder that is ${name} is for nobody else`, (context) => {
    const { folder, temporary } = newTemporary(context);
    if (name === 'found') mkdirSync(folder, { mode: 0o777 });
    assert.equal(budgetFolder(temporary), folder);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
  });

test('a link to a folder is not trusted', (context) => {
  const { folder, temporary } = newTemporary(context);
  mkdirSync(join(temporary, 'elsewhere'));
  symlinkSync('elsewhere', folder);
  assert.throws(() => budgetFolder(temporary), /belongs to somebody else/);
});

test('nor is the folder of another user', (context) => {
  const { temporary } = newTemporary(context);
  assert.throws(() => budgetFolder(temporary, uid + 1), /belongs to somebody else/);
});

test('counts that nobody touched for two days are removed, by one look a day', (context) => {
  const { folder, temporary } = newTemporary(context);
  mkdirSync(folder);
  const days = { old: 3, new: 1 };
  const makeAll = (): void => {
    for (const [name, ago] of Object.entries(days)) make(join(folder, name), ago);
  };
  const left = (): readonly boolean[] => {
    budgetFolder(temporary);
    return Object.keys(days).map((name) => existsSync(join(folder, name)));
  };
  makeAll();
  assert.deepEqual(left(), [false, true]);
  makeAll();
  assert.deepEqual(left(), [true, true]);
  make(join(folder, 'looked'), 1.1);
  assert.deepEqual(left(), [false, true]);
});

function make(path: string, daysAgo: number): void {
  const then = Date.now() / 1000 - daysAgo * 24 * 60 * 60;
  writeFileSync(path, '');
  utimesSync(path, then, then);
}
