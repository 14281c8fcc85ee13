import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { parseEntry } from '../ledger/parse-entry.ts';

/** Tells at any moment, without waiting, whether a provider was revoked since it began to watch. */
export type EpochWatch = {
  /** Why the door has to close; undefined: nothing was written against the provider. */
  closed(): string | undefined;
  /** Ends the watch; from then on the door is closed. */
  close(): void;
};

/**
 * Watches the file of a ledger, whose first `size` bytes were read and found good. Each question looks at the file itself,
 * so that a revocation counts from the moment that it was acknowledged; only what was added is read. Once closed it stays
 * closed: also where the file was cut, replaced or cannot be read, or a line is none that livegate writes. That bytes
 * which were read already are overwritten it does not see: it goes by what it read.
 */
export function watchEpoch(file: string, provider: string, size: number): EpochWatch {
  // Kept open, so that no other file can get its number.
  const handle = openSync(file, 'r');
  const own = fstatSync(handle);
  let reason: string | undefined;
  let read = size;
  const look = (): string | undefined => {
    const { dev, ino, size: found } = statSync(file);
    if (ino !== own.ino || dev !== own.dev || found < read) return 'the ledger was replaced or cut';
    if (found === read) return undefined;
    const lines = readComplete(handle, read, found);
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
    close() {
      reason = 'the watch has ended';
      closeSync(handle);
    },
  };
}

/** The lines that are complete; a line that is still being written was not acknowledged. */
function readComplete(
  handle: number,
  from: number,
  to: number,
): { readonly texts: readonly string[]; readonly bytes: number } {
  const added = Buffer.alloc(to - from);
  const count = readSync(handle, added, 0, added.length, from);
  const end = added.subarray(0, count).lastIndexOf(0x0a) + 1;
  const texts = added.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  return { texts, bytes: end };
}

function findRevocation(line: string, provider: string): string | undefined {
  const entry = parseEntry(Buffer.from(line));
  if (entry.kind !== 'revocation' || entry.provider !== provider) return undefined;
  const { reason } = entry.body;
  return `revoked: ${typeof reason === 'string' ? reason : 'no reason given'}`;
}
