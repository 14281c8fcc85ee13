import { readFile } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import type { SchemaLocation } from './schema-location.ts';
import { SchemaSourceError } from './source-error.ts';

/** A schema in a file. Files that it refers to must lie in its folder or in the working folder, or below. */
export function fileLocation(file: string, folder: string): SchemaLocation {
  const main = resolve(folder, file);
  const allowed = [dirname(main), resolve(folder)].map((path) => path + (path.endsWith(sep) ? '' : sep));
  return {
    source: file,
    origin: 'file',
    read: async (name) => {
      const path = name === '' ? main : resolve(dirname(main), name);
      if (!allowed.some((prefix) => path.startsWith(prefix)))
        throw new SchemaSourceError(
          'reference_refused',
          `${file}: refers to ${JSON.stringify(name)}, outside its folder and the working folder`,
          { hint: 'Run the command in the folder that holds both.' },
        );
      return readFile(path).catch((error: unknown) => {
        throw unreadable(name === '' ? file : name, name === '' ? undefined : file, error);
      });
    },
  };
}

function unreadable(name: string, referrer: string | undefined, cause: unknown): SchemaSourceError {
  const { code = 'unreadable' } = cause as NodeJS.ErrnoException;
  const isMissing = code === 'ENOENT';
  const why = isMissing ? 'no such file' : code;
  const subject = referrer === undefined ? name : `${referrer}: refers to ${JSON.stringify(name)}`;
  return new SchemaSourceError(isMissing ? 'source_missing' : 'source_unreadable', `${subject}: ${why}`, {
    cause,
  });
}
