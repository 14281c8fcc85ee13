import { git } from './git.ts';

/** Name of the commit that is checked out; undefined where there is none. */
export function currentCommit(root: string): string | undefined {
  return git(root, ['rev-parse', '--verify', '--quiet', 'HEAD']);
}
