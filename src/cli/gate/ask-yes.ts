import { createInterface } from 'node:readline/promises';
import { UsageError } from '../../util/usage-error.ts';

/** Asks on a terminal, and takes nothing but `yes` for one. Throws a `UsageError` where there is no terminal. */
export async function askYes(question: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new UsageError('option_invalid', 'nobody is there to be asked', 'Give --yes where no terminal is.');
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await prompt.question(`${question} (yes/no) `);
    return answer.trim().toLowerCase() === 'yes';
  } finally {
    prompt.close();
  }
}
