import { AttestationError } from '../../attestation/attestation-error.ts';
import { isInstant } from '../../seal/is-instant.ts';

/**
 * Throws an `AttestationError` (`predicate_malformed`) for a time that is none, such as a leap second: compared with
 * another it would be neither before nor after it.
 */
export function requireInstants(times: readonly string[]): void {
  if (times.every(isInstant)) return;
  throw new AttestationError('predicate_malformed', 'a time in it is not like 2026-07-31T12:00:00.000Z');
}
