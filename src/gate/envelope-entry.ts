import type { LedgerEntry } from '../ledger/ledger.ts';
import { entrySchema } from '../ledger/ledger.ts';
import { canonicalJson } from '../util/canonical-json.ts';

/** What the gate writes into the ledger. */
export type EntryKind =
  'sign-off' | 'promotion' | 'revocation' | 'drift' | 'release' | 'break-glass' | 'waiver';

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

/** The bytes of the envelope in an entry, as nobody has verified them yet. */
export function envelopeOf({ body }: Pick<LedgerEntry, 'body'>): Uint8Array {
  return Buffer.from(canonicalJson(body['envelope'] ?? null));
}
