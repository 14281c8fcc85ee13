import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const day = 24 * 60 * 60 * 1000;
/** Counts that nobody touched for two days: longer than any window. */
const outlived = 2 * day;

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

/** Looks once a day: there are thousands of counts where many runs were, and each worker of each would look. */
function removeOld(folder: string): void {
  const looked = join(folder, 'looked');
  if (ageOf(looked) < day) return;
  writeFileSync(looked, '');
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (ageOf(path) > outlived) rmSync(path, { force: true });
  }
}

/** In milliseconds. What is not there any more was never touched. */
function ageOf(path: string): number {
  const state = statSync(path, { throwIfNoEntry: false });
  return state === undefined ? Infinity : Date.now() - state.mtimeMs;
}
