import type { Proof } from '../difference.ts';
import type { Located } from './located.ts';
import { isUnread, spotOf } from './located.ts';
import type { Findings } from './operation-changes.ts';

/** A difference of the documents themselves, with the operations that it concerns. */
type Told = {
  readonly rule: string;
  readonly path: readonly string[];
  readonly reason: string;
  readonly operations?: readonly string[];
  readonly old?: Located | undefined;
  readonly new?: Located | undefined;
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
} & ({ readonly stoppedBy: string } | { readonly prove: () => Proof });

/** Notes a difference that belongs to no single operation, unless a side of it is unread. */
export function note(findings: Findings, told: Told): void {
  if (isUnread(told.old) || isUnread(told.new)) return;
  const [old, next] = [spotOf(told.old), spotOf(told.new)];
  findings.differences.push({
    rule: told.rule,
    direction: 'request',
    path: told.path,
    operations: told.operations ?? [],
    reason: told.reason,
    ...(old === undefined ? {} : { old }),
    ...(next === undefined ? {} : { new: next }),
    oldValue: told.oldValue,
    newValue: told.newValue,
    prove: 'prove' in told ? told.prove : () => ({ stoppedBy: told.stoppedBy }),
  });
}
