import { Busboy } from '@fastify/busboy';
import type { BusboyFileStream } from '@fastify/busboy';
import { buffer } from 'node:stream/consumers';
import type { FilePayload } from '../../contract/file-payload.ts';

/** The parts of a multipart body in their order: texts, and files. */
export type Parts = readonly (readonly [name: string, value: string | FilePayload])[];

/** Reads a `multipart/form-data` body (RFC 7578). Rejects for one that is none, or that has no end. */
export async function parseMultipart(bytes: Buffer, contentType: string): Promise<Parts> {
  const parts: Promise<Parts[number]>[] = [];
  const parser = new Busboy({ headers: { 'content-type': contentType } });
  parser.on('field', (name, value) => parts.push(Promise.resolve([name, value])));
  parser.on('file', (name, stream, file, _encoding, mimeType) => {
    parts.push(readFile(stream, file, mimeType).then((read) => [name, read]));
  });
  await new Promise<void>((resolve, reject) => {
    parser.on('finish', resolve).on('error', reject);
    parser.end(bytes);
  });
  return Promise.all(parts);
}

async function readFile(
  stream: BusboyFileStream,
  name: string | undefined,
  mimeType: string,
): Promise<FilePayload> {
  return { name: name ?? '', mimeType, buffer: await buffer(stream) };
}
