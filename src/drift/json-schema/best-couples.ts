/** One item of each of two lists, with where they stand there. */
export type Couple<Left, Right> = {
  readonly one: Left;
  readonly other: Right;
  readonly i: number;
  readonly j: number;
};

/**
 * Couples of two lists, the highest score first; each item is taken once. A score below 0: no couple. Which of equal
 * scores comes first, `tie` says: without it, what stands at the nearest places.
 */
export function bestCouples<Left, Right>(
  left: readonly Left[],
  right: readonly Right[],
  score: (one: Left, other: Right) => number,
  tie: (a: Couple<Left, Right>, b: Couple<Left, Right>) => number = byDistance,
): readonly (readonly [Left, Right])[] {
  const all = left
    .flatMap((one, i) => right.map((other, j) => ({ one, other, i, j, score: score(one, other) })))
    .filter((couple) => couple.score >= 0)
    .sort((a, b) => b.score - a.score || tie(a, b));
  const taken = { left: new Set<number>(), right: new Set<number>() };
  return all.flatMap(({ i, j, one, other }) => {
    if (taken.left.has(i) || taken.right.has(j)) return [];
    taken.left.add(i);
    taken.right.add(j);
    return [[one, other] as const];
  });
}

function byDistance(a: Couple<unknown, unknown>, b: Couple<unknown, unknown>): number {
  return Math.abs(a.i - a.j) - Math.abs(b.i - b.j);
}
