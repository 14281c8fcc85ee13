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
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(type)?.[1] ?? 'utf-8';
  if (!isJson(mediaTypeOf(type)) || !/^utf-?8$/i.test(charset)) return undefined;
  if (headers['content-encoding'] !== undefined || !isUtf8(bytes)) return undefined;
  const { understood, exact, findings } = parseJson(bytes.toString());
  if (!understood || findings.some(({ code }) => code === 'json_duplicate_key')) return undefined;
  return { value: exact };
}
