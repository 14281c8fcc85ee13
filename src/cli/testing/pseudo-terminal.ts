import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import xterm from '@xterm/headless';

const bin = join(import.meta.dirname, '../../../bin/livegate.js');

/** What a command showed on a terminal of so many columns. */
export type Shown = {
  readonly code: number | null;
  /** The bytes that the terminal got. */
  readonly raw: string;
  /** What a person sees in the end, line by line, with what has scrolled away. */
  readonly screen: readonly string[];
};

/** Runs `livegate` in a pseudo-terminal, which util-linux's `script` makes, and has xterm.js draw what it prints. */
export async function runInTerminal(
  words: readonly string[],
  { columns, cwd, env = {} }: { columns: number; cwd: string; env?: Readonly<Record<string, string>> },
): Promise<Shown> {
  const command = [process.execPath, bin, ...words].map((word) => `'${word}'`).join(' ');
  const line = `stty cols ${columns} rows 40; exec ${command}`;
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(NODE_TEST|FORCE_COLOR|NO_COLOR|CI$)/.test(name)),
  );
  const child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
    cwd,
    env: { ...inherited, TERM: 'xterm-256color', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [raw, [code]] = await Promise.all([
    text(child.stdout),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, raw, screen: await draw(raw, columns) };
}

async function draw(raw: string, columns: number): Promise<readonly string[]> {
  const terminal = new xterm.Terminal({ cols: columns, rows: 40, scrollback: 2000, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(raw, resolve));
  const { active } = terminal.buffer;
  const lines = Array.from(
    { length: active.length },
    (_, at) => active.getLine(at)?.translateToString(true) ?? '',
  );
  const end = lines.findLastIndex((line) => line !== '');
  return lines.slice(0, end + 1);
}
