import type { Ceiling } from '../model/checklist.ts';
import { durationToMilliseconds } from '../util/duration.ts';
import { readAmountAt } from './amount-at.ts';
import { readAmount, showAmount } from './amount.ts';
import type { CeilingBook, Counted } from './ceiling-book.ts';

/** Why a request does not fit. */
export type Shortage = {
  readonly code: 'ceiling_requests' | 'ceiling_amount' | 'amount_unreadable' | 'ceiling_unknown';
  readonly reason: string;
};

/** Limits on what goes to live. */
export type Ceilings = {
  /** Whether the request's body has to be read for it. */
  needsBody(operation: string): boolean;
  /**
   * Counts a request in every window of its operation, or in none and says why not. What was counted stays counted,
   * whatever becomes of the request: the provider may have acted before an answer was lost. `body`: the parsed JSON.
   */
  reserve(operation: string, body?: unknown): Shortage | undefined;
};

type Entry = { readonly at: number; readonly amount: bigint };
type Window = {
  readonly ceiling: Ceiling;
  /** Its place among the ceilings. */
  readonly index: number;
  readonly length: number;
  readonly max: bigint | undefined;
  readonly entries: Entry[];
  sum: bigint;
};

/**
 * Makes the windows. `now` is a clock that never goes back, in milliseconds since 1970. All gateways that are given the same
 * `book`, and the same ceilings, count together; where it cannot be read or written, nothing passes. Throws a `RangeError`
 * for an amount that is none.
 */
export function createCeilings(
  ceilings: readonly Ceiling[],
  now: () => number = () => performance.timeOrigin + performance.now(),
  book: CeilingBook = ownBook,
): Ceilings {
  const windows = ceilings.map(openWindow);
  const concernedBy = Map.groupBy(windows, ({ ceiling }) => ceiling.operation);
  let latest = 0;
  const note = (counted: readonly Counted[]): void => {
    for (const { amount, at, index } of counted) {
      latest = Math.max(latest, at);
      const window = windows[index];
      if (window !== undefined) enter(window, { at, amount });
    }
  };
  return {
    needsBody: (operation) => (concernedBy.get(operation) ?? []).some(({ max }) => max !== undefined),
    reserve(operation, body) {
      const concerned = concernedBy.get(operation);
      if (concerned === undefined) return undefined;
      let shortage: Shortage | undefined;
      const decide = (others: readonly Counted[]): readonly Counted[] => {
        note(others);
        // The clocks of several processes differ: time goes on from the latest that was counted.
        const at = Math.max(now(), latest);
        const planned = concerned.map((window) => plan(window, body, at));
        shortage = planned.find((one) => 'reason' in one);
        return shortage === undefined ? planned.filter((one) => 'at' in one) : [];
      };
      try {
        note(book.count(decide));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return uncounted(operation, reason);
      }
      return shortage;
    },
  };
}

/** Of one gateway alone. */
const ownBook: CeilingBook = { count: (decide) => decide([]) };

function openWindow(ceiling: Ceiling, index: number): Window {
  const max = ceiling.amount === undefined ? undefined : readAmount(ceiling.amount.max);
  if (ceiling.amount !== undefined && max === undefined)
    throw new RangeError('a ceiling of no readable amount');
  return { ceiling, index, length: durationToMilliseconds(ceiling.per), max, entries: [], sum: 0n };
}

function plan(window: Window, body: unknown, at: number): Shortage | Counted {
  const { ceiling, index, length, max } = window;
  for (
    let [first] = window.entries;
    first !== undefined && at - first.at >= length;
    [first] = window.entries
  ) {
    window.entries.shift();
    window.sum -= first.amount;
  }
  const { operation, per, requests } = ceiling;
  if (window.entries.length >= requests) {
    const room = roomAgain(window, (left) => left < requests);
    const reason = `${operation}: ${String(requests)} requests are the most in ${per}; ${room}`;
    return { code: 'ceiling_requests', reason };
  }
  if (max === undefined) return { index, at, amount: 0n };
  const pointer = ceiling.amount?.at ?? '';
  const amount = readAmountAt(body, pointer);
  if (amount === undefined) {
    const reason = `${operation}: the request’s body has not one amount of 0 or more at ${pointer}, in JSON`;
    return { code: 'amount_unreadable', reason };
  }
  const sum = window.sum + amount;
  if (sum <= max) return { index, at, amount };
  const most = `with this request ${showAmount(sum)} would be sent in ${per}, and ${showAmount(max)} is the most`;
  const room = roomAgain(window, (_left, rest) => rest + amount <= max);
  return { code: 'ceiling_amount', reason: `${operation}: ${most}; ${room}` };
}

/** When what is left of what was counted, in number and in sum, will be little enough. */
function roomAgain(
  { entries, length, sum }: Window,
  isEnough: (left: number, rest: bigint) => boolean,
): string {
  let left = entries.length;
  let rest = sum;
  for (const { amount, at } of entries) {
    left -= 1;
    rest -= amount;
    if (isEnough(left, rest)) return `there is room again at ${new Date(at + length).toISOString()}`;
  }
  return 'there will never be room for it';
}

function enter(window: Window, entry: Entry): void {
  window.entries.push(entry);
  window.sum += entry.amount;
}

function uncounted(operation: string, reason: string): Shortage {
  return {
    code: 'ceiling_unknown',
    reason: `${operation}: what was sent already cannot be counted: ${reason}`,
  };
}
