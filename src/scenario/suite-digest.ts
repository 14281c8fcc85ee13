import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOfFiles } from '../util/digest.ts';

/** One digest over every file of the suites, so that evidence says which scenarios it came from. */
export async function suiteDigest(folder: string): Promise<string> {
  const files = new Map<string, Uint8Array>();
  for await (const name of glob('**/*.{ts,js}', { cwd: folder }))
    files.set(name, await readFile(join(folder, name)));
  return digestOfFiles(files);
}
