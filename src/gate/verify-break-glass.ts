import { verifyStatement } from '../attestation/verify-statement.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { verifyLedger } from '../ledger/verify-ledger.ts';
import { digestOfJson } from '../util/digest.ts';
import type { BreakGlassFile } from './break-glass-file.ts';
import { findProblem } from './find-promotion.ts';
import { GateError } from './gate-error.ts';
import { gatherBasis } from './gather-basis.ts';
import { breakGlassType, parseBreakGlass } from './predicates/break-glass.ts';
import type { BreakGlass } from './predicates/break-glass.ts';
import { readTrust } from './read-trust.ts';
import { repositoryOf } from './repository-of.ts';
import type { Trust } from './trust.ts';

export type BreakGlassQuery = {
  readonly root: string;
  readonly ledger: Ledger;
  readonly provider: string;
  readonly file: BreakGlassFile;
  readonly now: Date;
};

/** What at least one approver wants opened, and that would hold here and now. */
export type VerifiedBreakGlass = {
  readonly glass: BreakGlass;
  readonly file: BreakGlassFile;
  /** Who has signed it, as `trust.yaml` calls them. */
  readonly by: readonly string[];
  readonly trust: Trust;
};

/**
 * The second approver's half: holds the file of the first against the ledger and the files of this machine, and believes
 * nothing else. Throws an `AttestationError` where no approver signed it; a `GateError` as `findPromotion` does, and
 * `other_decision` for what is about something else.
 */
export async function verifyBreakGlass(query: BreakGlassQuery): Promise<VerifiedBreakGlass> {
  const { file, ledger, now, provider, root } = query;
  const trusted = await readTrust(root);
  const { signers, statement } = verifyStatement(file.envelope, {
    keys: trusted.keysFor('approver', now),
    predicateType: breakGlassType,
    parsePredicate: parseBreakGlass,
  });
  const glass = statement.predicate;
  const { basis, trust } = await gatherBasis({ root, provider, network: glass.network, ledger, now });
  requireSame('the provider', provider, glass.provider);
  requireSame('the environment', basis.checklist.opens, glass.environment);
  requireSame('the decision', glass.decision, digestOfJson(file.decision));
  const { findings } = await verifyLedger(ledger, [glass.ledger]);
  const held = { ...basis, ledger: { ...basis.ledger, findings: [...basis.ledger.findings, ...findings] } };
  const { run } = glass.audience;
  const audience = { repository: repositoryOf(root), ...(run === undefined ? {} : { run }) };
  const problem = findProblem(statement, held, audience);
  if (problem !== undefined) throw new GateError(problem.code, problem.message, { hint });
  return { glass, file, by: signers.map(({ id }) => trust.nameOf(id)), trust };
}

const hint = 'Bring repository and ledger up to date (git pull); where they are, it has to be begun anew.';

function requireSame(what: string, expected: string, found: string): void {
  if (expected !== found)
    throw new GateError('other_decision', `it is for ${what} ${found}, not ${expected}`, { hint });
}
