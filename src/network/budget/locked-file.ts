import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A lock this old belongs to a process that died: it is held for less than a millisecond. */
const staleAfter = 2_000;

/**
 * Changes a small file while no other process of this machine does. `change` gets the content (undefined: no file yet)
 * and returns the new one with a result. It must be quick and must not throw.
 */
export async function changeLocked<Result>(
  path: string,
  change: (content: Buffer | undefined) => { readonly content: Buffer; readonly result: Result },
): Promise<Result> {
  const lock = `${path}.lock`;
  await acquire(lock);
  try {
    const { content, result } = change(readIfThere(path));
    writeFileSync(`${path}.new`, content, { mode: 0o600 });
    renameSync(`${path}.new`, path);
    return result;
  } finally {
    rmSync(lock, { force: true });
  }
}

async function acquire(lock: string): Promise<void> {
  while (!tryAcquire(lock)) {
    breakIfStale(lock);
    await sleep(1 + Math.random() * 4);
  }
}

function tryAcquire(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Moves a stale lock out of the way. Where another process was quicker, its new lock is what was moved: it goes back. */
function breakIfStale(lock: string): void {
  const aside = `${lock}.${String(process.pid)}`;
  try {
    const { mtimeMs, ino } = statSync(lock);
    if (Date.now() - mtimeMs < staleAfter) return;
    renameSync(lock, aside);
    if (statSync(aside).ino === ino) rmSync(aside);
    else renameSync(aside, lock);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
