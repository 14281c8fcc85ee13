import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, digestOfFiles } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import { LivegateError } from '../util/errors.ts';
import { readOnceSync } from '../util/read-once.ts';

/**
 * The files of a run that its evidence is about, each read once. Without waiting, file after file: who decides has nothing
 * else to do, and the files of many runs are small.
 */
export type RunFiles = {
  readonly record: Buffer;
  /** By name; lines of JSON. */
  readonly exchanges: ReadonlyMap<string, Buffer>;
};

/** Thousands of exchanges fit into it; what is read of one run is in memory as a whole. */
const mostExchanged = 256 * 1024 * 1024;

/** Reads them. Throws as its two parts do. */
export function readRunFiles(runFolder: string): RunFiles {
  return { record: readRecord(runFolder), exchanges: readExchanges(runFolder) };
}

/** Reads `run.json`. Throws a `LivegateError` `run_unreadable` where there is none, and what `readOnce` throws. */
export function readRecord(runFolder: string): Buffer {
  const record = readOnceSync(runFolder, join(runFolder, 'run.json'));
  if (record === undefined) throw new LivegateError('run_unreadable', 'it left no record', { exitCode: 2 });
  return record.bytes;
}

/**
 * Reads what was exchanged, by the names of its files. Throws a `LivegateError` `run_unreadable`, also for more than 256 MB,
 * and what `readOnce` throws.
 */
export function readExchanges(runFolder: string): RunFiles['exchanges'] {
  const exchanges = new Map<string, Buffer>();
  let bytes = 0;
  for (const name of namesIn(join(runFolder, 'exchanges'))) {
    const read = readOnceSync(runFolder, join(runFolder, 'exchanges', name), mostExchanged);
    if (read === undefined) continue;
    bytes += read.bytes.length;
    if (bytes > mostExchanged)
      throw new LivegateError('run_unreadable', 'its exchanges are more than 256 MB', { exitCode: 2 });
    exchanges.set(name, read.bytes);
  }
  return exchanges;
}

/** What the evidence of a run is signed over. */
export function evidenceSubjects({ exchanges, record }: RunFiles): ReadonlyMap<string, Digest> {
  return new Map([
    ['run.json', digestOf(record)],
    ['exchanges', digestOfFiles(exchanges)],
  ]);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new LivegateError('run_unreadable', 'its exchanges cannot be read', { cause: error, exitCode: 2 });
  }
}
