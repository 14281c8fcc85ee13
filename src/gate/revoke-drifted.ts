import type { RunDrift, RunRecord } from '../model/run-record.ts';
import { isBroken } from './is-broken.ts';
import { revokeInForce } from './revoke-in-force.ts';
import type { RevokingGate } from './revoke-in-force.ts';

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
  gate: RevokingGate,
): Promise<readonly string[]> {
  const broken = Map.groupBy(drift.filter(isBroken), ({ provider }) => provider);
  const revoked: string[] = [];
  for (const [provider, entries] of broken) {
    const places = [...new Set(entries.map(({ environment }) => environment))].join(', ');
    const reason = `breaking drift in ${places}`;
    if (await revokeInForce({ provider, network, reason, by }, gate)) revoked.push(provider);
  }
  return revoked;
}
