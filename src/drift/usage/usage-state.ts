import type { UsageState } from '../../model/drift-report.ts';
import type { Usage } from '../../model/usage.ts';
import type { SchemaDocument } from '../schema-document.ts';

/** Whether a recorded use speaks of a document: it does if it was recorded under the very same bytes. */
export function usageState(usage: Usage | undefined, { digest }: SchemaDocument): UsageState {
  if (usage === undefined) return { state: 'none' };
  const { contract, provider } = usage;
  return { state: contract.schema === digest ? 'current' : 'stale', provider, schema: contract.schema };
}
