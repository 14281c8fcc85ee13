import { join } from 'node:path';
import { listProviders } from '../contract/list-providers.ts';
import { readProviderSync } from '../contract/load-provider.ts';
import type { Provider } from '../model/provider.ts';
import { nearest } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';

/**
 * The provider files of these ids, or of all.
 * @throws UsageError `unknown_provider` with the nearest name, `nothing_selected` where there are none
 * @throws ConfigError for a provider file with mistakes
 */
export function readProviders(root: string, ids: readonly string[]): Provider[] {
  const known = listProviders(root);
  if (known.length === 0)
    throw new UsageError('nothing_selected', `${join(root, 'contracts')} holds no provider`);
  for (const id of ids) checkKnown(id, known);
  return (ids.length > 0 ? ids : known).map((id) => readProviderSync(join(root, 'contracts', id)));
}

function checkKnown(id: string, known: readonly string[]): void {
  if (known.includes(id)) return;
  const near = nearest(id, known);
  const hint = near === undefined ? `There are: ${known.join(', ')}.` : `Did you mean ${near}?`;
  throw new UsageError('unknown_provider', `there is no provider called ${JSON.stringify(id)}`, hint);
}
