import { LivegateError } from '../../util/errors.ts';

/** Why a request may not leave; a closed union. */
export type GuardCode =
  | 'live_origin'
  | 'not_allowed'
  | 'path_escape'
  | 'userinfo'
  | 'ip_literal'
  | 'host_header'
  | 'bad_scheme'
  | 'no_route';

/** A request that was stopped before a single byte left. Never holds a query, for that may carry a secret. */
export class GuardError extends LivegateError<GuardCode> {
  constructor(code: GuardCode, message: string, hint?: string) {
    super(code, message, hint === undefined ? {} : { hint });
    this.name = 'GuardError';
  }
}
