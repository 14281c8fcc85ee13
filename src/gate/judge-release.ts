import { AttestationError } from '../attestation/attestation-error.ts';
import { verifyStatement } from '../attestation/verify-statement.ts';
import { openRelease } from '../seal/open-release.ts';
import type { ReleasedCredentials } from '../seal/released-credentials.ts';
import type { Digest } from '../util/digest.ts';
import { changedSubjects } from './changed-subjects.ts';
import { findConflict } from './find-conflict.ts';
import { GateError } from './gate-error.ts';
import type { Recorded } from './ledger-state.ts';
import { parseRelease, releaseSubjects, releaseType } from './predicates/release.ts';
import type { Release } from './predicates/release.ts';
import type { Promotion } from './predicates/promotion.ts';
import type { AskedRelease } from './request-release.ts';
import type { Trust } from './trust.ts';

/** A release that counts. */
export type JudgedRelease = {
  /** Who signed it, as `trust.yaml` calls them. */
  readonly by: readonly string[];
  readonly note?: string;
  /** Of the signed statement. */
  readonly digest: Digest;
  readonly released: ReleasedCredentials;
};

export type ReleaseJudgement = {
  readonly asked: AskedRelease;
  readonly promotion: Recorded<Promotion>;
  readonly trust: Trust;
  readonly now: Date;
};

/**
 * Verifies one answer to a request, and opens it. Throws an `AttestationError` where no approver signed it or it is about
 * another request, a `GateError` `own_request`, and what `openRelease` throws. Never says how many more are needed.
 */
export async function judgeRelease(
  envelope: Uint8Array,
  { asked, now, promotion, trust }: ReleaseJudgement,
): Promise<JudgedRelease> {
  const { identity, request } = asked;
  const verified = verifyStatement(envelope, {
    keys: trust.keysFor('approver', now),
    predicateType: releaseType,
    parsePredicate: parseRelease,
  });
  const { predicate, subjects } = verified.statement;
  requireSame(releaseSubjects(request, predicate.age), subjects);
  requireBound(predicate, request);
  const by = verified.signers.map(({ id }) => trust.nameOf(id));
  const conflict = by
    .map((name) => findConflict(name, request, promotion, trust))
    .find((one) => one !== undefined);
  if (conflict !== undefined) throw new GateError('own_request', conflict);
  const released = await openRelease(Buffer.from(predicate.age), identity, { request, now });
  const { note } = predicate;
  return { by, digest: verified.digest, released, ...(note === undefined ? {} : { note }) };
}

function requireSame(expected: ReadonlyMap<string, Digest>, found: ReadonlyMap<string, Digest>): void {
  const [other] = changedSubjects(expected, found);
  if (other === undefined) return;
  const what = other === 'request' ? 'it answers another request' : `its ${other} is not what was signed`;
  throw new AttestationError('subject_mismatch', what);
}

function requireBound(
  release: Release,
  request: Pick<Release, 'provider' | 'environment' | 'decision'>,
): void {
  const other = (['provider', 'environment', 'decision'] as const).find(
    (name) => release[name] !== request[name],
  );
  if (other !== undefined)
    throw new AttestationError('subject_mismatch', `it was signed for another ${other}`);
}
