import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { git } from '../../gate/git.ts';

/**
 * What an isolated child must not read, though it sees this machine's files: the project's keys folder, the sealed
 * credentials of every provider, the history, in which all of it may stand, and each private key that lies in the project's
 * folder or beside one that was given. `given`: files and folders that were named. It does not look anywhere else.
 */
export function hiddenPaths(root: string, given: readonly string[]): readonly string[] {
  const contracts = join(root, 'contracts');
  const folders = new Set([root, ...given.map((path) => dirname(path))]);
  return [
    ...[join(root, 'keys'), ...gitFolders(root)],
    ...namesIn(contracts).map((provider) => join(contracts, provider, 'credentials')),
    ...[...folders].flatMap(privateKeysIn),
    ...given,
  ];
}

/** Of a work tree that is linked, also that of the repository it belongs to. */
function gitFolders(root: string): readonly string[] {
  const words = ['rev-parse', '--path-format=absolute', '--git-dir', '--git-common-dir'];
  const found = git(root, words)?.split('\n') ?? [];
  return [...new Set([join(root, '.git'), ...found.map((folder) => resolve(root, folder))])];
}

function privateKeysIn(folder: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => /\.(pem|age|key)$/.test(name))
    .map((name) => join(folder, name))
    .filter(isPrivateKey);
}

/** What is no plain file, or cannot be read, the child cannot read either, or it is none. */
function isPrivateKey(file: string): boolean {
  try {
    const found = statSync(file);
    return (
      found.isFile() &&
      found.size < 65_536 &&
      /PRIVATE KEY-----|AGE-SECRET-KEY-/.test(readFileSync(file, 'latin1'))
    );
  } catch {
    return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
