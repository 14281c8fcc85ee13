import { randomBytes } from 'node:crypto';
import { signStatement } from '../attestation/sign-statement.ts';
import type { SigningKey } from '../attestation/signing-key.ts';
import type { Decision } from '../model/decision.ts';
import { credentialsCommand, shownOwner } from '../seal/credential-owner.ts';
import type { Digest } from '../util/digest.ts';
import { digestOfJson } from '../util/digest.ts';
import type { BreakGlassFile } from './break-glass-file.ts';
import { decide } from './decide.ts';
import { GateError } from './gate-error.ts';
import { gatherFacts } from './gather-facts.ts';
import type { FactsQuery } from './gather-facts.ts';
import { liveCredentials } from './live-credentials.ts';
import { breakGlassType, parseBreakGlass } from './predicates/break-glass.ts';
import type { BreakGlass } from './predicates/break-glass.ts';
import { requireRole } from './require-role.ts';

export type BreakGlassWish = FactsQuery &
  Pick<BreakGlass, 'audience' | 'minutes' | 'reason'> & {
    /** Of the first approver. */
    readonly key: SigningKey;
    readonly version: string;
  };

/** What the first approver is to sign. */
export type BreakGlassDraft = {
  readonly glass: BreakGlass;
  readonly decision: Decision;
  readonly subjects: ReadonlyMap<string, Digest>;
};

/**
 * Writes down what two people would open in spite of the checklist, about the bytes that are there now; signs nothing yet.
 * Throws a `GateError`: `key_not_trusted`, `ledger_changed` (a damaged ledger is excused by nobody), `credentials_missing`; an
 * `AttestationError` `predicate_malformed` for more than 60 minutes or no reason; and what `gatherFacts` throws.
 */
export async function draftBreakGlass(wish: BreakGlassWish): Promise<BreakGlassDraft> {
  const { audience, key, minutes, now, reason, version } = wish;
  const { facts, sealed, trust } = await gatherFacts(wish);
  requireRole(key, 'approver', trust, now);
  const [damage] = facts.ledger.findings;
  if (damage !== undefined)
    throw new GateError(
      'ledger_changed',
      `${damage.code}: ${damage.expected} expected, ${damage.found} found`,
      {
        hint: 'livegate ledger verify',
      },
    );
  const owner = liveCredentials(facts);
  if (sealed === undefined)
    throw new GateError('credentials_missing', `there are no sealed credentials of ${shownOwner(owner)}`, {
      hint: credentialsCommand('seal', owner),
    });
  const decision = decide(facts, trust, version);
  const { approvers, ceilings, environment, epoch, ledger, network, operations, provider } = decision;
  const glass = {
    id: randomBytes(16).toString('hex'),
    ...{ provider, environment, network, epoch, audience, operations, ceilings, approvers, ledger },
    releases: facts.checklist.releases,
    ...{ reason, minutes, decision: digestOfJson(decision), issuedAt: now.toISOString() },
    expiresAt: new Date(now.getTime() + minutes * 60_000).toISOString(),
  };
  return { glass: parseBreakGlass(glass), decision, subjects: facts.subjects };
}

/** Signs a draft as it was shown. */
export function signBreakGlass(
  { decision, glass, subjects }: BreakGlassDraft,
  key: SigningKey,
): BreakGlassFile {
  const statement = { subjects, predicateType: breakGlassType, predicate: glass };
  return { decision, envelope: signStatement(statement, [key]) };
}
