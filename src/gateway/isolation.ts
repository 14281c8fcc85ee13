import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { LivegateError } from '../util/errors.ts';
import { notStarted } from './require-program.ts';

/** Why a child cannot be isolated; a closed union. */
export type IsolationCode = 'isolation_unavailable' | 'isolation_refused';

/** `--isolate` was asked for and cannot be had. There is no way back to a child that is not isolated. */
export class IsolationError extends LivegateError<IsolationCode> {
  constructor(code: IsolationCode, message: string, hint: string) {
    super(code, message, { hint, exitCode: 2 });
    this.name = 'IsolationError';
  }
}

export type IsolationOptions = {
  /** The gateway's unix socket: the one thing outside that the child reaches. */
  readonly socket: string;
  readonly directory: string;
  /** Absolute paths of files and folders that the child must not read: keys, sealed credentials. */
  readonly hide?: readonly string[];
};

/**
 * The command that runs another one in namespaces of its own, by bubblewrap. It sees this machine's files, read-only,
 * with /tmp and /run empty and its own, but for the working folder and the program itself; its own processes only; no network but the gateway's socket; no capabilities.
 * Sockets elsewhere, as of an agent in the home directory, stay within reach: name them in `hide`. `instead` is run where
 * that command would be.
 */
export function isolated(
  { socket, directory, hide = [] }: IsolationOptions,
  command: readonly string[],
  instead = command,
): string[] {
  const namespaces = ['user', 'net', 'pid', 'ipc', 'uts'].map((name) => `--unshare-${name}`);
  const files = [
    '--ro-bind',
    '/',
    '/',
    '--dev',
    '/dev',
    '--proc',
    '/proc',
    '--tmpfs',
    '/tmp',
    '--tmpfs',
    '/run',
  ];
  const [program = ''] = command;
  const visible = [...shown(directory), ...shown(program), '--bind', socket, socket, '--chdir', directory];
  const hidden = hide.flatMap(covered);
  const ends = ['--die-with-parent', '--new-session', '--cap-drop', 'ALL', '--setenv', 'TMPDIR', '/tmp'];
  return ['bwrap', ...namespaces, ...files, ...visible, ...hidden, ...ends, '--', ...instead];
}

// there is nothing to cover where nothing is, and the read-only root takes no new file
function covered(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  return found.isDirectory() ? ['--tmpfs', path] : ['--ro-bind', '/dev/null', path];
}

// bound anew only where it was covered: binding / or /tmp itself would bring back all that is hidden
function shown(path: string): string[] {
  return /^\/(tmp|run)\/./.test(path) ? ['--ro-bind', path, path] : [];
}

/** Ends with 99 where the first argument is no program that can be started from within. */
const look = 'case $0 in */*) test -x "$0" ;; *) command -v "$0" ;; esac > /dev/null || exit 99';

/**
 * Tries it out, and looks for the command from within: what is below /tmp and /run is not there. Throws an `IsolationError`
 * that says what to do, and what `requireProgram` throws.
 */
export async function probeIsolation(
  options: IsolationOptions,
  env: NodeJS.ProcessEnv,
  command: readonly [string, ...string[]],
): Promise<void> {
  const [program = '', ...words] = isolated(options, command, ['sh', '-c', look, command[0]]);
  const failure = await new Promise<{ code: unknown; text: string } | undefined>((resolve) => {
    execFile(program, words, { env, timeout: 10_000 }, (error, _out, text) => {
      resolve(error === null ? undefined : { code: error.code, text });
    });
  });
  if (failure === undefined) return;
  if (failure.code === 99) throw notStarted(command[0], 'ENOENT within the isolation');
  if (failure.code === 'ENOENT') {
    const hint =
      'Install it (Debian: apt install bubblewrap), or run without --isolate: the level is lower then.';
    throw new IsolationError(
      'isolation_unavailable',
      '--isolate needs bubblewrap, and there is no bwrap in PATH',
      hint,
    );
  }
  const said = failure.text.trim().split('\n', 1)[0] ?? '';
  const message = `bubblewrap cannot isolate here: ${said === '' ? String(failure.code) : said}`;
  const hint =
    'Namespaces of users may be switched off on this machine. Without --isolate the level is lower.';
  throw new IsolationError('isolation_refused', message, hint);
}
