import { LivegateError } from '../../util/errors.ts';

/** Why a request was given up on our side; a closed union. */
export type ForwardCode = 'answer_encoded' | 'child_gone' | 'withdrawn';

/** A request to a live environment that was given up. Holds no secret and nothing of what the provider said. */
export class ForwardError extends LivegateError<ForwardCode> {
  constructor(code: ForwardCode, message: string) {
    super(code, message);
    this.name = 'ForwardError';
  }
}
