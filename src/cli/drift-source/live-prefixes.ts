import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listProviders } from '../../contract/list-providers.ts';
import { readProviderSync } from '../../contract/load-provider.ts';
import { prefixesOf } from '../../model/prefixes-of.ts';

/**
 * The URL prefixes of every live environment of the project's providers. A provider file with mistakes throws: as long
 * as nobody knows what is live, nothing is asked for.
 */
export function livePrefixes(folder: string): readonly string[] {
  if (!existsSync(join(folder, 'contracts'))) return [];
  return listProviders(folder)
    .map((id) => readProviderSync(join(folder, 'contracts', id)))
    .flatMap(({ environments }) => Object.values(environments))
    .filter(({ stage }) => stage === 'live')
    .flatMap(prefixesOf);
}
