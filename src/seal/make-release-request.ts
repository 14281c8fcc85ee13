import { randomBytes } from 'node:crypto';
import { AgeIdentity } from './age-identity.ts';
import { checkReleaseRequest } from './check-release-request.ts';
import type { ReleaseRequest } from './release-request.ts';
import { SealError } from './seal-error.ts';

/** What the runner knows when it asks. */
export type ReleaseWish = Pick<
  ReleaseRequest,
  'provider' | 'environment' | 'network' | 'decision' | 'sealed' | 'run' | 'repository' | 'askedBy'
> & {
  readonly requestedAt: Date;
  /** At most 24 hours later. */
  readonly expiresAt: Date;
};

/**
 * Makes a request and the one-time identity that opens its answer. The identity is the runner's only key: keep it in
 * memory, use it for this one request and never write it down. The request holds no secret; send it as canonical JSON.
 * Nobody has signed it: that is for who sends it.
 * @throws SealError `request_invalid`
 */
export async function makeReleaseRequest(
  wish: ReleaseWish,
): Promise<{ readonly request: ReleaseRequest; readonly identity: AgeIdentity }> {
  const identity = await AgeIdentity.make();
  const request: ReleaseRequest = {
    schema: 'https://livegate.dev/schemas/release-request.schema.json',
    id: randomBytes(16).toString('hex'),
    provider: wish.provider,
    environment: wish.environment,
    network: wish.network,
    decision: wish.decision,
    sealed: wish.sealed,
    recipient: identity.recipient,
    run: wish.run,
    repository: wish.repository,
    ...(wish.askedBy === undefined ? {} : { askedBy: wish.askedBy }),
    requestedAt: instantOf(wish.requestedAt),
    expiresAt: instantOf(wish.expiresAt),
  };
  checkReleaseRequest(request);
  return { request, identity };
}

function instantOf(time: Date): string {
  if (!Number.isNaN(time.getTime())) return time.toISOString();
  throw new SealError('request_invalid', 'the release request has a time that does not exist');
}
