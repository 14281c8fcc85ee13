import { basename, resolve } from 'node:path';
import { git } from './git.ts';

/**
 * What a project's repository is called wherever it was cloned: host and path of its origin, however it is reached and
 * without who reached it; the name of the folder where there is no origin.
 */
export function repositoryOf(root: string): string {
  const origin = git(root, ['config', '--get', 'remote.origin.url']) ?? '';
  return origin === '' ? basename(resolve(root)) : originName(origin);
}

/** Exported for its table of examples. */
export function originName(origin: string): string {
  return origin
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/^[^@/]*@/, '')
    .replace(/^([\w.-]+):(?!\d+\/)/, '$1/')
    .replace(/(\.git)?\/*$/, '');
}
