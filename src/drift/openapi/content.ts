import type { SchemaNode } from '../json-schema/schema-graph.ts';
import { Members } from './located.ts';
import type { Located, OpenApiReader } from './located.ts';

/** The schema of a parameter or header: its own, or that of its only media type. */
export function contentSchemas(reader: OpenApiReader, at: Located): SchemaNode | undefined {
  const own = reader.schema(at, 'schema');
  const [first] = reader.objects(at, 'content').values();
  return own ?? (first === undefined ? undefined : reader.schema(first, 'schema'));
}

// Says how the text is written, not what it is.
const notTold = /^(charset|boundary)=/;

/** The media types of a body, with names in one spelling: lower case, sorted parameters, charset and boundary left out. */
export function mediaTypes(reader: OpenApiReader, at: Located | undefined): Members<Located> {
  if (at === undefined) return new Members();
  return reader.objects(at, 'content').renamed(mediaTypeName);
}

export function mediaTypeName(name: string): string {
  const [bare = '', ...parameters] = name.split(';').map((part) => part.trim().toLowerCase());
  return [bare, ...parameters.filter((part) => part !== '' && !notTold.test(part)).sort()].join(';');
}

/** What says something of a media type: its own entry, or the narrowest range that covers it (OpenAPI 3.1, `content`). */
export function mediaFor(types: ReadonlyMap<string, Located>, name: string): Located | undefined {
  const own = types.get(name);
  if (own !== undefined) return own;
  const ranges = [...types].filter(([range]) => coversMediaType(range, name));
  return ranges.sort(([left], [right]) => right.length - left.length)[0]?.[1];
}

/** Whether a media type or range covers another one: `application/*` covers `application/json`, and that `application/json;v=1`. */
export function coversMediaType(range: string, type: string): boolean {
  const [bare = '', ...asked] = range.split(';');
  const [other = '', ...given] = type.split(';');
  if (!asked.every((parameter) => given.includes(parameter))) return false;
  return bare === other || bare === '*/*' || (bare.endsWith('/*') && other.startsWith(bare.slice(0, -1)));
}

const usual = ['application/json', 'application/xml', 'text/plain', 'application/octet-stream'];

/** A type that a body can have, for a name that may be a range: one that is not among others, where there is one. */
export function oneMediaType(name: string, others: ReadonlyMap<string, Located>): string {
  const [bare = ''] = name.split(';');
  if (!bare.endsWith('/*')) return name;
  const covered = [...usual, bare.replace('*', 'x-any')].filter((type) => coversMediaType(name, type));
  return covered.find((type) => mediaFor(others, type) === undefined) ?? name;
}
