import { join } from 'node:path';

/** What the process behind `runWarm` is told to do next. */
export type Order = {
  readonly words: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
};

const own = { ...process.env };
let turn = 0;

// Each turn of main.ts listens for errors of its own.
process.stdout.setMaxListeners(0);
process.on('message', (order) => void carryOut(order as Order));

/** Does what a process of its own would do with these words, and marks on both outputs where they end. */
async function carryOut({ cwd, env, words }: Order): Promise<void> {
  process.chdir(cwd);
  process.env = { ...own, ...env };
  process.argv = [process.execPath, join(import.meta.dirname, '../../../bin/livegate.js'), ...words];
  process.exitCode = 0;
  // Another address, so that it is evaluated anew; all that it imports is there already.
  await import(`../main.ts?turn=${turn++}`);
  const mark = `\0${process.exitCode}\0`;
  process.exitCode = 0;
  process.stdout.write(mark);
  process.stderr.write(mark);
}
