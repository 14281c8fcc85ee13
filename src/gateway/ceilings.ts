import type { Ceiling } from '../model/checklist.ts';
import { durationToMilliseconds } from '../util/duration.ts';
import { getAt } from '../util/pointer.ts';
import type { Refusal } from './admission.ts';
import { readAmount, showAmount } from './amount.ts';

/** Limits on what goes to live, counted in this process. */
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
  readonly length: number;
  readonly max: bigint | undefined;
  readonly entries: Entry[];
  sum: bigint;
};

/** Makes the windows. `now` is a clock that never goes back, in milliseconds. Throws a `RangeError` for an amount that is none. */
export function createCeilings(
  ceilings: readonly Ceiling[],
  now: () => number = () => performance.now(),
): Ceilings {
  const windows = Map.groupBy(ceilings.map(openWindow), ({ ceiling }) => ceiling.operation);
  const of = (operation: string): readonly Window[] => windows.get(operation) ?? [];
  return {
    needsBody: (operation) => of(operation).some(({ max }) => max !== undefined),
    reserve(operation, body) {
      const concerned = of(operation);
      if (concerned.length === 0) return undefined;
      const at = now();
      const planned = concerned.map((window) => plan(window, body, at));
      const refusal = planned.find((one) => 'refusal' in one);
      if (refusal !== undefined) return refusal.refusal;
      for (const one of planned) if ('entry' in one) enter(one.window, one.entry);
      return undefined;
    },
  };
}

function openWindow(ceiling: Ceiling): Window {
  const max = ceiling.amount === undefined ? undefined : readAmount(ceiling.amount.max);
  if (ceiling.amount !== undefined && max === undefined)
    throw new RangeError('a ceiling of no readable amount');
  return { ceiling, length: durationToMilliseconds(ceiling.per), max, entries: [], sum: 0n };
}

type Plan = { readonly refusal: Refusal } | { readonly window: Window; readonly entry: Entry };

function plan(window: Window, body: unknown, at: number): Plan {
  const { ceiling, length, max } = window;
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
  if (max === undefined) return { window, entry: { at, amount: 0n } };
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
  return { window, entry: { at, amount } };
}

function enter(window: Window, entry: Entry): void {
  window.entries.push(entry);
  window.sum += entry.amount;
}

function refuse({ operation }: Ceiling, code: string, reason: string): { readonly refusal: Refusal } {
  const full = `${operation}: ${reason}`;
  return { refusal: { code, item: 'ceilings', reason: full, command: 'livegate checklist show' } };
}
