import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Counts that nobody touched for two days: longer than any window. */
const outlived = 2 * 24 * 60 * 60 * 1000;

let made: string | undefined;

/** The folder where this user's processes count together. Below a folder that all may write to, only our own is trusted. */
export function budgetFolder(): string {
  made ??= makeFolder();
  return made;
}

function makeFolder(): string {
  const { uid } = userInfo();
  const folder = join(tmpdir(), `livegate-budget-${String(uid)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const state = lstatSync(folder);
  if (!state.isDirectory() || (uid >= 0 && state.uid !== uid))
    throw new Error(`${folder} belongs to somebody else`);
  chmodSync(folder, 0o700);
  removeOld(folder);
  return folder;
}

function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const state = statSync(path, { throwIfNoEntry: false });
    if (state !== undefined && Date.now() - state.mtimeMs > outlived) rmSync(path, { force: true });
  }
}
