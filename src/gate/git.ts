import { execFileSync } from 'node:child_process';
import { gitEnvironment } from './git-environment.ts';

/** What git prints in this folder, without white space at its ends; undefined where it fails. */
export function git(root: string, words: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', root, ...words], {
      ...{
        encoding: 'utf8',
        env: gitEnvironment(),
        maxBuffer: 64 * 1024 * 1024,
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    }).trim();
  } catch {
    return undefined;
  }
}
