import { git } from './git.ts';

/**
 * Name of the commit that a promotion is for: the last one, up to what is checked out, that changed anything in the
 * repository but the ledger of the project in this folder, since what is decided and approved is written there. Undefined
 * where there is none. Changes that are not committed are not seen.
 */
export function consumerCommit(root: string): string | undefined {
  const found = git(root, ['rev-list', '--max-count=1', 'HEAD', '--', ':(top)', ':(exclude)ledger']);
  return found === '' ? undefined : found;
}
