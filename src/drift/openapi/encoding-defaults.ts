import type { Located, OpenApiReader, Raw } from './located.ts';
import { isScalar } from './serialisation.ts';

/**
 * What the encoding of a part says by saying nothing (OpenAPI 3.1, Encoding Object), for the parts of which both say it
 * alike in all editions: single values, lists of them, and objects in a multipart body.
 */
export function encodingDefaults(reader: OpenApiReader, part: Located, said: Raw, isMultipart: boolean): Raw {
  const isList = part.raw['type'] === 'array';
  const one = isList ? reader.object(part, 'items') : part;
  if (one === undefined) return {};
  const contentType = isList && !isMultipart ? undefined : typeOf(reader, one);
  if (!isScalar(reader, one)) return isMultipart ? { contentType } : {};
  // One value is written the same either way.
  const explode = isList ? (said['style'] ?? 'form') === 'form' : said['explode'];
  return { contentType, style: 'form', explode, allowReserved: false };
}

function typeOf(reader: OpenApiReader, part: Located): string | undefined {
  const { contentEncoding, contentMediaType, format, type } = part.raw;
  if (type === 'object') return 'application/json';
  if (!isScalar(reader, part) || contentMediaType !== undefined) return undefined;
  const isBytes = format === 'binary' || contentEncoding !== undefined;
  return isBytes ? 'application/octet-stream' : 'text/plain';
}
