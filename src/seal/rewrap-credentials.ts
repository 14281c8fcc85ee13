import { canonicalJson } from '../util/canonical-json.ts';
import { digestOf, digestOfJson } from '../util/digest.ts';
import type { AgeIdentity } from './age-identity.ts';
import { parseAgeRecipient } from './age-recipient.ts';
import { checkReleaseRequest } from './check-release-request.ts';
import { encrypt } from './encrypt.ts';
import { locateMoment } from './locate-moment.ts';
import { openCredentials } from './open-credentials.ts';
import type { ReleaseRequest } from './release-request.ts';
import type { ReleasedCredentials } from './released-credentials.ts';
import { SealError } from './seal-error.ts';

/**
 * The approver's half of an approval by rewrap: opens the sealed bytes with the approver's identity and encrypts the
 * values anew to the one-time recipient of the request, together with the digests of request and decision and an expiry.
 * The bytes that are hashed are the bytes that are opened. Returns an armored age file and writes none.
 *
 * Never judges the decision and never signs: age does not say who made a file, so the caller verifies the decision
 * before, shows the request to the approver, and signs the release after. Plaintext bytes are zeroed; texts cannot be.
 * @throws SealError `request_invalid`, `request_not_yet_valid`, `request_expired`, `release_outlives_request`,
 * `sealed_changed`, and what `openCredentials` throws
 */
export async function rewrapCredentials(
  sealedBytes: Uint8Array,
  identities: readonly AgeIdentity[],
  request: ReleaseRequest,
  { now, expiresAt = new Date(request.expiresAt) }: { readonly now: Date; readonly expiresAt?: Date },
): Promise<Uint8Array> {
  checkReleaseRequest(request);
  checkTime(request, now);
  checkExpiry(request, now, expiresAt);
  // A copy: what is hashed here stays the same while the rest waits for the library.
  const bytes = Uint8Array.from(sealedBytes);
  checkBytes(request, bytes);
  const { values } = await openCredentials(bytes, identities, request);
  const released: ReleasedCredentials = {
    schema: 'https://livegate.dev/schemas/released-credentials.schema.json',
    request: digestOfJson(request),
    decision: request.decision,
    provider: request.provider,
    environment: request.environment,
    network: request.network,
    expiresAt: expiresAt.toISOString(),
    values,
  };
  return encrypt(new TextEncoder().encode(canonicalJson(released)), [parseAgeRecipient(request.recipient)]);
}

function checkTime({ requestedAt, expiresAt }: ReleaseRequest, now: Date): void {
  const moment = locateMoment(now, requestedAt, expiresAt);
  if (moment === 'before')
    throw new SealError(
      'request_not_yet_valid',
      `the release request was made at ${requestedAt}, which is still to come`,
      'set the clocks of both machines',
    );
  if (moment === 'after')
    throw new SealError(
      'request_expired',
      `the release request expired at ${expiresAt}`,
      'let the runner ask anew',
    );
}

function checkExpiry(request: ReleaseRequest, now: Date, expiresAt: Date): void {
  if (expiresAt > now && expiresAt <= new Date(request.expiresAt)) return;
  throw new SealError(
    'release_outlives_request',
    `expected an expiry from now until ${request.expiresAt}, found one outside`,
  );
}

function checkBytes(request: ReleaseRequest, bytes: Uint8Array): void {
  const found = digestOf(bytes);
  if (found === request.sealed) return;
  throw new SealError(
    'sealed_changed',
    `expected the sealed file ${request.sealed}, found ${found}`,
    'the file changed since the decision, or differs between the two machines: decide anew',
  );
}
