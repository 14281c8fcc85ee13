import { constants } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../../util/sync-folder.ts';
import { encodeEntry } from '../encode-entry.ts';
import { LedgerError } from '../ledger-error.ts';
import { maxEntryBytes } from '../ledger.ts';
import type { Ledger, LedgerRecord } from '../ledger.ts';
import { withExclusiveLock } from './exclusive-lock.ts';
import { realFile, statFile, withFile, withReason } from './file-access.ts';
import { createFileScan } from './file-scan.ts';
import type { FileScan } from './file-scan.ts';
import { parseLine } from './parse-line.ts';
import { readLines } from './read-lines.ts';
import { settleTail, writeEntry } from './write-entry.ts';

export type FileLedgerOptions = {
  /** How long a writer waits for the others, in milliseconds; 10,000 where nothing is said. */
  readonly patience?: number;
};

/**
 * A ledger in a file: one entry a line, nothing else. Reads and checks all of it first: throws a `LedgerError`
 * (`ledger_malformed`) that names the line. Where there is no file, the ledger is empty and the first entry makes it,
 * with its folder. Writers exclude each other by a lock on the file `<file>.lock` beside it; readers wait for nobody. What a
 * crash left of an entry is never served, and goes with the next write.
 */
export async function openFileLedger(
  file: string,
  { patience = 10_000 }: FileLedgerOptions = {},
): Promise<Ledger> {
  const scan = createFileScan(file);
  await refresh(file, scan);
  let closed = false;
  let writing: Promise<unknown> = Promise.resolve();
  const requireOpen = () => {
    if (closed) throw new LedgerError('ledger_closed', `${file} was closed`);
  };
  return {
    async append(entry, { expectedSize } = {}) {
      requireOpen();
      const bytes = encodeEntry(entry);
      const next = writing.then(() =>
        withReason('ledger_unwritable', append({ file, scan, patience, bytes, expectedSize })),
      );
      writing = next.catch(() => undefined);
      return next;
    },
    read: (from = 0) => {
      requireOpen();
      return read(file, scan, from);
    },
    async head() {
      requireOpen();
      await refresh(file, scan);
      return scan.head();
    },
    async close() {
      closed = true;
      await writing;
    },
  };
}

type Append = {
  readonly file: string;
  readonly scan: FileScan;
  readonly patience: number;
  readonly bytes: Buffer;
  readonly expectedSize: number | undefined;
};

async function append({ file, scan, patience, bytes, expectedSize }: Append) {
  await mkdir(dirname(file), { recursive: true });
  const lock = `${await realFile(file)}.lock`;
  return withExclusiveLock(lock, patience, () =>
    withFile(file, constants.O_RDWR | constants.O_CREAT, async (handle) => {
      await syncFolder(dirname(file));
      const tail = await scan.advance(handle);
      const { size } = scan.head();
      if (await settleTail(handle, tail, scan.startOf(size))) await scan.advance(handle);
      requireSize(scan.head().size, expectedSize);
      await writeEntry(handle, bytes, scan.startOf(scan.head().size));
      await scan.advance(handle);
      const head = scan.head();
      return { index: head.size - 1, ...head };
    }),
  );
}

function requireSize(size: number, expectedSize: number | undefined): void {
  if (expectedSize === undefined || expectedSize === size) return;
  throw new LedgerError('size_unexpected', `expected ${expectedSize} entries, found ${size}`);
}

async function* read(file: string, scan: FileScan, from: number): AsyncGenerator<LedgerRecord> {
  if (!Number.isSafeInteger(from) || from < 0) throw new RangeError(`no index: ${from}`);
  await refresh(file, scan);
  const { size } = scan.head();
  if (from >= size) return;
  const handle = await withReason('ledger_unreadable', open(file, constants.O_RDONLY));
  try {
    await scan.advance(handle);
    const range = { start: scan.startOf(from), end: scan.startOf(size), longest: maxEntryBytes };
    let index = from;
    for await (const { bytes } of readLines(handle, range)) {
      yield { index, entry: parseLine(bytes, file, index + 1) };
      index += 1;
    }
  } finally {
    await handle.close();
  }
}

async function refresh(file: string, scan: FileScan): Promise<void> {
  await withReason('ledger_unreadable', advanceTo(file, scan));
}

async function advanceTo(file: string, scan: FileScan): Promise<void> {
  const stats = await statFile(file);
  if (scan.isCurrent(stats)) return;
  if (stats === undefined) await scan.advance(undefined);
  else await withFile(file, constants.O_RDONLY, (handle) => scan.advance(handle));
}
