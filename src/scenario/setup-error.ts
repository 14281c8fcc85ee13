import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../util/atomic-file.ts';
import { LivegateError } from '../util/errors.ts';
import type { ErrorExitCode } from '../util/errors.ts';

type Written = {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly exitCode: ErrorExitCode;
};

function fileIn(runFolder: string): string {
  return join(runFolder, 'setup-error.json');
}

/** Writes down why a run could not begin, for the process that asked for it. */
export async function writeSetupError(runFolder: string, error: unknown): Promise<void> {
  await writeFileAtomic(fileIn(runFolder), JSON.stringify(describe(error)));
}

/** The same for a caller that cannot wait; the process ends next. */
export function writeSetupErrorSync(runFolder: string, error: unknown): void {
  mkdirSync(runFolder, { recursive: true });
  writeFileSync(fileIn(runFolder), JSON.stringify(describe(error)));
}

function describe(error: unknown): Written {
  if (error instanceof LivegateError) {
    const { message, hint, exitCode } = error;
    return { code: String(error.code), message, exitCode, ...(hint === undefined ? {} : { hint }) };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'setup_failed', message, exitCode: 3 };
}

/** Throws the error that kept a run from beginning, if one did. */
export function throwSetupError(runFolder: string): void {
  if (!existsSync(fileIn(runFolder))) return;
  const { code, message, hint, exitCode } = JSON.parse(readFileSync(fileIn(runFolder), 'utf8')) as Written;
  throw new LivegateError(code, message, hint === undefined ? { exitCode } : { exitCode, hint });
}
