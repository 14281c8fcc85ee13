import { text } from 'node:stream/consumers';
import { askLine } from './ask-line.ts';

/** Whether somebody types exactly these words: on a terminal, else as the first line of stdin. There is no option instead. */
export async function askTyped(words: string): Promise<boolean> {
  const question = `Type "${words}" to sign: `;
  if (!process.stdin.isTTY) {
    process.stdout.write(`${question}\n`);
    return (await text(process.stdin)).split('\n')[0]?.trim() === words;
  }
  return (await askLine(question)) === words;
}
