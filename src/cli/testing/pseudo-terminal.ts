import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
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

/** What is typed once this was shown, after what was typed before. */
export type Typed = readonly [prompt: string, line: string];

/**
 * Runs `livegate` in a pseudo-terminal, which util-linux's `script` makes, and has xterm.js draw what it prints. `typed`: by
 * somebody who waits for each prompt.
 */
export async function runInTerminal(
  words: readonly string[],
  {
    columns,
    cwd,
    env = {},
    typed = [],
  }: { columns: number; cwd: string; env?: Readonly<Record<string, string>>; typed?: readonly Typed[] },
): Promise<Shown> {
  const command = [process.execPath, bin, ...words].map((word) => `'${word}'`).join(' ');
  const line = `stty cols ${columns} rows 40; exec ${command}`;
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(NODE_TEST|FORCE_COLOR|NO_COLOR|CI$)/.test(name)),
  );
  const child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
    cwd,
    env: { ...inherited, TERM: 'xterm-256color', ...env },
    stdio: [typed.length === 0 ? 'ignore' : 'pipe', 'pipe', 'inherit'],
  });
  type(child, typed);
  const [raw, [code]] = await Promise.all([
    text(child.stdout as Readable),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, raw, screen: await draw(raw, columns) };
}

function type({ stdin, stdout }: ReturnType<typeof spawn>, typed: readonly Typed[]): void {
  const left = [...typed];
  let unread = '';
  stdout?.on('data', (chunk: Buffer) => {
    unread = stripVTControlCharacters(unread + chunk.toString());
    const [next] = left;
    if (next === undefined || !unread.includes(next[0])) return;
    left.shift();
    unread = '';
    stdin?.write(`${next[1]}\r`);
  });
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
