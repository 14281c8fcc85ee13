import { restoreHint } from '../restore-hint.ts';
import type { BigIntStats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { LedgerError } from '../ledger-error.ts';
import { maxEntryBytes } from '../ledger.ts';
import type { LedgerHead } from '../ledger.ts';
import { hashLeaf } from '../merkle/merkle-hash.ts';
import { createMerkleTree } from '../merkle/merkle-tree.ts';
import { isEntry } from '../parse-entry.ts';
import { parseLine } from './parse-line.ts';
import { readLines } from './read-lines.ts';

/** What has been read of a ledger's file and found whole. It only grows. */
export type FileScan = {
  /** Of what is known to be on the disk. */
  head(): LedgerHead;
  /** Where the entry of an index begins; that of the size is the end of the last whole line. */
  startOf(index: number): number;
  /** Whether there is nothing in a file of this state that was not read. */
  isCurrent(stats: BigIntStats | undefined): boolean;
  /**
   * Reads what was added, and sees to it that it is on the disk. Returns what stands behind the last newline: nothing,
   * unless a writer is at work or died. `handle` undefined: there is no file. Throws `ledger_malformed`, `ledger_changed`.
   */
  advance(handle: FileHandle | undefined): Promise<Buffer>;
};

export function createFileScan(file: string): FileScan {
  const tree = createMerkleTree();
  const starts = [0];
  let identity: string | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const current = () => ({ size: tree.size, root: Buffer.from(tree.root()).toString('base64') });
  let head = current();
  const end = () => starts[tree.size] ?? 0;

  const requireSame = (stats: BigIntStats | undefined) => {
    const found = stats && identityOf(stats);
    const lost = stats === undefined ? end() > 0 : Number(stats.size) < end();
    if (lost || (identity !== undefined && found !== undefined && identity !== found))
      throw new LedgerError('ledger_changed', `${file} was cut or replaced while it was in use`, {
        hint: 'open it again, and hold it against an earlier head or checkpoint',
      });
    identity = found ?? identity;
  };

  const advance = async (handle: FileHandle | undefined) => {
    const stats = await handle?.stat({ bigint: true });
    requireSame(stats);
    const size = Number(stats?.size ?? 0);
    if (handle === undefined || size === starts[head.size]) return Buffer.alloc(0);
    const tail = await readOn(handle, size);
    // What a reader is told must still be true after a power cut. Windows syncs only what is open for writing.
    if (process.platform !== 'win32') await handle.datasync();
    head = current();
    return tail;
  };

  const readOn = async (handle: FileHandle, size: number) => {
    for await (const line of readLines(handle, { start: end(), end: size, longest: maxEntryBytes })) {
      if (!line.ended) return requireTorn(line.bytes, file, tree.size + 1);
      parseLine(line.bytes, file, tree.size + 1);
      starts.push(line.next);
      tree.append(hashLeaf(line.bytes));
    }
    return Buffer.alloc(0);
  };

  return {
    head: () => head,
    startOf: (index) => starts[index] ?? end(),
    isCurrent: (stats) =>
      stats !== undefined && identityOf(stats) === identity && Number(stats.size) === starts[head.size],
    advance(handle) {
      const next = turn.then(() => advance(handle));
      turn = next.catch(() => undefined);
      return next;
    },
  };
}

function identityOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

/** What a crash leaves is at most one entry without its newline. Anything else there was an entry, and is never cut off. */
function requireTorn(bytes: Buffer, file: string, line: number): Buffer {
  if (bytes.length > maxEntryBytes || isEntry(bytes.subarray(0, -1)))
    throw new LedgerError('ledger_malformed', `${file}:${line}: expected a newline after the entry`, {
      hint: restoreHint,
    });
  return bytes;
}
