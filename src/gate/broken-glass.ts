import { parseEnvelope } from '../attestation/envelope.ts';
import { parseStatement } from '../attestation/statement.ts';
import type { LedgerEntry } from '../ledger/ledger.ts';
import type { BrokenGlass } from '../model/decision.ts';
import { LivegateError } from '../util/errors.ts';
import { envelopeOf } from './envelope-entry.ts';
import { parseBreakGlass } from './predicates/break-glass.ts';
import type { BreakGlass } from './predicates/break-glass.ts';

/** An entry of the ledger that says that glass was broken, whether or not its signatures count. */
export type GlassEntry = {
  readonly entry: LedgerEntry;
  /** Absent where the signatures do not count now. */
  readonly verified?: { readonly predicate: BreakGlass; readonly by: readonly string[] };
};

/** So long is it shown. */
const shownFor = 30 * 24 * 3_600_000;

/**
 * The glass that was broken in the last 30 days, oldest first: also what does not count any more, for a change of
 * `trust.yaml` must not make it unseen. Nobody vouches for what an `unverified` one says of itself.
 */
export function recentGlass(
  { epoch, glass }: { readonly epoch: number; readonly glass: readonly GlassEntry[] },
  now: Date,
): readonly BrokenGlass[] {
  return glass
    .filter((one) => now.getTime() - latestTime(one) < shownFor)
    .map((one) => {
      const said = one.verified?.predicate ?? claimOf(one.entry);
      const { environment, expiresAt, id, issuedAt, network, reason } = said;
      const shown = { id, environment, network, reason, issuedAt, expiresAt };
      return { ...shown, by: one.verified?.by ?? [], state: stateOf(one, epoch, now) };
    });
}

/** By the later of the two clocks, so that an entry dated back is not passed over. */
function latestTime({ entry, verified }: GlassEntry): number {
  return Math.max(Date.parse(entry.at), Date.parse(verified?.predicate.issuedAt ?? entry.at));
}

function stateOf({ verified }: GlassEntry, epoch: number, now: Date): BrokenGlass['state'] {
  if (verified === undefined) return 'unverified';
  const isOpen =
    verified.predicate.epoch === epoch && now.getTime() < Date.parse(verified.predicate.expiresAt);
  return isOpen ? 'open' : 'ended';
}

type Claim = Pick<BreakGlass, 'id' | 'environment' | 'network' | 'reason' | 'issuedAt' | 'expiresAt'>;

function claimOf(entry: LedgerEntry): Claim {
  try {
    return parseBreakGlass(parseStatement(parseEnvelope(envelopeOf(entry)).payload).predicate);
  } catch (error) {
    if (!(error instanceof LivegateError)) throw error;
    const times = { issuedAt: entry.at, expiresAt: entry.at };
    return { id: '?', environment: '?', network: 'internet', reason: 'it cannot be read', ...times };
  }
}
