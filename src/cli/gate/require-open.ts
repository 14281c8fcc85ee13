import { GateError } from '../../gate/gate-error.ts';
import type { ExecRun } from './exec-run.ts';

const codes = { expired: 'expired', clock_differs: 'clock_differs' } as const;

/** Throws a `GateError` where the door is shut: `expired`, `clock_differs`, else `revoked`. */
export function requireOpen({ admit, opening }: Pick<ExecRun, 'admit' | 'opening'>): void {
  const [operation = ''] = opening.promotion.statement.predicate.operations;
  const admission = admit({ operation });
  if (admission.admitted) return;
  const { code, command, reason } = admission;
  throw new GateError(code in codes ? codes[code as keyof typeof codes] : 'revoked', reason, {
    hint: command,
  });
}
