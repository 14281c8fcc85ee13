import { refuse } from './refusal.ts';

/** `OffsetInput` of the contract. */
export type Paginate =
  { limit?: number | null | undefined; offset?: number | null | undefined } | null | undefined;

/** Where a page begins and ends; the limit is 20 by default and 20 at most. */
export function pageBounds(
  paginate: Paginate,
  maximum = 20,
  preset = maximum,
): { start: number; end: number } {
  const start = paginate?.offset ?? 0;
  const limit = paginate?.limit ?? preset;
  // inferred: what a negative number answers is not documented.
  if (start < 0 || limit < 0) throw refuse('BAD_USER_INPUT', 'limit and offset have to be 0 or more.');
  // inferred: "maximum 20" cuts a larger limit down, it does not refuse it.
  return { start, end: start + Math.min(limit, maximum) };
}

/** One page of a list. */
export function page<Item>(items: readonly Item[], paginate: Paginate): readonly Item[] {
  const { start, end } = pageBounds(paginate);
  return items.slice(start, end);
}
