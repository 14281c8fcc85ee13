import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../model/finding.ts';

/** What a worker knows of one attempt at one scenario when it ends. */
export type Attempt = {
  /** Playwright's id of the scenario in this project and repetition: no two have the same. */
  readonly test: string;
  readonly provider: string;
  readonly environment: string;
  readonly attempt: number;
  readonly findings: readonly Finding[];
  readonly exchanges: readonly string[];
  /** Milliseconds by which the provider's `Date` differed at most. */
  readonly clockDifference?: number;
};

/** Appends one line to this worker's file: a run that is killed keeps every attempt that ended. */
export function appendAttempt(runFolder: string, attempt: Attempt): void {
  const folder = join(runFolder, 'attempts');
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(attempt)}\n`);
}

/** Every attempt of a run, in no particular order; a line cut short by a crash is left out. */
export function readAttempts(runFolder: string): Attempt[] {
  const folder = join(runFolder, 'attempts');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .flatMap((line) => parseLine(line));
}

function parseLine(line: string): Attempt[] {
  try {
    return [JSON.parse(line) as Attempt];
  } catch {
    return [];
  }
}
