import type { Ceiling } from '../model/checklist.ts';

/** A ceiling in a few words. */
export function shownCeiling({ amount, operation, per, requests }: Ceiling): string {
  const sum = amount === undefined ? '' : `, ${amount.max} at ${amount.at}`;
  return `${operation}: ${requests} requests in ${per}${sum}`;
}
