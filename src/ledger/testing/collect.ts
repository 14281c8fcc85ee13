import type { Ledger } from '../ledger.ts';

/** The bodies of all entries from an index on; checks that the indices are without a gap. */
export async function bodiesOf(ledger: Ledger, from = 0): Promise<Readonly<Record<string, unknown>>[]> {
  const bodies: Readonly<Record<string, unknown>>[] = [];
  for await (const { index, entry } of ledger.read(from)) {
    if (index !== from + bodies.length) throw new Error(`index ${index} at place ${from + bodies.length}`);
    bodies.push(entry.body);
  }
  return bodies;
}
