import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunDrift } from '../../model/run-record.ts';
import { writeFileAtomic } from '../../util/atomic-file.ts';

/** Writes down what was found, for whoever composes the run's record. */
export async function writeRunDrift(runFolder: string, entries: readonly RunDrift[]): Promise<void> {
  await writeFileAtomic(indexFile(runFolder), `${JSON.stringify(entries, null, 2)}\n`);
}

/** What was found, if the run came to it. */
export function readRunDrift(runFolder: string): readonly RunDrift[] | undefined {
  try {
    return JSON.parse(readFileSync(indexFile(runFolder), 'utf8')) as readonly RunDrift[];
  } catch {
    return undefined;
  }
}

function indexFile(runFolder: string): string {
  return join(runFolder, 'drift', 'index.json');
}
