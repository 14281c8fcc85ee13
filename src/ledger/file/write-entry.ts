import type { FileHandle } from 'node:fs/promises';
import { LedgerError } from '../ledger-error.ts';
import { isEntry } from '../parse-entry.ts';

const newline = Buffer.from('\n');

/**
 * Writes one line at the end of the whole lines, so that it survives a power cut. The newline follows only once the line is
 * on the disk: where there is a newline, all before it is whole, in whatever order the disk writes. Where it fails the
 * line is taken back; throws a `LedgerError` (`ledger_unwritable`).
 */
export async function writeEntry(handle: FileHandle, entry: Buffer, end: number): Promise<void> {
  try {
    await writeAll(handle, entry, end);
    await handle.datasync();
    await writeAll(handle, newline, end + entry.length);
    await handle.datasync();
  } catch (cause) {
    // What fails here too is a torn line, which the next writer removes.
    await handle.truncate(end).catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LedgerError('ledger_unwritable', `the entry was not written: ${reason}`, { cause });
  }
}

/**
 * Makes the file end with a newline, where a writer died before it wrote one. An entry that is whole is completed: it may
 * be one whose newline an editor took away. Part of one was never acknowledged and goes. Returns whether there is one more.
 */
export async function settleTail(handle: FileHandle, tail: Buffer, end: number): Promise<boolean> {
  if (tail.length === 0) return false;
  const isWhole = isEntry(tail);
  if (isWhole) await writeAll(handle, newline, end + tail.length);
  else await handle.truncate(end);
  await handle.datasync();
  return isWhole;
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
