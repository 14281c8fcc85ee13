import { appendDecided } from '../ledger/append-decided.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { envelopeEntry } from './envelope-entry.ts';
import { useCommand } from './use-command.ts';
import { GateError } from './gate-error.ts';
import { findSpent } from './find-spent.ts';
import type { Promotion } from './predicates/promotion.ts';
import { promoteCommand } from './promote-command.ts';
import { releaseLevel } from './release-level.ts';
import { isReleased, readUses } from './read-releases.ts';
import type { RecordedRelease } from './read-releases.ts';

/** How the credentials get to where they are used: injected by a gateway, or given to the child itself. */
export type ReleaseMode = 'inject' | 'fd' | 'env';

export type ReleaseNote = {
  readonly promotion: Promotion;
  readonly mode: ReleaseMode;
  /** Whether the command runs in namespaces of its own, away from the process that holds the credentials. */
  readonly isolated: boolean;
  /** Absent where an identity on this machine opened the credentials. */
  readonly approval?: {
    /** Id of the request. */
    readonly request: string;
    readonly approvers: readonly string[];
    /** Of the statements that they signed. */
    readonly releases: readonly string[];
  };
};

/**
 * Writes into the ledger that credentials are about to be used. Throws a `GateError`, whoever writes at the same moment, and
 * writes nothing then: `revoked`, so that no release stands after the revocation of its promotion; `already_released` where
 * they were for the same request, or the promotion has released as often as it may.
 */
export async function recordRelease(ledger: Ledger, note: ReleaseNote, now: Date): Promise<void> {
  const { approval, isolated, mode, promotion } = note;
  const { environment, id, network, provider } = promotion;
  const level = releaseLevel(note);
  const body = { promotion: id, environment, network, level, mode, isolated, ...approval };
  await appendDecided(ledger, async (records) => {
    const { epoch, releases } = await readUses(records, provider);
    if (epoch !== promotion.epoch) {
      const message = `promotion ${id} was revoked (epoch ${promotion.epoch}, now ${epoch})`;
      throw new GateError('revoked', message, { hint: promoteCommand(promotion) });
    }
    if (approval !== undefined) requireUnused(approval.request, releases, promotion);
    const used = releases.filter((one) => one.promotion === id).length;
    const spent = findSpent(promotion, used);
    if (spent !== undefined)
      throw new GateError('already_released', spent, { hint: promoteCommand(promotion) });
    return envelopeEntry('release', provider, now, body);
  });
}

/** Throws a `GateError` `already_released` for a request that credentials went out for. */
export function requireUnused(
  request: string,
  releases: readonly RecordedRelease[],
  promotion: Promotion,
): void {
  if (!isReleased(releases, request)) return;
  throw new GateError('already_released', `request ${request} was released once, and is worth nothing now`, {
    hint: `Ask anew: ${useCommand(promotion)}`,
  });
}
