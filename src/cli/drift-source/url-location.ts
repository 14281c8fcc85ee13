import { limits } from '../../drift/document/limits.ts';
import { fetchDocument } from '../../network/fetch-document.ts';
import { GuardError } from '../../network/guard/guard-error.ts';
import { livePrefixes } from './live-prefixes.ts';
import type { SchemaLocation, SourceOptions } from './schema-location.ts';
import { SchemaSourceError } from './source-error.ts';

/** Milliseconds for one document. */
const timeout = 30_000;

/** A schema that a server gives to anybody. Files that it refers to come from the same server only. */
export function urlLocation(url: string, options: SourceOptions): SchemaLocation {
  const { origin, pathname, search } = parseUrl(url);
  return {
    // A query may hold a key.
    source: `${origin}${pathname}${search === '' ? '' : '?…'}`,
    origin: 'environment',
    read: (name) => {
      const target = name === '' ? url : new URL(name, url).href;
      if (new URL(target).origin !== origin)
        throw new SchemaSourceError('reference_refused', `${origin}${pathname}: refers to another server`);
      return readUrl(target, options.folder);
    },
  };
}

/** The document at a URL, unless that is live. */
export async function readUrl(url: string, folder: string): Promise<Uint8Array> {
  try {
    return await fetchDocument(url, { timeout, maxBytes: limits.size, live: livePrefixes(folder) });
  } catch (error) {
    if (!(error instanceof GuardError)) throw error;
    throw new SchemaSourceError('source_live', `${error.message}; nothing was sent`, {
      hint:
        error.hint ?? 'Schemas are read from test environments, from files and from public documentation.',
      cause: error,
    });
  }
}

function parseUrl(url: string): URL {
  if (URL.canParse(url)) return new URL(url);
  throw new SchemaSourceError('source_missing', `not a URL: ${JSON.stringify(url)}`);
}
