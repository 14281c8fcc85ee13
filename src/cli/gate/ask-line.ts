import { createInterface } from 'node:readline/promises';

/** What somebody answers on this terminal, without white space at its ends. */
export async function askLine(question: string): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await prompt.question(question)).trim();
  } finally {
    prompt.close();
  }
}
