import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contract } from '../../contract/contract.ts';

/** The bytes of a contract's schema file. */
export function readSchemaFile({ folder, provider }: Contract): Promise<Uint8Array> {
  return readFile(join(folder, provider.contract.file));
}
