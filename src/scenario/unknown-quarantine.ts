import { nearest } from '../util/nearest.ts';
import { UsageError } from '../util/usage-error.ts';

/** One scenario that a provider file has in quarantine. */
export type QuarantineEntry = { readonly provider: string; readonly scenario: string };

/**
 * Refuses quarantine entries that name no scenario. `scenarios` are all there are: of a part of them this cannot be said.
 * @throws UsageError `quarantine_unknown`, with all of them and the nearest names
 */
export function refuseUnknownQuarantine(
  entries: readonly QuarantineEntry[],
  scenarios: readonly { readonly provider: string; readonly id: string }[],
): void {
  const problems = entries.flatMap(({ provider, scenario }) => {
    const ids = new Set(scenarios.flatMap((one) => (one.provider === provider ? one.id : [])));
    if (ids.has(scenario)) return [];
    const near = nearest(scenario, ids);
    const hint = near === undefined ? '' : `; did you mean ${near}?`;
    return `contracts/${provider}/provider.yaml: quarantine names ${scenario}, and there is no such scenario${hint}`;
  });
  if (problems.length === 0) return;
  throw new UsageError(
    'quarantine_unknown',
    problems.join('\n'),
    'Remove the entry from provider.yaml, or name a scenario that there is.',
  );
}
