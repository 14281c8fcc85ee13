import type { UndecidedSpot } from './difference.ts';
import type { AmbiguousNumber, SchemaDocument } from './schema-document.ts';

/**
 * Whole numbers beyond 2^53 that are written otherwise on the two sides, and read the same: whether they stand in the same
 * place is not known.
 */
export function ambiguousNumbers(old: SchemaDocument, next: SchemaDocument): readonly UndecidedSpot[] {
  const [left, right] = [byReading(old), byReading(next)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((read) =>
    spot(left.get(read) ?? [], right.get(read) ?? []),
  );
}

function byReading({ ambiguous = [] }: SchemaDocument): ReadonlyMap<number, readonly AmbiguousNumber[]> {
  return Map.groupBy(ambiguous, ({ read }) => read);
}

function spot(old: readonly AmbiguousNumber[], next: readonly AmbiguousNumber[]): readonly UndecidedSpot[] {
  const counts = { old: countsOf(old), new: countsOf(next) };
  const all = [...new Set([...counts.old.keys(), ...counts.new.keys()])];
  const differing = new Set(all.filter((one) => counts.old.get(one) !== counts.new.get(one)));
  if (all.length === 1 || differing.size === 0) return [];
  const [first, second] = [old, next].map((side) => side.find(({ written }) => differing.has(written)));
  return [
    {
      where: [],
      reason: `numbers that are too large to be told apart: ${all.slice(0, 4).join(', ')}`,
      ...(first === undefined ? {} : { old: first.at }),
      ...(second === undefined ? {} : { new: second.at }),
    },
  ];
}

function countsOf(side: readonly AmbiguousNumber[]): ReadonlyMap<bigint, number> {
  const counts = new Map<bigint, number>();
  for (const { written } of side) counts.set(written, (counts.get(written) ?? 0) + 1);
  return counts;
}
