import { LivegateError } from '../util/errors.ts';
import type { ErrorExitCode } from '../util/errors.ts';

/** Why credentials were not sealed, opened, asked for or released; a closed union. */
export type SealErrorCode = keyof typeof exitCodes;

/** 2: a key, a file or an input was not what it has to be. 3: whether the credentials may be used cannot be said. */
const exitCodes = {
  identity_invalid: 2,
  recipient_invalid: 2,
  recipients_missing: 2,
  credentials_invalid: 2,
  not_age: 2,
  too_large: 2,
  passphrase_sealed: 2,
  wrong_identity: 2,
  sealed_corrupt: 3,
  sealed_invalid: 3,
  sealed_for_other: 3,
  sealed_changed: 3,
  request_invalid: 2,
  request_not_yet_valid: 3,
  request_expired: 3,
  release_for_other_provider: 3,
  release_for_other_environment: 3,
  release_for_other_network: 3,
  release_for_other_decision: 3,
  release_for_other_request: 3,
  release_outlives_request: 3,
  release_expired: 3,
} as const satisfies Readonly<Record<string, ErrorExitCode>>;

/**
 * Sealed credentials that cannot be used. Holds no secret, no key and no part of a plaintext: its words are ours, and it
 * never has a `cause`, since the errors of libraries quote what they were given.
 */
export class SealError extends LivegateError<SealErrorCode> {
  constructor(code: SealErrorCode, message: string, hint?: string) {
    super(code, message, { exitCode: exitCodes[code], ...(hint === undefined ? {} : { hint }) });
    this.name = 'SealError';
  }
}
