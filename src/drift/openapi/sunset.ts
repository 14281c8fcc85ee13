import type { Raw } from './located.ts';
import { tell } from './operation-changes.ts';
import type { Findings, OperationPair } from './operation-changes.ts';
import type { OperationEntry } from './operations.ts';

/** The keyword that announces the last day of an operation: a day, or a moment as HTTP or RFC 3339 write it. */
export const sunsetKeyword = 'x-sunset';

/** The moment that an operation ends, in milliseconds; undefined where none, or nothing that can be read, is announced. */
function sunsetOf(raw: Raw): number | undefined {
  const written = raw[sunsetKeyword];
  const time = typeof written === 'string' ? Date.parse(written) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** Whether an operation that is gone at this moment (ISO 8601) was promised to stay longer. */
export function endsLater({ operation }: OperationEntry, now: string | undefined): boolean {
  const end = sunsetOf(operation.raw);
  return now !== undefined && end !== undefined && Date.parse(now) < end;
}

/** Whether an operation is announced to go on a day. */
export function hasSunset({ operation }: OperationEntry): boolean {
  return sunsetOf(operation.raw) !== undefined;
}

/** Notes a sunset that came, went or was moved. */
export function compareSunset({ new: next, old }: OperationPair, findings: Findings): void {
  const [was, is] = [sunsetOf(old.operation.raw), sunsetOf(next.operation.raw)];
  if (was === is) return;
  const [before, after] = [old.operation.raw[sunsetKeyword], next.operation.raw[sunsetKeyword]];
  const what =
    was === undefined ? 'added' : is === undefined ? 'removed' : is < was ? 'moved-earlier' : 'moved-later';
  tell(findings, old.label, {
    rule: `sunset-${what}`,
    direction: old.sent,
    path: [],
    reason: `sunset ${text(before)} → ${text(after)}`,
    old: old.operation,
    new: next.operation,
    oldValue: before,
    newValue: after,
  });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : 'none';
}

/** Notes that an operation is there although its announced end has passed at this moment (ISO 8601). */
export function notePassedSunset(entry: OperationEntry, findings: Findings, now: string): void {
  const end = sunsetOf(entry.operation.raw);
  if (end === undefined || Date.parse(now) < end) return;
  tell(findings, entry.label, {
    rule: 'sunset-passed',
    direction: entry.sent,
    path: [],
    reason: `sunset ${text(entry.operation.raw[sunsetKeyword])} has passed, and the operation is still there`,
    new: entry.operation,
    newValue: entry.operation.raw[sunsetKeyword],
  });
}
