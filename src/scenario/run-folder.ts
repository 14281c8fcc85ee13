import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compiledSchema } from '../contract/schema/compiled-schema.ts';
import type { RunRecord } from '../model/run-record.ts';
import { writeFileAtomic } from '../util/atomic-file.ts';
import { LivegateError } from '../util/errors.ts';

/** Writes `run.json` whole or not at all. */
export async function writeRun(runFolder: string, record: RunRecord): Promise<void> {
  await writeFileAtomic(join(runFolder, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
}

/**
 * Reads the record of a run.
 * @throws LivegateError `run_unreadable` where there is none, or the file is not as its JSON Schema says
 */
export function readRun(runFolder: string): RunRecord {
  const file = join(runFolder, 'run.json');
  if (!existsSync(file)) throw unreadable(file, 'expected the record of a run, found no such file');
  return parseRun(readFileSync(file), file);
}

/**
 * Parses the bytes of a `run.json`; `file` is the name shown in messages.
 * @throws LivegateError `run_unreadable` where they are not as their JSON Schema says
 */
export function parseRun(bytes: Uint8Array, file: string): RunRecord {
  let record: unknown;
  try {
    record = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw unreadable(file, `expected JSON, found ${error instanceof Error ? error.message : String(error)}`);
  }
  const validateRun = compiledSchema('run-record');
  if (validateRun(record)) return record as RunRecord;
  const [problem] = validateRun.errors ?? [];
  throw unreadable(file, `at "${problem?.instancePath ?? ''}" it ${problem?.message ?? 'is not valid'}`);
}

function unreadable(file: string, message: string): LivegateError<'run_unreadable'> {
  return new LivegateError('run_unreadable', `${file}: ${message}`, {
    exitCode: 2,
    hint: 'give the folder of a run, as reports/runs/<id>',
  });
}

/** Copies the exchanges of one run, and what was read of them, beside those of another; names tell which run they come from. */
export function copyLogs(from: string, to: string): void {
  for (const name of ['exchanges', 'reads']) {
    const folder = join(from, name);
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder))
      cpSync(join(folder, file), join(to, name, `${basename(from)}-${file}`));
  }
}

/** Copies the contracts that a run judged by: without them nobody can tell later what has changed in them. */
export function copyContracts(from: string, to: string): void {
  const folder = join(from, 'contracts');
  if (existsSync(folder)) cpSync(folder, join(to, 'contracts'), { recursive: true });
}

/** The entries of a log of a run, in the order of its files; a line that was not finished is left out. */
export function readLog<Entry>(runFolder: string, name: 'exchanges' | 'reads'): readonly Entry[] {
  const folder = join(runFolder, name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .flatMap((line) => parseLine<Entry>(line));
}

function parseLine<Entry>(line: string): readonly Entry[] {
  try {
    return [JSON.parse(line) as Entry];
  } catch {
    return [];
  }
}
