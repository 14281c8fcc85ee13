import { git } from './git.ts';

/**
 * The addresses, in small letters, of who made the newest change below these paths: author and committer of the last
 * commit, and whoever works here where something is not committed. Undefined where there is no git history of them, or
 * only the end of one: in a shallow clone everything seems to be the last commit's.
 */
export function changeAuthors(root: string, paths: readonly string[]): readonly string[] | undefined {
  const committed = git(root, ['log', '-1', '--format=%ae%n%ce', '--', ...paths]);
  const pending = git(root, ['status', '--porcelain', '--', ...paths]);
  const isShallow = git(root, ['rev-parse', '--is-shallow-repository']) !== 'false';
  if (committed === undefined || pending === undefined || committed === '' || isShallow) return undefined;
  const here = pending === '' ? undefined : git(root, ['config', 'user.email']);
  if (pending !== '' && here === undefined) return undefined;
  const addresses = [...committed.split('\n'), ...(here === undefined ? [] : [here])];
  return [...new Set(addresses.map((address) => address.toLowerCase()))];
}
