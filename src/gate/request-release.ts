import { join } from 'node:path';
import type { AgeIdentity } from '../seal/age-identity.ts';
import { makeReleaseRequest } from '../seal/make-release-request.ts';
import type { ReleaseRequest } from '../seal/release-request.ts';
import { writeFileAtomic } from '../util/atomic-file.ts';
import { canonicalJson } from '../util/canonical-json.ts';
import type { Digest } from '../util/digest.ts';
import type { Promotion } from './predicates/promotion.ts';
import { projectFiles } from './project-files.ts';

/** A request that was written, and the one-time identity that opens its answers; it is in memory only. */
export type AskedRelease = {
  readonly request: ReleaseRequest;
  readonly identity: AgeIdentity;
  readonly file: string;
};

export type ReleaseWish = Pick<ReleaseRequest, 'run' | 'askedBy'> & {
  readonly root: string;
  readonly promotion: Promotion;
  /** Of the sealed file's bytes. */
  readonly sealed: Digest;
  readonly now: Date;
};

const longest = 24 * 3_600_000;

/**
 * Asks for the credentials that a promotion opens: writes `ledger/requests/<id>.json`, which holds no secret. It runs out
 * with the promotion. Throws a `SealError` `request_invalid`.
 */
export async function requestRelease(wish: ReleaseWish): Promise<AskedRelease> {
  const { askedBy, now, promotion, root, run, sealed } = wish;
  const { audience, decision, environment, expiresAt, network, provider } = promotion;
  const { identity, request } = await makeReleaseRequest({
    ...{ provider, environment, network, decision: decision as Digest, sealed, run },
    ...(askedBy === undefined ? {} : { askedBy }),
    repository: audience.repository,
    requestedAt: now,
    expiresAt: new Date(Math.min(Date.parse(expiresAt), now.getTime() + longest)),
  });
  const file = join(projectFiles.requests(root), `${request.id}.json`);
  await writeFileAtomic(file, `${canonicalJson(request)}\n`);
  return { request, identity, file };
}
