import type { Promotion } from './predicates/promotion.ts';

/** Why a promotion that was used so often releases nothing any more; undefined: it still does. */
export function findSpent({ id, releases = Infinity }: Promotion, used: number): string | undefined {
  if (used < releases) return undefined;
  const times = releases === 1 ? 'once' : `${releases} times`;
  return `promotion ${id} releases ${times}, and has`;
}
