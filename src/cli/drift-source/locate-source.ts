import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileLocation } from './file-location.ts';
import { gitLocation } from './git-location.ts';
import type { SchemaLocation, SourceOptions } from './schema-location.ts';
import { SchemaSourceError } from './source-error.ts';
import { stdinLocation } from './stdin-location.ts';

/** A revision and a path in it; one letter before the colon is a drive. */
const gitPath = /^([^:]{2,}):(.+)$/;
const environmentName = /^([\w-]+)@([\w-]+)$/;

/**
 * Where the words of a command line point: `-`, a URL, a file, `revision:path`, `provider@environment` or a provider.
 * A file that exists wins over the other readings. Heavy readers are loaded where they are used.
 */
export async function locateSource(text: string, options: SourceOptions): Promise<SchemaLocation> {
  const { folder } = options;
  if (text === '-') return stdinLocation(folder);
  if (/^https?:\/\//i.test(text)) return (await import('./url-location.ts')).urlLocation(text, options);
  if (isFile(resolve(folder, text))) return fileLocation(text, folder);
  const [, revision, path] = gitPath.exec(text) ?? [];
  if (revision !== undefined && path !== undefined) return gitLocation(revision, path, folder);
  const [, provider, environment] = environmentName.exec(text) ?? [];
  if (provider !== undefined && environment !== undefined)
    return (await import('./environment-location.ts')).environmentLocation(provider, environment, options);
  if (existsSync(join(folder, 'contracts', text, 'provider.yaml')))
    return (await import('./provider-location.ts')).providerLocation(text, folder);
  throw missing(text, folder);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function missing(text: string, folder: string): SchemaSourceError {
  const isFolder = existsSync(resolve(folder, text));
  return new SchemaSourceError(
    'source_missing',
    `${text}: ${isFolder ? 'this is a folder' : 'no such file, and no provider of this name'}`,
    {
      hint: 'Expected a file, a URL, <revision>:<path>, <provider>, <provider>@<environment>, or - for standard input.',
    },
  );
}
