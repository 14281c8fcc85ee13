// inferred: no default is documented.
const DEFAULT_SIZE = 20;

/** One page of a list, and the numbers of those before and after it; pages count from 1. */
export type Page<Item> = {
  readonly items: readonly Item[];
  readonly number: number;
  readonly size: number;
  readonly count: number;
  readonly previous: number | undefined;
  readonly next: number | undefined;
};

/** Cuts one page out of a list. A page past the end is empty and names no next one. */
export function page<Item>(all: readonly Item[], asked: unknown, askedSize: unknown): Page<Item> {
  const number = typeof asked === 'number' ? asked : 1;
  const size = typeof askedSize === 'number' ? askedSize : DEFAULT_SIZE;
  const count = Math.ceil(all.length / size);
  return {
    items: all.slice((number - 1) * size, number * size),
    number,
    size,
    count,
    previous: number > 1 ? number - 1 : undefined,
    next: number < count ? number + 1 : undefined,
  };
}
