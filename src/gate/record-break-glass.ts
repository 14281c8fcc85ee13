import { verifyStatement } from '../attestation/verify-statement.ts';
import { appendDecided } from '../ledger/append-decided.ts';
import type { Ledger, LedgerRecord } from '../ledger/ledger.ts';
import { canonicalJson } from '../util/canonical-json.ts';
import type { BreakGlassFile } from './break-glass-file.ts';
import { envelopeEntry } from './envelope-entry.ts';
import { breakGlassType, parseBreakGlass } from './predicates/break-glass.ts';
import type { Trust } from './trust.ts';

/**
 * Writes what two approvers have signed into the ledger; nothing opens before. Returns whether it was not there yet. Throws
 * an `AttestationError` (`signers_too_few`) where only one of them has signed.
 */
export async function recordBreakGlass(
  ledger: Ledger,
  { decision, envelope }: BreakGlassFile,
  trust: Trust,
  now: Date,
): Promise<boolean> {
  const { statement } = verifyStatement(envelope, {
    ...{ keys: trust.keysFor('approver', now), threshold: 2 },
    ...{ predicateType: breakGlassType, parsePredicate: parseBreakGlass },
  });
  const entry = envelopeEntry('break-glass', statement.predicate.provider, now, { envelope, decision });
  const body = canonicalJson(entry.body);
  const written = await appendDecided(ledger, async (records) =>
    (await hasBody(records, body)) ? undefined : entry,
  );
  return written !== undefined;
}

async function hasBody(records: AsyncIterable<LedgerRecord>, body: string): Promise<boolean> {
  for await (const { entry } of records) if (canonicalJson(entry.body) === body) return true;
  return false;
}
