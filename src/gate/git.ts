import { execFileSync } from 'node:child_process';

/**
 * What git prints in this folder, without white space at its ends; undefined where it fails. The variables with which it
 * could be pointed at another repository are kept from it.
 */
export function git(root: string, words: readonly string[]): string | undefined {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  try {
    return execFileSync('git', ['-C', root, ...words], {
      ...{ encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] },
    }).trim();
  } catch {
    return undefined;
  }
}
