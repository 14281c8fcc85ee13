import type { RunDrift, RunRecord } from '../model/run-record.ts';
import { isBroken } from './is-broken.ts';
import { noteDrift } from './note-drift.ts';
import type { NotingGate } from './note-drift.ts';
import { revokeInForce } from './revoke-in-force.ts';

/** What was compared, and where it was found. */
export type DriftSeen = {
  readonly network: RunRecord['network'];
  readonly drift: readonly Pick<RunDrift, 'provider' | 'environment' | 'breaking' | 'waived'>[];
  /** Shown in the reason: the run, or the command. */
  readonly by: string;
};

/** Ids of providers. */
export type Drifted = {
  /** Whose promotions were voided. */
  readonly revoked: readonly string[];
  /** Of whom nothing was in force, and it was written down that evidence from before counts no more. */
  readonly noted: readonly string[];
};

/**
 * Voids the promotions of every provider whose contract has drifted so that it breaks us, where there is one in force on
 * that network; else writes down that it has drifted. Drift that somebody waived does neither.
 */
export async function revokeDrifted({ by, drift, network }: DriftSeen, gate: NotingGate): Promise<Drifted> {
  const broken = Map.groupBy(drift.filter(isBroken), ({ provider }) => provider);
  const revoked: string[] = [];
  const noted: string[] = [];
  for (const [provider, entries] of broken) {
    const places = [...new Set(entries.map(({ environment }) => environment))].join(', ');
    const reason = `breaking drift in ${places}`;
    if (await revokeInForce({ provider, network, reason, by }, gate)) revoked.push(provider);
    else if (await noteDrift({ provider, network, reason, by }, gate)) noted.push(provider);
  }
  return { revoked, noted };
}
