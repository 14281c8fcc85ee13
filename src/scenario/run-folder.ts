import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRecord } from '../model/run-record.ts';
import { writeFileAtomic } from '../util/atomic-file.ts';

/** Writes `run.json` whole or not at all. */
export async function writeRun(runFolder: string, record: RunRecord): Promise<void> {
  await writeFileAtomic(join(runFolder, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
}

/** Reads the record of a run. */
export function readRun(runFolder: string): RunRecord {
  return JSON.parse(readFileSync(join(runFolder, 'run.json'), 'utf8')) as RunRecord;
}
