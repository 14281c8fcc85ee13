import { parseEnvelope } from '../attestation/envelope.ts';
import type { Ledger, LedgerEntry } from '../ledger/ledger.ts';
import type { RunRecord } from '../model/run-record.ts';
import { envelopeOf } from './envelope-entry.ts';
import { revoke } from './revoke.ts';
import type { Revocation } from './revoke.ts';

type Network = RunRecord['network'];

/** What revoking needs: no trust, for a gateway that is open asks for none either until it is told to close. */
export type RevokingGate = { readonly ledger: Ledger; readonly now: Date };

/**
 * Voids the promotions of a provider where one may be in force on that network; returns whether there was. Glass that two
 * people broke is none: they opened in spite of what is found. Throws a `LedgerError` where nothing could be written.
 */
export async function revokeInForce(
  { network, ...revocation }: Omit<Revocation, 'now'> & { readonly network: Network },
  { ledger, now }: RevokingGate,
): Promise<boolean> {
  let inForce = false;
  for await (const { entry } of ledger.read()) {
    if (entry.provider !== revocation.provider) continue;
    if (entry.kind === 'revocation') inForce = false;
    if (entry.kind === 'promotion' && mayBeOpen(entry, network, now)) inForce = true;
  }
  if (inForce) await revoke({ ...revocation, now }, ledger);
  return inForce;
}

const other: Readonly<Record<Network, Network>> = { sandbox: 'internet', internet: 'sandbox' };

/**
 * By what a promotion says of itself, verified or not: whom it was good enough for once may be open still, whatever
 * trust.yaml has become and whichever livegate wrote it. What cannot be read counts as open.
 */
function mayBeOpen(entry: LedgerEntry, network: Network, now: Date): boolean {
  const claims = claimsOf(entry);
  const hasEnded = Date.parse(String(claims['expiresAt'])) <= now.getTime();
  return claims['network'] !== other[network] && !hasEnded;
}

function claimsOf(entry: LedgerEntry): Readonly<Record<string, unknown>> {
  try {
    const { payload } = parseEnvelope(envelopeOf(entry));
    const statement = JSON.parse(Buffer.from(payload).toString('utf8')) as {
      readonly predicate?: Readonly<Record<string, unknown>>;
    } | null;
    return statement?.predicate ?? {};
  } catch {
    return {};
  }
}
