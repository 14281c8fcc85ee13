import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import type { Writable } from 'node:stream';
import { childEnvironment } from './child-environment.ts';
import type { ChildEnvironmentOptions } from './child-environment.ts';
import { IsolationError, isolated, probeIsolation } from './isolation.ts';
import type { IsolationOptions } from './isolation.ts';
import { notStarted, requireProgram } from './require-program.ts';
import { signalIsolated } from './signal-isolated.ts';

export type ChildOptions = Omit<ChildEnvironmentOptions, 'from'> & {
  /** Program and arguments; never given to a shell. */
  readonly command: readonly [string, ...string[]];
  /** Runs it in namespaces of its own; needs a gateway on a unix socket. */
  readonly isolate?: Pick<IsolationOptions, 'hide'>;
  /** The environment to choose from. Default: this process's. */
  readonly from?: ChildEnvironmentOptions['from'];
  /** Default: this process's. */
  readonly directory?: string;
  /** What a child without a gateway gets; not for one that is isolated. */
  readonly handed?: Handed;
  /** Done right before the command is started, when nothing but the command itself can be wrong; what it throws stops that. */
  readonly confirm?: () => Promise<void>;
};

/** Secrets that the child itself gets to see: as variables, or as a text on descriptor 3, which then ends. */
type Handed = { readonly variables: Readonly<Record<string, string>> } | { readonly descriptor: string };

/**
 * Runs the gateway's child until it ends, on this process's terminal, and returns its exit code; 128 and the signal's
 * number where a signal ended it. Signals that this process gets go on to the child. Throws a `ConfigError` where the
 * command cannot be started, an `IsolationError` where `isolate` was asked for and cannot be had.
 */
export async function runChild(options: ChildOptions): Promise<number> {
  const { from = process.env, directory = process.cwd(), command, confirm, isolate, gateway } = options;
  const env = childEnvironment({ ...options, from });
  requireProgram(command[0], { env, directory });
  if (isolate === undefined) {
    await confirm?.();
    const child = startPlain(command, env, directory, options.handed);
    return ended(child, command[0], (signal) => {
      if (!isFromTerminal(signal)) child.kill(signal);
    });
  }
  if (gateway.socket === undefined) throw noSocket();
  const isolation = { ...isolate, socket: gateway.socket, directory };
  await probeIsolation(isolation, env, command);
  await confirm?.();
  const [program = '', ...words] = isolated(isolation, command);
  const child = spawn(program, ['--info-fd', '3', ...words], {
    ...{ env, cwd: directory, stdio: ['inherit', 'inherit', 'inherit', 'pipe'] },
  });
  return ended(child, command[0], signalIsolated(child));
}

function startPlain(
  [program, ...words]: ChildOptions['command'],
  env: NodeJS.ProcessEnv,
  cwd: string,
  handed: Handed = { variables: {} },
): ChildProcess {
  if ('variables' in handed)
    return spawn(program, words, { env: { ...env, ...handed.variables }, cwd, stdio: 'inherit' });
  const child = spawn(program, words, { env, cwd, stdio: ['inherit', 'inherit', 'inherit', 'pipe'] });
  // A child that does not read it is none of our business.
  (child.stdio[3] as Writable).on('error', () => undefined).end(handed.descriptor);
  return child;
}

/** A terminal sends these to the child as well; once is enough. */
function isFromTerminal(signal: NodeJS.Signals): boolean {
  return process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT');
}

const passed: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'];

async function ended(
  child: ChildProcess,
  program: string,
  pass: (signal: NodeJS.Signals) => void,
): Promise<number> {
  for (const signal of passed) process.on(signal, pass);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', (error: NodeJS.ErrnoException) => {
        reject(notStarted(program, error.code ?? 'unknown', error));
      });
      child.once('exit', (code, signal) => {
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
      });
    });
  } finally {
    for (const signal of passed) process.off(signal, pass);
  }
}

function noSocket(): IsolationError {
  const hint = 'Let the gateway listen on a unix socket.';
  return new IsolationError('isolation_unavailable', 'an isolated child reaches no loopback port', hint);
}
