import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf, digestOfFiles } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';

/** The files of a run that its evidence is about, each read once. */
export type RunFiles = {
  readonly record: Buffer;
  /** By name; lines of JSON. */
  readonly exchanges: ReadonlyMap<string, Buffer>;
};

/** Reads them. Rejects where there is no `run.json`. */
export async function readRunFiles(runFolder: string): Promise<RunFiles> {
  const record = await readFile(join(runFolder, 'run.json'));
  const exchanges = new Map<string, Buffer>();
  for (const name of await namesIn(join(runFolder, 'exchanges')))
    exchanges.set(name, await readFile(join(runFolder, 'exchanges', name)));
  return { record, exchanges };
}

/** What the evidence of a run is signed over. */
export function evidenceSubjects({ exchanges, record }: RunFiles): ReadonlyMap<string, Digest> {
  return new Map([
    ['run.json', digestOf(record)],
    ['exchanges', digestOfFiles(exchanges)],
  ]);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
