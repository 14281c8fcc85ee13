import { setTimeout as sleep } from 'node:timers/promises';
import { LedgerError } from '../ledger-error.ts';

const busy = 5;

/**
 * Works while no other process, and nobody else in this one, holds the lock on the file `path`. The lock is the operating
 * system's own: it ends with the process, however that ends, so none is ever stale and none is ever broken. Waits up to
 * `patience` milliseconds for it, then throws a `LedgerError` (`ledger_locked`); `ledger_unwritable` where there can be
 * no lock at all. The file stays and stays empty: nothing but this may open it, or its lock is lost.
 */
export async function withExclusiveLock<Result>(
  path: string,
  patience: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const release = await acquire(path, patience);
  try {
    return await work();
  } finally {
    release();
  }
}

async function acquire(path: string, patience: number): Promise<() => void> {
  const deadline = performance.now() + patience;
  for (;;) {
    const release = await tryAcquire(path);
    if (release !== undefined) return release;
    if (performance.now() >= deadline)
      throw new LedgerError('ledger_locked', `another process held ${path} for ${patience} ms`, {
        hint: 'try again; `fuser` or `lsof` names the process that holds it',
      });
    await sleep(1 + Math.random() * 4);
  }
}

// Node has no flock(2); SQLite, which comes with it, takes a real one (fcntl, LockFileEx) and knows their traps. A database
// in which nothing is ever written serves as the lock. Loaded on first use: below Node 24 it prints a warning.
async function tryAcquire(path: string): Promise<(() => void) | undefined> {
  try {
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(path, { timeout: 0 });
    try {
      database.exec('BEGIN EXCLUSIVE');
      return () => database.close();
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (cause) {
    if (cause instanceof Error && 'errcode' in cause && cause.errcode === busy) return undefined;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LedgerError('ledger_unwritable', `${path} cannot be locked: ${reason}`, { cause });
  }
}
