import type { BigIntStats } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unlessMissing } from '../../util/unless-missing.ts';
import { LedgerError } from '../ledger-error.ts';

/** The state of a file; undefined where there is none. Throws a `LedgerError` (`ledger_unreadable`) for what is no file, such as a pipe. */
export async function statFile(file: string): Promise<BigIntStats | undefined> {
  const stats = await unlessMissing(stat(file, { bigint: true }));
  if (stats === undefined || stats.isFile()) return stats;
  throw new LedgerError('ledger_unreadable', `${file}: expected a file, found something else of that name`);
}

/** Where a file is, or will be, by its one real name. Its folder must be there. */
export async function realFile(file: string): Promise<string> {
  const real = await unlessMissing(realpath(file));
  return real ?? join(await realpath(dirname(file)), basename(file));
}

/** Works with an open file, and closes it. `flags`: those of open(2). */
export async function withFile<Result>(
  file: string,
  flags: number,
  work: (handle: FileHandle) => Promise<Result>,
): Promise<Result> {
  const handle = await open(file, flags);
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

/** Turns what the operating system says against it into a `LedgerError` of this code. */
export async function withReason<Result>(
  code: 'ledger_unreadable' | 'ledger_unwritable',
  work: Promise<Result>,
): Promise<Result> {
  try {
    return await work;
  } catch (cause) {
    if (!(cause instanceof Error) || !('syscall' in cause)) throw cause;
    throw new LedgerError(code, `the ledger cannot be used: ${cause.message}`, { cause });
  }
}
