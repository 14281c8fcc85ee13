import { glob, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { digestOfFiles } from '../util/digest.ts';

/** One digest over every file of the suites, data included, so that evidence says which scenarios it came from. */
export async function suiteDigest(folder: string): Promise<string> {
  const files = new Map<string, Uint8Array>();
  const exclude = ({ name }: { readonly name: string }) => name === 'node_modules';
  for await (const entry of glob('**/*', { cwd: folder, withFileTypes: true, exclude })) {
    if (entry.isDirectory()) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(relative(folder, file).replaceAll(sep, '/'), await readFile(file));
  }
  return digestOfFiles(files);
}
