import { createInterface } from 'node:readline/promises';

/** What somebody answers on a terminal; undefined for nothing, and where there is no terminal. */
export async function askLine(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = (await prompt.question(question)).trim();
    return answer === '' ? undefined : answer;
  } finally {
    prompt.close();
  }
}
