import { entrySchema } from '../ledger.ts';
import type { LedgerEntry } from '../ledger.ts';

/** An entry with this body. */
export function sampleEntry(body: Readonly<Record<string, unknown>>): LedgerEntry {
  return { schema: entrySchema, kind: 'sample', at: '2026-01-02T03:04:05.678Z', provider: 'acme', body };
}
