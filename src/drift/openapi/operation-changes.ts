import type { ChangeDirection } from '../../model/change.ts';
import type { Difference, Proof } from '../difference.ts';
import type { Position } from '../json-schema/position.ts';
import type { SchemaNode } from '../json-schema/schema-graph.ts';
import { isUnread, spotOf } from './located.ts';
import type { Located, OpenApiReader } from './located.ts';
import type { OperationEntry } from './operations.ts';

/** Both readings of one operation. */
export type OperationPair = {
  readonly old: OperationEntry;
  readonly new: OperationEntry;
  readonly readers: { readonly old: OpenApiReader; readonly new: OpenApiReader };
  /** The present moment (ISO 8601); undefined: nothing is held against it. */
  readonly now: string | undefined;
};

/** What comparing an operation found: differences, and the places whose schemas have to be compared. */
export type Findings = {
  readonly differences: Difference[];
  readonly positions: Position[];
};

export type Told = {
  readonly rule: string;
  readonly direction: ChangeDirection;
  readonly path: readonly string[];
  readonly reason: string;
  readonly old?: Located | undefined;
  readonly new?: Located | undefined;
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
  /** Where it harms nobody, whatever its rule says. */
  readonly atMost?: 'safe' | undefined;
  readonly prove?: () => Proof;
};

/** Notes a difference of one operation, unless a side of it is unread: nothing can be said of that. */
export function tell(findings: Findings, label: string, told: Told): void {
  if (isUnread(told.old) || isUnread(told.new)) return;
  const { atMost, direction, new: next, newValue, old, oldValue, path, prove, reason, rule } = told;
  const [left, right] = [spotOf(old), spotOf(next)];
  findings.differences.push({
    rule,
    direction,
    path: [label, ...path],
    operations: [label],
    reason,
    ...(left === undefined ? {} : { old: left }),
    ...(right === undefined ? {} : { new: right }),
    oldValue,
    newValue,
    ...(atMost === undefined ? {} : { atMost }),
    prove: prove ?? (() => ({ stoppedBy: 'nothing that a validator could refuse' })),
  });
}

/** Notes a place whose schemas have to be compared. A side without a schema accepts everything. */
export function place(
  findings: Findings,
  pair: OperationPair,
  direction: ChangeDirection,
  part: readonly string[],
  old: SchemaNode | undefined,
  next: SchemaNode | undefined,
  {
    examples = [],
    written,
  }: Partial<Pick<Position, 'examples'>> & { written?: Position['written'] | undefined } = {},
): void {
  if (old === undefined && next === undefined) return;
  const { readers } = pair;
  findings.positions.push({
    direction,
    operation: pair.old.label,
    part,
    examples,
    ...(written === undefined ? {} : { written }),
    old: old ?? readers.old.graph.node(true, next?.pointer ?? '', next?.file),
    new: next ?? readers.new.graph.node(true, old?.pointer ?? '', old?.file),
  });
}

export function opposite(direction: ChangeDirection): ChangeDirection {
  return direction === 'request' ? 'response' : 'request';
}
