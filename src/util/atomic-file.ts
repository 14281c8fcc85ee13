import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from './sync-folder.ts';

/**
 * Writes a whole file so that a reader sees the old content or the new, never a part, and so that the new survives
 * a power cut: temporary file beside it, fsync, rename, fsync of the folder. Makes the folder where it is missing.
 * On failure the old file is left as it was and the temporary one removed.
 */
export async function writeFileAtomic(file: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(file);
  const temporary = join(folder, `.${basename(file)}.${randomUUID()}.tmp`);
  await mkdir(folder, { recursive: true });
  try {
    await writeSynced(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Removes the temporary files that writes of this file left beside it when they were killed, and nothing else. Not for a
 * file that several processes write: it cannot tell what is left from what is being written.
 */
export async function removeLeftovers(file: string): Promise<void> {
  const [folder, start, end] = [dirname(file), `.${basename(file)}.`, '.tmp'];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const { name } = entry;
    const isOwn = entry.isFile() && name.startsWith(start) && name.endsWith(end);
    if (isOwn && uuid.test(name.slice(start.length, -end.length)))
      await rm(join(folder, name), { force: true });
  }
}

async function writeSynced(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
