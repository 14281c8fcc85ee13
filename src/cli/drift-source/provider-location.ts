import { join } from 'node:path';
import { readProviderSync } from '../../contract/load-provider.ts';
import { fileLocation } from './file-location.ts';
import type { SchemaLocation } from './schema-location.ts';

/** The pinned contract of a provider. */
export function providerLocation(id: string, folder: string): SchemaLocation {
  const { contract } = readProviderSync(join(folder, 'contracts', id));
  return fileLocation(join('contracts', id, contract.file), folder);
}
