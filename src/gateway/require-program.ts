import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError } from '../util/errors.ts';

export type ProgramSearch = {
  /** The environment of the child: its PATH is the one that counts. */
  readonly env: NodeJS.ProcessEnv;
  /** Where the child is started. */
  readonly directory: string;
};

/** Where execvp looks without a PATH. */
const usualPath = '/bin:/usr/bin';

/**
 * Looks for a program as execvp does, so that one that cannot be started is found out while that costs nothing. Starts
 * nothing, and says nothing of a script whose interpreter is missing, nor of Windows, which looks in other ways. Throws a
 * `ConfigError` (`config_missing`).
 */
export function requireProgram(program: string, { directory, env }: ProgramSearch): void {
  if (process.platform === 'win32') return;
  const folders = program.includes('/') ? [''] : (env['PATH'] ?? usualPath).split(':');
  const problems = folders.map((folder) => findProblem(resolve(directory, folder, program)));
  if (problems.includes(undefined)) return;
  throw notStarted(program, problems.includes('EACCES') ? 'EACCES' : 'ENOENT');
}

/** What the system says where the file is started. */
function findProblem(file: string): 'ENOENT' | 'EACCES' | undefined {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile() ? undefined : 'EACCES';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? 'EACCES' : 'ENOENT';
  }
}

/** `why`: what the system says, or would. */
export function notStarted(program: string, why: string, cause?: unknown): ConfigError {
  const message = `the command cannot be started (${why})`;
  const expected = 'a program in PATH or a path to one, after --';
  return new ConfigError('config_missing', [{ file: program, message, expected }], { cause });
}
