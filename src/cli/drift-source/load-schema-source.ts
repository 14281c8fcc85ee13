import { collectExternalReferences } from '../../drift/document/external-references.ts';
import { parseSchemaDocument } from '../../drift/document/parse-schema-document.ts';
import { isRemote } from '../../drift/document/resolve-reference.ts';
import type { SchemaDocument } from '../../drift/schema-document.ts';
import { locateSource } from './locate-source.ts';
import type { SchemaLocation, SourceOptions } from './schema-location.ts';
import { SchemaSourceError } from './source-error.ts';

/** More files than any description in use has. */
const mostFiles = 2000;

/**
 * Loads a schema that a command line names, with all files that it refers to, each once, however they refer to each
 * other. Documents on other servers are left out unless they are allowed: what refers to them stays undecided.
 * Throws a `SchemaSourceError` for what cannot be had, a `SchemaDocumentError` for what is no schema.
 */
export async function loadSchemaSource(text: string, options: SourceOptions): Promise<SchemaDocument> {
  const location = await locateSource(text, options);
  const main = await location.read('');
  const files = await loadReferences(main, location, options);
  return parseSchemaDocument(main, { source: location.source, origin: location.origin, files });
}

async function loadReferences(
  main: Uint8Array,
  location: SchemaLocation,
  options: SourceOptions,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const names = [...collectExternalReferences(main, '')];
  for (const name of names) {
    if (files.has(name) || !isWanted(name, options)) continue;
    if (files.size >= mostFiles) throw tooMany(location.source);
    const content = await readReference(name, location, options);
    files.set(name, content);
    names.push(...collectExternalReferences(content, name));
  }
  return files;
}

function isWanted(name: string, { allowRemoteRefs }: SourceOptions): boolean {
  return !isRemote(name) || (allowRemoteRefs && /^https?:/i.test(name));
}

async function readReference(
  name: string,
  location: SchemaLocation,
  { folder }: SourceOptions,
): Promise<Uint8Array> {
  if (!isRemote(name)) return location.read(name);
  const { readUrl } = await import('./url-location.ts');
  return readUrl(name, folder);
}

function tooMany(source: string): SchemaSourceError {
  return new SchemaSourceError('reference_refused', `${source}: refers to more than ${mostFiles} files`);
}
