import type { RunRecord } from '../../model/run-record.ts';
import { nearest } from '../../util/nearest.ts';
import { UsageError } from '../../util/usage-error.ts';

/**
 * What a run showed of these providers; all of it for none.
 * @throws UsageError `unknown_provider` for one that the run did not look at
 */
export function onlyProviders(record: RunRecord, ids: readonly string[]): RunRecord {
  if (ids.length === 0) return record;
  const known = [...new Set(record.targets.map(({ provider }) => provider))];
  for (const id of ids) {
    if (known.includes(id)) continue;
    const near = nearest(id, known);
    const hint = near === undefined ? `It looked at: ${known.join(', ')}.` : `Did you mean ${near}?`;
    throw new UsageError(
      'unknown_provider',
      `run ${record.id} looked at no provider ${JSON.stringify(id)}`,
      hint,
    );
  }
  const isWanted = ({ provider }: { readonly provider: string }) => ids.includes(provider);
  return {
    ...record,
    targets: record.targets.filter(isWanted),
    scenarios: record.scenarios.filter(isWanted),
    ...(record.drift === undefined ? {} : { drift: record.drift.filter(isWanted) }),
  };
}
