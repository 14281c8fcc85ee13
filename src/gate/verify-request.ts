import type { SigningKey } from '../attestation/signing-key.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ReleaseRequest } from '../seal/release-request.ts';
import { findChangesSince } from './find-changes-since.ts';
import type { ChangesSince } from './find-changes-since.ts';
import { findConflict } from './find-conflict.ts';
import { findPromotion } from './find-promotion.ts';
import { GateError } from './gate-error.ts';
import { gatherBasis } from './gather-basis.ts';
import { readLedgerState } from './ledger-state.ts';
import type { Recorded } from './ledger-state.ts';
import type { Promotion } from './predicates/promotion.ts';
import { readReleases } from './read-releases.ts';
import { readTrust } from './read-trust.ts';
import { requireRole } from './require-role.ts';
import { requireUnused } from './record-release.ts';
import { repositoryOf } from './repository-of.ts';

export type RequestQuery = {
  readonly root: string;
  readonly ledger: Ledger;
  readonly request: ReleaseRequest;
  /** Of who is to approve. */
  readonly key: SigningKey;
  readonly now: Date;
};

/** A request that an approver may answer. */
export type VerifiedRequest = {
  readonly request: ReleaseRequest;
  readonly promotion: Recorded<Promotion>;
  /** The sealed file that the promotion is about. */
  readonly sealed: Uint8Array;
  /** The approver, as `trust.yaml` calls him. */
  readonly by: string;
  readonly changes: ChangesSince;
};

/**
 * The approver's half of trust: holds a request against the ledger and the files of this machine, and believes nothing
 * else. Throws a `GateError`: `key_not_trusted`, `expired`, `already_released`, `other_decision`, `changed`, `own_request`,
 * and what `findPromotion` and `gatherBasis` throw.
 */
export async function verifyRequest({
  key,
  ledger,
  now,
  request,
  root,
}: RequestQuery): Promise<VerifiedRequest> {
  const { provider } = request;
  if (now.getTime() >= Date.parse(request.expiresAt))
    throw new GateError('expired', `the request expired at ${request.expiresAt}`, askAnew);
  const network = await findNetwork(request, ledger, root, now);
  const { basis, sealed, trust } = await gatherBasis({ root, provider, network, ledger, now });
  const by = requireRole(key, 'approver', trust, now);
  const promotion = findPromotion(basis, { repository: repositoryOf(root), run: request.run });
  requireBinding(request, promotion.statement.predicate);
  if (sealed?.digest !== request.sealed)
    throw new GateError('changed', 'the request is about other sealed credentials than those here', askAnew);
  const releases = await readReleases(ledger.read(), provider);
  requireUnused(request.id, releases, promotion.statement.predicate);
  const conflict = findConflict(by, request, promotion, trust);
  if (conflict !== undefined)
    throw new GateError('own_request', `${conflict}, so somebody else has to approve`, {
      hint: 'Hand the request to another approver of trust.yaml.',
    });
  const { breakGlass, promotions } = basis.ledger;
  const changes = findChangesSince(promotion, releases, [...promotions, ...breakGlass]);
  return { request, promotion, sealed: sealed.bytes, by, changes };
}

/** What the request says of its network is only held against this: the promotion that it names decides. */
async function findNetwork(
  { decision, provider }: ReleaseRequest,
  ledger: Ledger,
  root: string,
  now: Date,
): Promise<Promotion['network']> {
  const { breakGlass, promotions } = await readLedgerState(ledger, provider, await readTrust(root), now);
  const named = [...promotions, ...breakGlass].find(
    ({ statement: { predicate } }) => predicate.decision === decision,
  );
  if (named !== undefined) return named.statement.predicate.network;
  throw new GateError('other_decision', `no promotion of ${provider} here rests on ${decision}`, {
    hint: 'Bring this ledger up to date (git pull). Where it is, do not approve: ask who sent the request.',
  });
}

function requireBinding(request: ReleaseRequest, promotion: Promotion): void {
  const bound = [
    ['decision', promotion.decision, request.decision],
    ['environment', promotion.environment, request.environment],
    ['network', promotion.network, request.network],
    ['repository', promotion.audience.repository, request.repository],
  ] as const;
  const other = bound.find(([, expected, found]) => expected !== found);
  if (other === undefined) return;
  const [name, expected, found] = other;
  const message = `promotion ${promotion.id} is for the ${name} ${expected}, the request for ${found}`;
  throw new GateError('other_decision', message, askAnew);
}

const askAnew = { hint: 'Let the runner run its command again, which asks anew.' };
