import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { after } from 'node:test';
import { inherited } from './run-cli.ts';
import type { Ended } from './run-cli.ts';
import type { Order } from './warm-cli-main.ts';

type Host = {
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly send: (order: Order) => void;
  readonly kill: () => void;
};

let host: Host | undefined;
let last: Promise<unknown> = Promise.resolve();
after(() => host?.kill());

/**
 * Like `runCli`, in a child process that stays and carries out one command after the other: two thirds of what a short
 * command costs is loading it. For tables of commands whose kind is shown by `runCli` as well, which alone shows that
 * a process ends. Standard input is empty. Never where a `sandbox.ts` changed between two of them, for it is loaded once.
 */
export function runWarm(
  words: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Readonly<Record<string, string>> },
): Promise<Ended> {
  const ended = last.then(() => carryOut({ words, cwd, env }));
  last = ended.catch(() => undefined);
  return ended;
}

async function carryOut(order: Order): Promise<Ended> {
  const { stderr, stdout, ...child } = (host ??= start());
  child.send(order);
  const [{ code, text: out }, { text: err }] = await Promise.all([readTurn(stdout), readTurn(stderr)]);
  return { code, out, err };
}

function start(): Host {
  const child = fork(join(import.meta.dirname, 'warm-cli-main.ts'), {
    env: inherited(),
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const { stderr, stdout } = child;
  assert.ok(stdout !== null && stderr !== null);
  child.once('exit', () => (host = undefined));
  return { stdout, stderr, send: (order) => child.send(order), kill: () => child.kill() };
}

/** What is printed until the mark, and the exit code in it; without one where the process ended before. */
function readTurn(stream: Readable): Promise<{ readonly code: number | null; readonly text: string }> {
  return new Promise((resolve) => {
    let text = '';
    const read = (chunk: string): void => {
      text += chunk;
      const [mark, code] = /\0(\d+)\0$/.exec(text) ?? [];
      if (mark !== undefined) finish(Number(code), text.slice(0, -mark.length));
    };
    const end = (): void => {
      finish(null, text);
    };
    const finish = (code: number | null, whole: string): void => {
      stream.off('data', read).off('end', end);
      resolve({ code, text: whole });
    };
    stream.setEncoding('utf8').on('data', read).on('end', end);
  });
}
