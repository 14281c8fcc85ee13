import { mediaTypeName } from './content.ts';
import type { Located, OpenApiReader } from './located.ts';

const styles: Readonly<Record<string, string>> = {
  query: 'form',
  cookie: 'form',
  path: 'simple',
  header: 'simple',
};

const scalars = new Set<unknown>(['string', 'number', 'integer', 'boolean']);

/** How a parameter or header is written on the wire, with the specification's defaults filled in. */
export function serialisationOf(
  reader: OpenApiReader,
  at: Located,
  where: string,
): Readonly<Record<string, unknown>> {
  const { raw } = at;
  const allowEmptyValue = raw['allowEmptyValue'] ?? false;
  const [content] = reader.objects(at, 'content').keys();
  if (content !== undefined) return { content: mediaTypeName(content), allowEmptyValue };
  const style = raw['style'] ?? styles[where] ?? 'simple';
  const type = reader.object(at, 'schema')?.raw['type'];
  // One value, and a list between commas, are written the same either way.
  const isSame = scalars.has(type) || (type === 'array' && style === 'simple');
  const explode = isSame ? undefined : raw['explode'];
  return {
    style,
    explode: explode ?? (style === 'form' || style === 'cookie'),
    allowReserved: raw['allowReserved'] ?? false,
    allowEmptyValue,
  };
}
