import { UsageError } from '../../util/usage-error.ts';
import { askLine } from './ask-line.ts';

/** Asks on a terminal, and takes nothing but `yes` for one. Throws a `UsageError` where there is no terminal. */
export async function askYes(question: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new UsageError('option_invalid', 'nobody is there to be asked', 'Give --yes where no terminal is.');
  return (await askLine(`${question} (yes/no) `)).toLowerCase() === 'yes';
}
