import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { withExclusiveLock } from '../file/exclusive-lock.ts';
import type { LedgerHead } from '../ledger.ts';
import { readMemory, writeMemory } from './memory-file.ts';

/** Milliseconds. */
const patience = 2000;

/** Remembers a greater head, and never lowers it: whichever process is the last to write. Throws what reading and writing throw. */
export async function raiseMemory(file: string, name: string, head: LedgerHead): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await withExclusiveLock(`${file}.lock`, patience, async () => {
    const { size } = (await readMemory(file)) ?? { size: 0 };
    if (head.size > size) await writeMemory(file, name, head);
  });
}
