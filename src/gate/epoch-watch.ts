import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { LedgerEntry } from '../ledger/ledger.ts';

/** Tells at any moment, without waiting, whether a provider was revoked since it began to watch. */
export type EpochWatch = {
  /** Why the door has to close; undefined: nothing was written against the provider. */
  closed(): string | undefined;
};

/**
 * Watches the file of a ledger, whose first `size` bytes were read and found good. Each question looks at the file itself,
 * so that a revocation counts from the moment that it was acknowledged; only what was added is read. Once closed it stays
 * closed: also where the file was cut, replaced or cannot be read, or a line is none that livegate writes.
 */
export function watchEpoch(file: string, provider: string, size: number): EpochWatch {
  let reason: string | undefined;
  let read = size;
  const { ino } = statSync(file);
  const look = (): string | undefined => {
    const stat = statSync(file);
    if (stat.ino !== ino || stat.size < read) return 'the ledger was replaced or cut';
    if (stat.size === read) return undefined;
    const lines = readComplete(file, read);
    read += lines.bytes;
    return lines.texts.map((line) => findRevocation(line, provider)).find((one) => one !== undefined);
  };
  return {
    closed() {
      if (reason !== undefined) return reason;
      try {
        reason = look();
      } catch {
        reason = 'the ledger cannot be read';
      }
      return reason;
    },
  };
}

/** The lines that are complete; a line that is still being written was not acknowledged. */
function readComplete(
  file: string,
  from: number,
): { readonly texts: readonly string[]; readonly bytes: number } {
  const handle = openSync(file, 'r');
  try {
    const added = Buffer.alloc(fstatSync(handle).size - from);
    const count = readSync(handle, added, 0, added.length, from);
    const end = added.subarray(0, count).lastIndexOf(0x0a) + 1;
    const texts = added
      .subarray(0, end)
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '');
    return { texts, bytes: end };
  } finally {
    closeSync(handle);
  }
}

function findRevocation(line: string, provider: string): string | undefined {
  const entry = JSON.parse(line) as LedgerEntry;
  if (entry.kind !== 'revocation' || entry.provider !== provider) return undefined;
  const { reason } = entry.body;
  return `revoked: ${typeof reason === 'string' ? reason : 'no reason given'}`;
}
