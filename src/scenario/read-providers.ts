import { join } from 'node:path';
import { listProviders } from '../contract/list-providers.ts';
import { readProviderSync } from '../contract/load-provider.ts';
import type { Provider } from '../model/provider.ts';
import { withAllMistakes } from '../util/with-all-mistakes.ts';
import { nearestHint } from '../util/nearest-hint.ts';
import { UsageError } from '../util/usage-error.ts';

/**
 * The provider files of these ids, or of all.
 * @throws UsageError `unknown_provider` with the nearest name, `nothing_selected` where there are none
 * @throws ConfigError for provider files with mistakes, with those of all files
 */
export function readProviders(root: string, ids: readonly string[]): Provider[] {
  return withAllMistakes(selectProviders(root, ids), (id) => readProviderSync(join(root, 'contracts', id)));
}

/**
 * These ids, or those of all providers; reads no file.
 * @throws UsageError `unknown_provider` with the nearest name, `nothing_selected` where there are none
 */
export function selectProviders(root: string, ids: readonly string[]): readonly string[] {
  const known = listProviders(root);
  if (known.length === 0)
    throw new UsageError('nothing_selected', `${join(root, 'contracts')} holds no provider`);
  checkKnown(ids, known);
  return ids.length > 0 ? ids : known;
}

function checkKnown(ids: readonly string[], known: readonly string[]): void {
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length === 0) return;
  const hints = unknown.map((id) => {
    return nearestHint(id, known);
  });
  const message = unknown.map((id) => `there is no provider called ${JSON.stringify(id)}`).join('\n');
  throw new UsageError('unknown_provider', message, [...new Set(hints)].join(' '));
}
