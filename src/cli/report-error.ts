import { CommanderError } from 'commander';
import { safeText } from '../report/safe-text.ts';
import { LivegateError } from '../util/errors.ts';

/**
 * Prints an error for a person, on standard error, and says which exit code it ends the process with. What a file or an
 * answer put into its words is shown, never obeyed by a terminal.
 */
export function reportError(error: unknown): number {
  // Commander has already printed its own message; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof LivegateError) {
    printLines(error.hint === undefined ? error.message : `${error.message}\n${error.hint}`);
    return error.exitCode;
  }
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  printLines(`livegate failed and reached no verdict: ${said}`);
  return 3;
}

function printLines(text: string): void {
  process.stderr.write(`${text.split('\n').map(safeText).join('\n')}\n`);
}
