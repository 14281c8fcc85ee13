import type { LedgerEntry } from '../ledger/ledger.ts';
import { entrySchema } from '../ledger/ledger.ts';

/** What the gate writes into the ledger. */
export type EntryKind = 'sign-off' | 'promotion' | 'revocation' | 'release';

/** A ledger entry around a signed envelope, with what else it says. */
export function envelopeEntry(
  kind: EntryKind,
  provider: string,
  now: Date,
  { envelope, ...more }: { readonly envelope?: Uint8Array } & Readonly<Record<string, unknown>>,
): LedgerEntry {
  const signed =
    envelope === undefined ? {} : { envelope: JSON.parse(Buffer.from(envelope).toString('utf8')) as unknown };
  return { schema: entrySchema, kind, at: now.toISOString(), provider, body: { ...signed, ...more } };
}
