import type { Ceiling } from '../model/checklist.ts';
import { durationToMilliseconds } from '../util/duration.ts';
import { getAt } from '../util/pointer.ts';
import type { Refusal } from './admission.ts';
import { readAmount, showAmount } from './amount.ts';
import type { CeilingBook, Counted } from './ceiling-book.ts';

/** Limits on what goes to live. */
export type Ceilings = {
  /** Whether the request's body has to be read for it. */
  needsBody(operation: string): boolean;
  /**
   * Counts a request in every window of its operation, or in none and says why not. What was counted stays counted,
   * whatever becomes of the request: the provider may have acted before an answer was lost. `body`: the parsed JSON.
   */
  reserve(operation: string, body?: unknown): Refusal | undefined;
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
      let refusal: Refusal | undefined;
      const decide = (others: readonly Counted[]): readonly Counted[] => {
        note(others);
        // The clocks of several processes differ: time goes on from the latest that was counted.
        const at = Math.max(now(), latest);
        const planned = concerned.map((window) => plan(window, body, at));
        refusal = planned.find((one) => 'refusal' in one)?.refusal;
        return refusal === undefined ? planned.flatMap((one) => ('counted' in one ? one.counted : [])) : [];
      };
      try {
        note(book.count(decide));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return uncounted(operation, reason);
      }
      return refusal;
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

type Plan = { readonly refusal: Refusal } | { readonly counted: Counted };

function plan(window: Window, body: unknown, at: number): Plan {
  const { ceiling, index, length, max } = window;
  for (
    let [first] = window.entries;
    first !== undefined && at - first.at >= length;
    [first] = window.entries
  ) {
    window.entries.shift();
    window.sum -= first.amount;
  }
  if (window.entries.length >= ceiling.requests)
    return refuse(
      ceiling,
      'ceiling_requests',
      `${String(ceiling.requests)} requests are the most in ${ceiling.per}`,
    );
  if (max === undefined) return { counted: { index, at, amount: 0n } };
  const pointer = ceiling.amount?.at ?? '';
  const amount = readAmount(getAt(body, pointer));
  if (amount === undefined)
    return refuse(
      ceiling,
      'amount_unreadable',
      `the request's body has no amount of 0 or more at ${pointer}`,
    );
  const sum = window.sum + amount;
  if (sum > max)
    return refuse(
      ceiling,
      'ceiling_amount',
      `with this request ${showAmount(sum)} would be sent in ${ceiling.per}, and ${showAmount(max)} is the most`,
    );
  return { counted: { index, at, amount } };
}

function enter(window: Window, entry: Entry): void {
  window.entries.push(entry);
  window.sum += entry.amount;
}

function uncounted(operation: string, reason: string): Refusal {
  const full = `${operation}: what was sent already cannot be counted: ${reason}`;
  return { code: 'ceiling_unknown', item: 'ceilings', reason: full, command: 'livegate checklist show' };
}

function refuse({ operation }: Ceiling, code: string, reason: string): { readonly refusal: Refusal } {
  const full = `${operation}: ${reason}`;
  return { refusal: { code, item: 'ceilings', reason: full, command: 'livegate checklist show' } };
}
