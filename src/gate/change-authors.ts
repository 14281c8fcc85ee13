import { git } from './git.ts';

/** One change, and who wrote it. */
export type AuthoredChange = {
  /** Short name of the commit; absent where it is not committed. */
  readonly commit?: string;
  /** Addresses, in small letters: of author, committer and co-authors. */
  readonly authors: readonly string[];
};

/**
 * The changes below these paths that came after a commit, newest first: one for each commit that is not the same people's as
 * another, and what is not committed, ignored or not, which is of whoever works here. All that there ever were, where no commit is given or
 * it is no ancestor of what is here. Addresses are what git has been told. Undefined where there is no git history of them,
 * or only the end of one: in a shallow clone everything seems to be the last commit's.
 */
export function changeAuthors(
  root: string,
  paths: readonly string[],
  since?: string,
): readonly AuthoredChange[] | undefined {
  const pending = hasPending(root, paths);
  const isShallow = git(root, ['rev-parse', '--is-shallow-repository']) !== 'false';
  if (pending === undefined || isShallow) return undefined;
  const here = pending ? git(root, ['config', 'user.email']) : undefined;
  if (pending && here === undefined) return undefined;
  const committed = git(root, ['log', format, rangeSince(root, since), '--', ...paths]);
  if (committed === undefined || (committed === '' && !isKnown(root, paths))) return undefined;
  const own = here === undefined ? [] : [{ authors: [here.toLowerCase()] }];
  return unlike([...own, ...committed.split('\n').filter(Boolean).map(parseLine)]);
}

/**
 * Whether anything there is not as it was committed, also what git was told to look away from: ignored files, and those whose
 * changes it is to assume away. Installed packages are nobody's change. Undefined where git cannot say.
 */
function hasPending(root: string, paths: readonly string[]): boolean | undefined {
  const own = ['--', ...paths, ':(exclude,glob)**/node_modules', ':(exclude,glob)**/node_modules/**'];
  // A monitor is a program of the repository's configuration: it could say that nothing changed.
  const words = ['-c', 'core.fsmonitor=false', 'status', '--porcelain', '--ignore-submodules=none', ...own];
  const changed = git(root, words);
  if (changed !== '') return changed === undefined ? undefined : true;
  const files = git(root, ['ls-files', '-v', '--cached', '--others', ...own]);
  return files?.split('\n').some((line) => line !== '' && !line.startsWith('H '));
}

const format = '--format=%h%x00%ae%x00%ce%x00%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x00)';

/** Whether there is any commit of these paths. */
function isKnown(root: string, paths: readonly string[]): boolean {
  return (git(root, ['log', '-1', '--format=%h', '--', ...paths]) ?? '') !== '';
}

function rangeSince(root: string, since: string | undefined): string {
  if (since === undefined || git(root, ['merge-base', '--is-ancestor', since, 'HEAD']) === undefined)
    return 'HEAD';
  return `${since}..HEAD`;
}

function parseLine(line: string): AuthoredChange {
  const [commit = '', author = '', committer = '', ...others] = line.split('\0');
  const named = others.flatMap((other) => /<([^<>]*)>/.exec(other)?.[1] ?? []);
  const authors = new Set([author, committer, ...named].map((address) => address.toLowerCase()));
  return { commit, authors: [...authors] };
}

function unlike(changes: readonly AuthoredChange[]): readonly AuthoredChange[] {
  return [...Map.groupBy(changes, ({ authors }) => authors.toSorted().join('\0')).values()].flatMap(
    ([first]) => (first === undefined ? [] : [first]),
  );
}
