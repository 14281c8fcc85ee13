import { execFile } from 'node:child_process';
import { posix } from 'node:path';
import { limits } from '../../drift/document/limits.ts';
import type { SchemaLocation } from './schema-location.ts';
import { SchemaSourceError } from './source-error.ts';

/** A schema in a revision of the repository that the working folder belongs to; the path is as git takes it. */
export function gitLocation(revision: string, path: string, folder: string): SchemaLocation {
  const source = `${revision}:${path}`;
  return {
    source,
    origin: 'file',
    read: (name) => {
      const other = posix.join(posix.dirname(path), name);
      // Of a path with ./ in front git knows that it begins in the working folder.
      const relative = /^\.\.?\//.test(path) && !other.startsWith('.') ? `./${other}` : other;
      return showBlob(revision, name === '' ? path : relative, folder);
    },
  };
}

function showBlob(revision: string, path: string, folder: string): Promise<Uint8Array> {
  if (revision.startsWith('-'))
    throw new SchemaSourceError('git_failed', `not a git revision: ${JSON.stringify(revision)}`);
  // cat-file gives the bytes as they are: no pager, no filter of the repository's configuration.
  const words = ['--no-pager', 'cat-file', 'blob', `${revision}:${path}`];
  const options = {
    cwd: folder,
    encoding: 'buffer' as const,
    maxBuffer: limits.size + 1,
    env: { ...process.env, GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' },
  };
  return new Promise((resolve, reject) => {
    execFile('git', words, options, (error, out, err) => {
      if (error === null) resolve(out);
      else reject(failure(`${revision}:${path}`, error, err.toString()));
    });
  });
}

function failure(source: string, error: Error & { code?: unknown }, output: string): SchemaSourceError {
  const said = error.code === 'ENOENT' ? 'git is not installed' : (output.trim().split('\n')[0] ?? '');
  return new SchemaSourceError(
    'git_failed',
    `${source}: there is no such file, and git does not show it either: ${said || error.message}`,
    { cause: error },
  );
}
