import type { Ledger } from '../ledger/ledger.ts';
import type { RunDrift, RunRecord } from '../model/run-record.ts';
import { isBroken } from './is-broken.ts';
import { readLedgerState } from './ledger-state.ts';
import { revoke } from './revoke.ts';
import type { Trust } from './trust.ts';

/** What was compared, and where it was found. */
export type DriftSeen = {
  readonly network: RunRecord['network'];
  readonly drift: readonly Pick<RunDrift, 'provider' | 'environment' | 'breaking' | 'waived'>[];
  /** Shown in the reason: the run, or the command. */
  readonly by: string;
};

/**
 * Voids the promotions of every provider whose contract has drifted so that it breaks us, where there is one in force on
 * that network. Returns the ids of those providers. Drift that somebody waived revokes nothing.
 */
export async function revokeDrifted(
  { by, drift, network }: DriftSeen,
  { ledger, now, trust }: { readonly ledger: Ledger; readonly trust: Trust; readonly now: Date },
): Promise<readonly string[]> {
  const broken = Map.groupBy(drift.filter(isBroken), ({ provider }) => provider);
  const revoked: string[] = [];
  for (const [provider, entries] of broken) {
    const { epoch, promotions } = await readLedgerState(ledger, provider, trust, now);
    const inForce = promotions.some(
      ({ statement: { predicate } }) =>
        predicate.epoch === epoch &&
        predicate.network === network &&
        now.getTime() < Date.parse(predicate.expiresAt),
    );
    if (!inForce) continue;
    const places = [...new Set(entries.map(({ environment }) => environment))].join(', ');
    await revoke({ provider, reason: `breaking drift in ${places}`, by, now }, ledger);
    revoked.push(provider);
  }
  return revoked;
}
