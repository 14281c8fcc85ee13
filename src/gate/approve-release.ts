import { dirname, join } from 'node:path';
import { signStatement } from '../attestation/sign-statement.ts';
import type { SigningKey } from '../attestation/signing-key.ts';
import type { AgeIdentity } from '../seal/age-identity.ts';
import { rewrapCredentials } from '../seal/rewrap-credentials.ts';
import { writeFileAtomic } from '../util/atomic-file.ts';
import { releaseSubjects, releaseType } from './predicates/release.ts';
import type { Release } from './predicates/release.ts';
import type { VerifiedRequest } from './verify-request.ts';

export type Approval = {
  /** The request's file: the release goes beside it. */
  readonly file: string;
  readonly key: SigningKey;
  /** Opens the sealed file. */
  readonly identity: AgeIdentity;
  readonly note?: string;
  readonly now: Date;
};

/**
 * Seals the credentials anew for a verified request, signs that, and writes `<id>.<approver>.release.json` beside the
 * request. What is released ends with the promotion at the latest. Returns the file's name. Throws what `rewrapCredentials` throws.
 */
export async function approveRelease(
  { by, promotion, request, sealed }: VerifiedRequest,
  { file, identity, key, note, now }: Approval,
): Promise<string> {
  const { decision, environment, provider } = request;
  const ends = [request.expiresAt, promotion.statement.predicate.expiresAt].map((end) => Date.parse(end));
  const expiresAt = new Date(Math.min(...ends));
  const bytes = await rewrapCredentials(sealed, [identity], request, { now, expiresAt });
  const age = Buffer.from(bytes).toString('utf8');
  const predicate: Release = {
    ...{ provider, environment, decision, age, approvedAt: now.toISOString() },
    ...(note === undefined ? {} : { note }),
  };
  const subjects = releaseSubjects(request, age);
  const released = join(dirname(file), `${request.id}.${by}.release.json`);
  await writeFileAtomic(released, signStatement({ subjects, predicateType: releaseType, predicate }, [key]));
  return released;
}
