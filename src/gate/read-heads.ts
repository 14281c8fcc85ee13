import type { Ledger, LedgerHead } from '../ledger/ledger.ts';
import { readLedgerState } from './ledger-state.ts';
import type { Trust } from './trust.ts';

/** The heads that signed promotions and break-glass statements of all providers name: what the ledger was when they were made. */
export async function readHeads(ledger: Ledger, trust: Trust, now: Date): Promise<readonly LedgerHead[]> {
  const providers = new Set<string>();
  for await (const { entry } of ledger.read())
    if (entry.provider !== undefined) providers.add(entry.provider);
  const heads: LedgerHead[] = [];
  for (const provider of providers) {
    const { breakGlass, promotions } = await readLedgerState(ledger, provider, trust, now);
    heads.push(...[...promotions, ...breakGlass].map(({ statement }) => statement.predicate.ledger));
  }
  return heads;
}
