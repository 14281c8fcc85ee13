import { join, resolve } from 'node:path';
import type { Provider } from '../model/provider.ts';
import { readOnceSync } from '../util/read-once.ts';
import { missingFile, shownName } from './contract-files.ts';
import { parseProvider } from './parse-provider.ts';

/**
 * Reads and parses `provider.yaml` of one folder, without its contract. Throws a `ConfigError`: `config_missing`, or
 * `config_invalid` with all mistakes of the file. Resolves no secret reference.
 */
export function readProviderSync(folder: string): Provider {
  const root = resolve(folder);
  return parseProvider(readText(root), shownName(root, 'provider.yaml'));
}

function readText(root: string): string {
  const read = readOnceSync(resolve(root, '../..'), join(root, 'provider.yaml'));
  if (read === undefined) throw missingFile(root, 'provider.yaml', 'a provider has a provider.yaml');
  return read.text;
}
