import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The addresses of who made the newest change below these paths: author and committer of the last commit, and whoever
 * works here where something is not committed. Undefined where there is no git history of them.
 */
export async function changeAuthors(
  root: string,
  paths: readonly string[],
): Promise<readonly string[] | undefined> {
  const committed = await git(root, ['log', '-1', '--format=%ae%n%ce', '--', ...paths]);
  const pending = await git(root, ['status', '--porcelain', '--', ...paths]);
  if (committed === undefined || pending === undefined || committed === '') return undefined;
  const here = pending === '' ? undefined : await git(root, ['config', 'user.email']);
  if (pending !== '' && here === undefined) return undefined;
  return [...new Set([...committed.split('\n'), ...(here === undefined ? [] : [here])])];
}

async function git(root: string, words: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', ['-C', root, ...words], { encoding: 'utf8' });
    return stdout.trim();
  } catch {
    return undefined;
  }
}
