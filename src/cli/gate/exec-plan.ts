import { resolve } from 'node:path';
import type { ReleaseMode } from '../../gate/record-release.ts';
import { useCommand } from '../../gate/use-command.ts';
import { UsageError } from '../../util/usage-error.ts';
import type { Network } from './with-facts.ts';

export type ExecFlags = {
  readonly network: Network;
  readonly localKey?: string;
  readonly sandbox?: string;
  /** Minutes. */
  readonly wait: string;
  readonly mode: ReleaseMode;
  readonly socket?: string;
  readonly isolate?: true;
  readonly hide: readonly string[];
  readonly passEnv: readonly string[];
};

/** What `livegate exec` was told to do, once it is known to make sense. */
export type ExecPlan = {
  readonly command: readonly [string, ...string[]];
  readonly mode: ReleaseMode;
  /** Milliseconds. */
  readonly patience: number;
  readonly pass: readonly string[];
  /** Absolute path of the gateway's unix socket. */
  readonly socket?: string;
  readonly isolate: boolean;
  /** Absolute paths of files and folders that an isolated child must not read, beside those that are known. */
  readonly hide: readonly string[];
};

/** Throws a `UsageError` for options that contradict each other. */
export function planExec([program, ...rest]: readonly string[], flags: ExecFlags): ExecPlan {
  const { hide, isolate = false, localKey, mode, passEnv, socket, wait } = flags;
  if (program === undefined)
    throw wrongUse(
      'there is no command to run',
      useCommand({ provider: '<provider>', network: flags.network }),
    );
  if (mode !== 'inject' && (isolate || socket !== undefined))
    throw wrongUse(
      `--mode ${mode} runs without a gateway, so there is no socket and nothing to isolate with`,
      'Leave out --socket and --isolate, or --mode.',
    );
  if (!isolate && hide.length > 0)
    throw wrongUse('--hide hides nothing from a command that is not isolated', 'Give --isolate, too.');
  return {
    ...{ command: [program, ...rest], mode, isolate, pass: passEnv },
    patience: Number(wait) * 60_000,
    hide: [...hide, ...(localKey === undefined ? [] : [localKey])].map((path) => resolve(path)),
    ...(socket === undefined ? {} : { socket: resolve(socket) }),
  };
}

function wrongUse(message: string, hint: string): UsageError {
  return new UsageError('option_invalid', message, hint);
}
