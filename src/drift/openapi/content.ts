import type { SchemaNode } from '../json-schema/schema-graph.ts';
import type { Located, OpenApiReader } from './located.ts';

/** The schema of a parameter or header: its own, or that of its only media type. */
export function contentSchemas(reader: OpenApiReader, at: Located): SchemaNode | undefined {
  const own = reader.schema(at, 'schema');
  const [first] = reader.objects(at, 'content').values();
  return own ?? (first === undefined ? undefined : reader.schema(first, 'schema'));
}

/** The media types of a body, with names in one spelling: lower case, without white space around parameters. */
export function mediaTypes(reader: OpenApiReader, at: Located | undefined): ReadonlyMap<string, Located> {
  if (at === undefined) return new Map();
  return reader.objects(at, 'content').renamed((name) =>
    name
      .toLowerCase()
      .replace(/\s*;\s*/g, ';')
      .trim(),
  );
}

/** What says something of a media type: its own entry, or the first range that covers it. */
export function mediaFor(types: ReadonlyMap<string, Located>, name: string): Located | undefined {
  return types.get(name) ?? [...types].find(([range]) => coversMediaType(range, name))?.[1];
}

/** Whether a media type or range covers another one: `application/*` covers `application/json`. */
export function coversMediaType(range: string, type: string): boolean {
  const [bare, other] = [range, type].map((name) => name.split(';')[0] ?? name);
  if (bare === undefined || other === undefined) return false;
  return bare === other || bare === '*/*' || (bare.endsWith('/*') && other.startsWith(bare.slice(0, -1)));
}
