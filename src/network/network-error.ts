import { LivegateError } from '../util/errors.ts';
import type { Finding } from '../model/finding.ts';
import type { Reply } from './reply.ts';

/** Why there is no answer; a closed union. Each is a finding code of the same name. */
export type NetworkErrorCode =
  | 'unreachable'
  | 'tls_failed'
  | 'timeout'
  | 'connection_reset'
  | 'blocked'
  | 'auth_failed'
  | 'request_invalid'
  | 'test_data_not_allowed';

/**
 * No answer came, or the request was not sent at all (`blocked`, `request_invalid`, `test_data_not_allowed`,
 * `auth_failed`). The exchange is recorded all the same. Holds no secret: its words are redacted.
 */
export class NetworkError extends LivegateError<NetworkErrorCode> {
  /** At least one, the first of which has this error's code. */
  readonly findings: readonly Finding[];
  /** `auth_failed`: the answer of the operation that should have issued a token. */
  readonly reply: Reply | undefined;

  constructor(
    code: NetworkErrorCode,
    findings: readonly Finding[],
    details: { cause?: unknown; reply?: Reply } = {},
  ) {
    const [first] = findings;
    const subject = first?.operation === undefined ? '' : `${first.operation}: `;
    super(code, `${subject}${first?.found ?? code}`, { cause: details.cause });
    this.name = 'NetworkError';
    this.findings = findings;
    this.reply = details.reply;
  }
}
