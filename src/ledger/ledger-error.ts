import { LivegateError } from '../util/errors.ts';
import type { LivegateErrorOptions } from '../util/errors.ts';

/** Why nothing can be read, written or proved; a closed union. What a whole ledger shows is a finding of `verifyLedger` instead. */
export type LedgerErrorCode =
  /** The entry has another form than a ledger holds, or is larger. */
  | 'entry_invalid'
  | 'entry_too_large'
  /** Somebody appended in between: read on and decide again. */
  | 'size_unexpected'
  /** A line that no livegate wrote. */
  | 'ledger_malformed'
  /** Cut or replaced while it was in use. */
  | 'ledger_changed'
  | 'ledger_locked'
  | 'ledger_unreadable'
  | 'ledger_unwritable'
  | 'ledger_closed'
  | 'checkpoint_invalid'
  | 'checkpoint_unverified'
  | 'verifier_key_invalid';

/** The ledger or a checkpoint cannot be relied on. Ends a run with exit code 3, where nothing else is said. */
export class LedgerError extends LivegateError<LedgerErrorCode> {
  constructor(code: LedgerErrorCode, message: string, options: LivegateErrorOptions = {}) {
    super(code, message, options);
    this.name = 'LedgerError';
  }
}
