import type { Operation, OperationInput } from '../../contract/contract.ts';
import type { AnswerChecks } from '../answer-checks.ts';
import type { Target } from '../guard/guard.ts';
import type { Recorder } from '../record/recorder.ts';
import type { WireFinding } from '../wire/wire-finding.ts';

/** A request of one operation, ready to be sent and to be recorded. */
export type Call = {
  readonly operation: Operation;
  readonly checks: AnswerChecks;
  readonly input: OperationInput;
  readonly target: Target;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  /** Milliseconds for the whole answer. */
  readonly timeout: number;
  readonly recorder: Recorder;
  /** What led to this attempt, shown with its exchange: a retry. */
  readonly carried?: readonly WireFinding[];
};
