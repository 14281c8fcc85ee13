import { CommanderError } from 'commander';
import { LivegateError } from '../util/errors.ts';

/** Prints an error for a person, on standard error, and says which exit code it ends the process with. */
export function reportError(error: unknown): number {
  // Commander has already printed its own message; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof LivegateError) {
    process.stderr.write(`${error.message}\n${error.hint === undefined ? '' : `${error.hint}\n`}`);
    return error.exitCode;
  }
  process.stderr.write(
    `livegate failed and reached no verdict: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 3;
}
