import { open } from 'node:fs/promises';

/** Makes the names in a folder survive a power cut: those of files that were made or renamed there. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder for syncing; its rename is journaled.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
