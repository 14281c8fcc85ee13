import { digestOfJson } from '../util/digest.ts';
import type { AgeIdentity } from './age-identity.ts';
import { checkReleaseRequest } from './check-release-request.ts';
import { decrypt } from './decrypt.ts';
import { locateMoment } from './locate-moment.ts';
import type { ReleaseRequest } from './release-request.ts';
import { parseReleasedCredentials } from './released-credentials.ts';
import type { ReleasedCredentials } from './released-credentials.ts';
import { SealError } from './seal-error.ts';

/**
 * The runner's half of an approval by rewrap: opens a release with the one-time identity and returns it only where all
 * that is bound inside fits this very request, at the time `now`. The caller checks the expiry again at each use.
 *
 * Never says who made the release: whoever saw the request could have written one with values of his own, so the caller
 * verifies the approver's signature over the bytes before. Reads no clock of its own and spends no request: that a
 * request is answered once is for the ledger.
 * @throws SealError `request_invalid`, `wrong_identity`, `sealed_corrupt`, `not_age`, `passphrase_sealed`, `too_large`,
 * `sealed_invalid`, `release_for_other_provider`, `release_for_other_environment`, `release_for_other_network`,
 * `release_for_other_decision`, `release_for_other_request`, `release_outlives_request`, `request_not_yet_valid`, `release_expired`
 */
export async function openRelease(
  bytes: Uint8Array,
  oneTimeIdentity: AgeIdentity,
  { request, now }: { readonly request: ReleaseRequest; readonly now: Date },
): Promise<ReleasedCredentials> {
  checkReleaseRequest(request);
  if (oneTimeIdentity.recipient !== request.recipient)
    throw new SealError(
      'wrong_identity',
      'the one-time identity is not the one that the release request was made with',
    );
  const released = parseReleasedCredentials(await decrypt(bytes, [oneTimeIdentity]));
  checkBindings(released, request);
  checkTime(released, request, now);
  return released;
}

/** From the plainest difference to the one that implies all others, so that the code says what is wrong. */
function checkBindings(released: ReleasedCredentials, request: ReleaseRequest): void {
  const bound = [
    ['release_for_other_provider', request.provider, released.provider],
    ['release_for_other_environment', request.environment, released.environment],
    ['release_for_other_network', request.network, released.network],
    ['release_for_other_decision', request.decision, released.decision],
    ['release_for_other_request', digestOfJson(request), released.request],
  ] as const;
  for (const [code, expected, found] of bound)
    if (expected !== found)
      throw new SealError(code, `expected a release for ${expected}, found one for ${found}`, askAnew);
}

function checkTime(released: ReleasedCredentials, request: ReleaseRequest, now: Date): void {
  if (released.expiresAt > request.expiresAt)
    throw new SealError(
      'release_outlives_request',
      `expected a release until ${request.expiresAt} at most, found one until ${released.expiresAt}`,
      askAnew,
    );
  const moment = locateMoment(now, request.requestedAt, released.expiresAt);
  if (moment === 'before')
    throw new SealError(
      'request_not_yet_valid',
      `the release request was made at ${request.requestedAt}, which is still to come`,
      'the clock of this machine went backwards: set it',
    );
  if (moment === 'after')
    throw new SealError('release_expired', `the release expired at ${released.expiresAt}`, askAnew);
}

const askAnew = 'ask anew: each release is for one request, one decision and a limited time';
