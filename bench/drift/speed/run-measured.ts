import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** One run of a program, from the start of its process to its end. */
export type MeasuredRun = {
  /** Undefined where it was stopped. */
  readonly exitCode: number | undefined;
  readonly seconds: number;
  /** The most memory that the process held at once, in MiB. */
  readonly megabytes: number;
  readonly digest: string;
  readonly stdout: string;
  readonly stderr: string;
};

export type MeasuredCommand = {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Seconds after which it is stopped. */
  readonly limit: number;
  /** How many bytes of the output are kept, from its beginning. Default: 256 MiB, which fits into one string. */
  readonly keep?: number;
};

/** How often a process is asked for its memory. The kernel keeps the peak, so only the last moment can be missed. Milliseconds. */
const interval = 20;

/** Runs a program, measures it, and waits for its end. What it writes is digested whole. */
export async function runMeasured(command: MeasuredCommand): Promise<MeasuredRun> {
  const { args, cwd, env = {}, file, keep = 2 ** 28, limit } = command;
  const start = performance.now();
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limit * 1000,
    killSignal: 'SIGKILL',
  });
  let megabytes = 0;
  const watch = setInterval(() => (megabytes = Math.max(megabytes, peakOf(child))), interval);
  const hash = createHash('sha256');
  let stderr = '';
  let room = keep;
  const kept: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    hash.update(chunk);
    if (room > 0) kept.push(chunk.subarray(0, room));
    room -= chunk.length;
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(0, 20_000)));
  const exitCode = await ended(child);
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  const stdout = Buffer.concat(kept).toString();
  return { exitCode, seconds, megabytes, digest: hash.digest('hex'), stdout, stderr };
}

function ended(child: ChildProcess): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve(code ?? undefined));
  });
}

function peakOf({ pid }: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
