import type { Finding } from '../model/finding.ts';

/** Ends a scenario whose call did not succeed; the finding says which operation and how. */
export class CallFailed extends Error {
  /** Stands in every message, so that a reader of plain text can tell it from a failed expectation. */
  static readonly mark = 'livegate: call failed';
  readonly finding: Finding;

  /** The message of an error with this finding. */
  static messageOf({ operation = '', expected, found }: Finding): string {
    return `${CallFailed.mark}: ${operation} expected ${expected}, found ${found}`;
  }

  /** One for an answer that is not what was expected of an operation. */
  static unexpected(operation: string, expected: string, found: string): CallFailed {
    return new CallFailed({ code: 'expectation_failed', severity: 'error', operation, expected, found });
  }

  constructor(finding: Finding) {
    super(CallFailed.messageOf(finding));
    this.name = 'CallFailed';
    this.finding = finding;
  }
}
