import { LivegateError } from '../util/errors.ts';
import type { LivegateErrorOptions } from '../util/errors.ts';

/** Why a live credential cannot be used; a closed union. */
export type GateErrorCode =
  | 'key_missing'
  | 'key_exposed'
  | 'key_not_trusted'
  | 'item_unknown'
  | 'not_waivable'
  | 'reference_missing'
  | 'not_promoted'
  | 'revoked'
  | 'expired'
  | 'not_yet_valid'
  | 'clock_differs'
  | 'other_audience'
  | 'changed'
  | 'already_released'
  | 'other_decision'
  | 'own_request'
  | 'not_approved'
  | 'releases_differ'
  | 'ledger_changed'
  | 'credentials_missing'
  | 'credentials_differ';

/** The gate stays shut. `hint` is the command that opens it. */
export class GateError extends LivegateError<GateErrorCode> {
  constructor(code: GateErrorCode, message: string, options: LivegateErrorOptions = {}) {
    super(code, message, options);
    this.name = 'GateError';
  }
}
