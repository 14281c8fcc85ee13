import { createHash } from 'node:crypto';
import { bytesOf, isFilePayload } from '../file-payload.ts';
import { isJson, mediaTypeOf } from '../media-type.ts';
import { isObject } from '../schema/json-schema.ts';
import { textOf } from '../text-of.ts';
import { toJson } from '../to-json.ts';
import { ownJson } from './as-sent.ts';
import type { PartDefinition, PartDefinitions } from './operation-definition.ts';

/** A body with the media type that names its boundary. */
export type Multipart = { readonly contentType: string; readonly body: Uint8Array };

/**
 * A `multipart/form-data` body (RFC 7578): a part for each member, and for each item of a list. Bytes, files and members
 * that the contract calls files have a file name; objects are JSON; a part has the media type that `encoding` or the file
 * says. The boundary is made from the content: the same value gives the same bytes.
 */
export function serializeMultipart(value: unknown, parts: PartDefinitions = new Map()): Multipart {
  const written = Object.entries(isObject(value) ? value : {}).flatMap(([name, member]) =>
    [member].flat().flatMap((item) => (item === undefined ? [] : [writePart(name, item, parts.get(name))])),
  );
  const hash = createHash('sha256');
  for (const { content, head } of written) hash.update(head).update('\0').update(content).update('\0');
  const boundary = `livegate-${hash.digest('hex').slice(0, 32)}`;
  const lines = written.flatMap(({ content, head }) => [`--${boundary}\r\n${head}\r\n\r\n`, content, '\r\n']);
  const body = Buffer.concat(
    [...lines, `--${boundary}--\r\n`].map((line) => (typeof line === 'string' ? Buffer.from(line) : line)),
  );
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}

type Part = { readonly head: string; readonly content: Uint8Array | string };

function writePart(name: string, given: unknown, definition: PartDefinition = { isFile: false }): Part {
  const file = bytesOf(given);
  const value = file === undefined ? ownJson(given) : given;
  const isFile = file !== undefined || definition.isFile;
  const fileName = isFilePayload(value) ? value.name : name;
  const type = isFilePayload(value) ? value.mimeType : (definition.contentType ?? usualType(value, isFile));
  const head = [
    `Content-Disposition: form-data; name="${quotable(name)}"${isFile ? `; filename="${quotable(fileName)}"` : ''}`,
    ...(type === undefined ? [] : [`Content-Type: ${oneLine(type)}`]),
  ];
  return { head: head.join('\r\n'), content: file ?? written(value, type) };
}

function written(value: unknown, type = 'text/plain'): string {
  return isJson(mediaTypeOf(type)) ? toJson(value) : textOf(value).toWellFormed();
}

/** OpenAPI 3.1.1, 4.8.15.1: what a part is where `encoding` does not say; text needs no word. */
function usualType(value: unknown, isFile: boolean): string | undefined {
  if (isFile) return 'application/octet-stream';
  return isObject(value) ? 'application/json' : undefined;
}

/** As browsers do (HTML, 4.10.21.8): nothing in a name ends its quotes or its line. */
function quotable(name: string): string {
  return name.toWellFormed().replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}

function oneLine(type: string): string {
  return type.replaceAll(/[^\t\x20-\x7e]/g, '');
}
