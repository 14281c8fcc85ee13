import { mediaTypeName } from './content.ts';
import { isOpenApi32 } from './is-openapi-32.ts';
import type { Located, OpenApiReader } from './located.ts';

const styles: Readonly<Record<string, string>> = {
  query: 'form',
  cookie: 'form',
  path: 'simple',
  header: 'simple',
};

const scalars: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean', 'null']);
const deepest = 8;

/** How a parameter or header is written on the wire, with the specification's defaults filled in. */
export function serialisationOf(
  reader: OpenApiReader,
  at: Located,
  where: string,
): Readonly<Record<string, unknown>> {
  const { raw } = at;
  // Both are of a query alone, and what is reserved in it; OpenAPI 3.2 lets it be so wherever text is encoded.
  const allowEmptyValue = (where === 'query' && raw['allowEmptyValue']) || false;
  const mayReserve = where === 'query' || (where !== 'header' && isOpenApi32(reader));
  const [content] = reader.objects(at, 'content').keys();
  if (content !== undefined) return { content: mediaTypeName(content), allowEmptyValue };
  const style = raw['style'] ?? styles[where] ?? 'simple';
  const schema = reader.object(at, 'schema');
  // One value, alone in a list or not, and a list between commas are written the same either way, and so are members in brackets.
  const isSame =
    style === 'deepObject' ||
    (schema !== undefined && (isScalar(reader, schema) || schema.raw['maxItems'] === 1)) ||
    (style === 'simple' && schema !== undefined && isList(schema.raw['type']));
  const explode = isSame ? undefined : raw['explode'];
  return {
    style,
    explode: explode ?? (style === 'form' || style === 'cookie'),
    allowReserved: (mayReserve && raw['allowReserved']) || false,
    allowEmptyValue,
    // Elsewhere a name in the path says only where the value goes.
    ...(style === 'matrix' ? { name: raw['name'] } : {}),
  };
}

function isList(type: unknown): boolean {
  return [type].flat().every((name) => name === 'array');
}

/** Whether a schema evidently is of single values alone. */
export function isScalar(reader: OpenApiReader, schema: Located, depth = 0): boolean {
  const { const: only, enum: several, type } = schema.raw;
  const listed = only === undefined ? several : [only];
  if (type !== undefined) return [type].flat().every((name) => scalars.has(name));
  if (Array.isArray(listed)) return listed.every((value) => typeof value !== 'object' || value === null);
  if (depth > deepest) return false;
  const parts = (keyword: string): readonly Located[] => reader.list(schema, keyword);
  const isOne = (part: Located): boolean => isScalar(reader, part, depth + 1);
  const unions = [parts('anyOf'), parts('oneOf')].filter(({ length }) => length > 0);
  return parts('allOf').some(isOne) || unions.some((branches) => branches.every(isOne));
}
