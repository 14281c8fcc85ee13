import { LivegateError } from '../util/errors.ts';

/** Why there is no document; a closed union. */
export type FetchErrorCode = 'no_answer' | 'redirected' | 'refused' | 'too_large' | 'unreadable';

/** A public document that could not be had. Ends a run with exit code 3. Never holds a query, which may carry a secret. */
export class FetchError extends LivegateError<FetchErrorCode> {
  constructor(code: FetchErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(code, message, options);
    this.name = 'FetchError';
  }
}
