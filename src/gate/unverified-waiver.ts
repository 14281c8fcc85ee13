import { AttestationError } from '../attestation/attestation-error.ts';
import { parseEnvelope } from '../attestation/envelope.ts';
import { parseStatement } from '../attestation/statement.ts';
import type { LedgerRecord } from '../ledger/ledger.ts';
import { envelopeOf } from './envelope-entry.ts';
import { parseItemWaiver } from './predicates/item-waiver.ts';
import type { ItemWaiver } from './predicates/item-waiver.ts';

/** A waiver that nobody vouches for now. It lets nothing pass; it tells that the finding was waived before. */
export type UnverifiedWaiver = { readonly index: number; readonly waiver: ItemWaiver };

/** What an entry of the ledger says was waived, whoever signed it; undefined where it is no waiver of its provider. */
export function unverifiedWaiver({ entry, index }: LedgerRecord): UnverifiedWaiver | undefined {
  try {
    const { predicate } = parseStatement(parseEnvelope(envelopeOf(entry)).payload);
    const waiver = parseItemWaiver(predicate);
    return entry.kind === 'waiver' && waiver.provider === entry.provider ? { index, waiver } : undefined;
  } catch (error) {
    if (error instanceof AttestationError) return undefined;
    throw error;
  }
}
