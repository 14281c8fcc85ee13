import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { isJson, mediaTypeOf } from '../contract/media-type.ts';
import { parseJson } from '../network/wire/parse-json.ts';

/**
 * A JSON body as every reader must understand it; undefined where two could differ: another media type or character
 * set, a content coding, bytes that are no UTF-8, a byte order mark, duplicate names, more than 200 levels.
 */
export function readJson(
  bytes: Buffer,
  headers: IncomingHttpHeaders,
): { readonly value: unknown } | undefined {
  const type = headers['content-type'] ?? '';
  if (!isJson(mediaTypeOf(type)) || !isPlainlyUtf8(type)) return undefined;
  if (headers['content-encoding'] !== undefined || !isUtf8(bytes)) return undefined;
  const { understood, exact, findings } = parseJson(bytes.toString());
  if (!understood || findings.some(({ code }) => code === 'json_duplicate_key')) return undefined;
  return { value: exact };
}

/** However often a type or a character set is named, and in whatever parameter: servers differ in which one they take. */
function isPlainlyUtf8(type: string): boolean {
  if (type.includes(',')) return false;
  return [...type.matchAll(/charset([^;]*)/gi)].every(([, rest = '']) =>
    /^\s*=\s*(?:utf-?8|"utf-?8")\s*$/i.test(rest),
  );
}
