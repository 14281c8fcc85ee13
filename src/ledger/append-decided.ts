import { LedgerError } from './ledger-error.ts';
import type { Ledger, LedgerEntry, LedgerHead, LedgerRecord } from './ledger.ts';

/** Decides from all the entries there are what to append; undefined: nothing. May be asked again, so it must have no effect of its own. */
export type Decide = (records: AsyncIterable<LedgerRecord>) => Promise<LedgerEntry | undefined>;

/**
 * Decides and appends as if nobody else wrote meanwhile: where somebody did, decides again on what there is then. So an id
 * is used once, and a number only rises, whoever else writes. The ledger is never locked while it decides. Returns what
 * was appended, or undefined where there was nothing to append; errors of `decide` pass through, and nothing is written.
 */
export async function appendDecided(
  ledger: Ledger,
  decide: Decide,
): Promise<(LedgerHead & { readonly index: number }) | undefined> {
  for (;;) {
    const { size } = await ledger.head();
    const entry = await decide(ledger.read());
    if (entry === undefined) return undefined;
    try {
      return await ledger.append(entry, { expectedSize: size });
    } catch (error) {
      if (!(error instanceof LedgerError) || error.code !== 'size_unexpected') throw error;
    }
  }
}
