import { parseAgeRecipient } from './age-recipient.ts';
import { findMisfit } from './find-misfit.ts';
import type { ReleaseRequest } from './release-request.ts';
import { SealError } from './seal-error.ts';

const longest = 24 * 60 * 60 * 1000;

/**
 * Checks that a value is a release request: its JSON Schema, a recipient that exists, a lifetime above zero and of at
 * most 24 hours. Does not compare it with any clock. @throws SealError `request_invalid`
 */
export function checkReleaseRequest(value: unknown): asserts value is ReleaseRequest {
  const misfit = findMisfit('release-request', value);
  if (misfit !== undefined) throw invalid(misfit);
  const request = value as ReleaseRequest;
  const lifetime = Date.parse(request.expiresAt) - Date.parse(request.requestedAt);
  if (lifetime <= 0) throw invalid('it expires before it is made');
  if (lifetime > longest) throw invalid('it is valid for more than 24 hours');
  parseRecipient(request.recipient);
}

function parseRecipient(recipient: string): void {
  try {
    parseAgeRecipient(recipient);
  } catch {
    throw invalid('at "/recipient" it is no age X25519 recipient');
  }
}

function invalid(problem: string): SealError {
  return new SealError(
    'request_invalid',
    `expected a release request (schemas/release-request.schema.json): ${problem}`,
  );
}
