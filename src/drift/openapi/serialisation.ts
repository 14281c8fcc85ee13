import { omit } from '../../util/omit.ts';
import type { Side } from '../json-schema/pair.ts';
import type { WrittenList } from '../json-schema/text-readings.ts';
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

type Written = Readonly<Record<string, unknown>>;

/** How both documents write a parameter or header, without `explode` where that changes nothing. */
export function serialisations(
  readers: Readonly<Record<Side, OpenApiReader>>,
  old: Located,
  next: Located,
  where: string,
): readonly [was: Written, is: Written] {
  const was = serialisationOf(readers.old, old, where);
  const is = serialisationOf(readers.new, next, where);
  const [ours, theirs] = [readers.old.object(old, 'schema'), readers.new.object(next, 'schema')];
  const isSame =
    (isEitherWay(readers.old, ours, was['style']) && isEitherWay(readers.new, theirs, is['style'])) ||
    isOne(readers.old, ours, is['explode']) ||
    isOne(readers.new, theirs, was['explode']);
  return isSame ? [omit(was, 'explode'), omit(is, 'explode')] : [was, is];
}

/** How a parameter or header is written on the wire, with the specification's defaults filled in. */
export function serialisationOf(reader: OpenApiReader, at: Located, where: string): Written {
  const { raw } = at;
  // Both are of a query alone, and what is reserved in it; OpenAPI 3.2 lets it be so wherever text is encoded.
  const allowEmptyValue = (where === 'query' && raw['allowEmptyValue']) || false;
  const mayReserve = where === 'query' || (where !== 'header' && isOpenApi32(reader));
  const [content] = reader.objects(at, 'content').keys();
  if (content !== undefined) return { content: mediaTypeName(content), allowEmptyValue };
  const style = raw['style'] ?? styles[where] ?? 'simple';
  return {
    style,
    explode: raw['explode'] ?? (style === 'form' || style === 'cookie'),
    allowReserved: (mayReserve && raw['allowReserved']) || false,
    allowEmptyValue,
    // Elsewhere a name in the path says only where the value goes.
    ...(style === 'matrix' ? { name: raw['name'] } : {}),
  };
}

/** How lists are written on the wire; undefined where values are sent in a media type, as JSON mostly. */
export function listsOf({ explode, style }: Written): WrittenList | undefined {
  if (style === undefined) return undefined;
  return explode === true && style !== 'simple' ? 'repeated' : 'joined';
}

// A list between commas is written the same either way, and so are members in brackets.
function isEitherWay(reader: OpenApiReader, schema: Located | undefined, style: unknown): boolean {
  const isOneList = style === 'simple' && schema !== undefined && isList(schema.raw['type']);
  return style === 'deepObject' || isOneList || isOne(reader, schema, true);
}

/** Whether it is one value, alone or in a list. A text in a list that is not repeated may hold what parts its values. */
function isOne(reader: OpenApiReader, schema: Located | undefined, isRepeated: unknown): boolean {
  if (schema === undefined || isScalar(reader, schema)) return schema !== undefined;
  const { maxItems, type } = schema.raw;
  const isShort = maxItems === 1 && [type].flat().every((name) => name === 'array' || scalars.has(name));
  return isShort && isRepeated === true;
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
