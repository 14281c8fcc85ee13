import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '../util/atomic-file.ts';

/** A file that is made from others: its name within the project, and what it should hold. */
export type GeneratedFile = { readonly file: string; readonly content: string };

/** Those that are missing or do not hold what they should. Writes nothing. */
export async function staleAmong(
  root: string,
  files: readonly GeneratedFile[],
): Promise<readonly GeneratedFile[]> {
  const current = await Promise.all(
    files.map(({ file }) => readFile(join(root, file), 'utf8').catch(() => undefined)),
  );
  return files.filter(({ content }, index) => current[index] !== content);
}

/** Writes those that are stale; returns the names of those written. */
export async function writeStale(root: string, files: readonly GeneratedFile[]): Promise<readonly string[]> {
  const stale = await staleAmong(root, files);
  await Promise.all(stale.map(({ file, content }) => writeFileAtomic(join(root, file), content)));
  return stale.map(({ file }) => file);
}
