import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a child process printed and ended with. */
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

const bin = join(import.meta.dirname, '../../../bin/livegate.js');

/** Runs `livegate` as a child process, as a person would, in a folder. */
export function runCli(
  words: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  const { cwd = join(import.meta.dirname, '../../..'), env = {} } = options;
  return runProcess(process.execPath, [bin, ...words], cwd, env);
}

/** Starts `livegate` as a child process that reads and prints through pipes, and lets it run. */
export function startCli(words: readonly string[], cwd: string): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [bin, ...words], { cwd, env: inherited() });
}

/** Runs any program and keeps what it prints; output is never taken for a terminal. */
export function runProcess(
  program: string,
  words: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      cwd,
      env: { ...inherited(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}

/** What livegate remembers goes with the tests. */
export const stateHome = mkdtempSync(join(tmpdir(), 'livegate-state-'));
process.once('exit', () => rmSync(stateHome, { recursive: true, force: true }));

/** This process's environment without what would change how livegate behaves. */
export function inherited(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(LIVEGATE|NODE_TEST|FORCE_COLOR)/.test(name),
  );
  return { ...Object.fromEntries(kept), XDG_STATE_HOME: stateHome };
}
