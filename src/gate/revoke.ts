import type { Ledger, LedgerHead } from '../ledger/ledger.ts';
import { envelopeEntry } from './envelope-entry.ts';

export type Revocation = {
  readonly provider: string;
  readonly reason: string;
  /** Who says so: a person, or what found the drift. */
  readonly by: string;
  readonly now: Date;
};

/**
 * Raises the provider's epoch: every earlier promotion is void from the moment this resolves. Needs no key and no role, for
 * closing must never wait for somebody; opening again needs them all.
 */
export async function revoke({ by, now, provider, reason }: Revocation, ledger: Ledger): Promise<LedgerHead> {
  const { root, size } = await ledger.append(envelopeEntry('revocation', provider, now, { by, reason }));
  return { root, size };
}
