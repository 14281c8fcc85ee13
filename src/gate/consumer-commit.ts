import { git } from './git.ts';
import { projectFiles } from './project-files.ts';

/**
 * Name of the commit that a promotion is for: the last one, up to what is checked out, that changed anything in the
 * repository but what livegate itself writes in this project (`projectFiles.ledger` with its lock, `projectFiles.requests`), since a
 * promotion and its approvals are written there. Undefined where there is none. Changes that are not committed are not
 * seen; where the history is cut off it may be a later one.
 */
export function consumerCommit(root: string): string | undefined {
  const ledger = projectFiles.ledger('');
  const own = [ledger, `${ledger}.lock`, projectFiles.requests('')].map((path) => `:(exclude)${path}`);
  const found = git(root, ['rev-list', '--max-count=1', 'HEAD', '--', ':(top)', ...own]);
  return found === '' ? undefined : found;
}
