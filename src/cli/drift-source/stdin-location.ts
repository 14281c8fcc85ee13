import { limits } from '../../drift/document/limits.ts';
import { fileLocation } from './file-location.ts';
import type { SchemaLocation } from './schema-location.ts';
import { SchemaSourceError } from './source-error.ts';

/** A schema on standard input. Files that it refers to are looked for in the working folder. */
export function stdinLocation(folder: string): SchemaLocation {
  const beside = fileLocation('-', folder);
  return { ...beside, read: (name) => (name === '' ? readStandardInput() : beside.read(name)) };
}

async function readStandardInput(): Promise<Uint8Array> {
  if (process.stdin.isTTY)
    throw new SchemaSourceError('source_missing', 'standard input is a terminal: pipe a schema into it');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    // Enough to be refused for its size.
    if (size > limits.size) break;
  }
  return Buffer.concat(chunks);
}
