import type { Difference, Proof } from '../difference.ts';
import { nearestTouch } from '../usage/touch.ts';

/**
 * Joins what has one cause: differences of operations that are the same one at the same place of both documents, because
 * the operations share a response, a parameter, a header or a path. Told is the first of them, with all that it reaches;
 * what proves one of them proves all.
 */
export function joinOperations(differences: readonly Difference[]): readonly Difference[] {
  return [...Map.groupBy(differences, causeOf).values()].flatMap((same) => {
    const [first, ...others] = same.toSorted(byPath);
    if (first === undefined) return [];
    return others.length === 0 ? [first] : [joined(first, others)];
  });
}

function causeOf({
  atMost,
  direction,
  new: next,
  newValue,
  old,
  oldValue,
  operations,
  path,
  reason,
  rule,
}: Difference): string {
  // What is said of the documents themselves has its operations already.
  const own = operations.length === 1 && operations[0] === path[0] ? [] : path;
  return JSON.stringify([rule, atMost, direction, reason, old, next, oldValue, newValue, own]);
}

function joined(first: Difference, others: readonly Difference[]): Difference {
  const same = [first, ...others];
  const touches = same.flatMap(({ touch }) => touch ?? []);
  return {
    ...first,
    operations: [...new Set(same.flatMap(({ operations }) => operations))].sort(),
    positions: [...new Set(same.flatMap((one) => one.positions ?? [placeOf(one)]))],
    ...(touches.length === 0 ? {} : { touch: nearestTouch(touches) }),
    prove: () => provedByAny(first, others),
  };
}

function provedByAny(first: Difference, others: readonly Difference[]): Proof {
  const proof = first.prove();
  if ('witness' in proof) return proof;
  for (const other of others) {
    const another = other.prove();
    if ('witness' in another) return another;
  }
  return proof;
}

function byPath(one: Difference, other: Difference): number {
  const [left, right] = [placeOf(one), placeOf(other)];
  return left < right ? -1 : Number(left > right);
}

function placeOf({ path }: Difference): string {
  return path.join(' ');
}
