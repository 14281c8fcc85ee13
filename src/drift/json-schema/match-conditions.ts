import { bestCouples } from './best-couples.ts';
import type { Lowering } from './lower.ts';
import type { Pair } from './pair.ts';
import { firstPlace } from './place-of.ts';
import { resemblance, wordsOf } from './resemblance.ts';
import type { Conjunction } from './schema-graph.ts';
import type { Opaque } from './shape.ts';

/** A keyword of each side that stand for each other, with their parts, one by one: each two have to be equivalent. */
export type Condition = {
  readonly old: Opaque;
  readonly new: Opaque;
  readonly parts: readonly Pair[];
};

/** Keywords of two alternatives that are compared as a whole. */
export type MatchedConditions = {
  readonly conditions: readonly Condition[];
  /** Keywords of one side that the other does not have, or has in another form. */
  readonly unlike: { readonly old: readonly Opaque[]; readonly new: readonly Opaque[] };
};

/** What matching needs of the graph of pairs. */
type Pairing = {
  readonly old: Lowering;
  readonly new: Lowering;
  readonly pair: (old: Conjunction, next: Conjunction) => Pair;
};

// The order of their parts says nothing.
const unordered = new Set(['oneOf', 'anyOf']);
const mostParts = 64;

/** Says which keyword of the one side stands for which of the other, and which part for which. */
export function matchConditions(
  old: readonly Opaque[],
  next: readonly Opaque[],
  graph: Pairing,
): MatchedConditions {
  if (old.length === 0 && next.length === 0) return { conditions: [], unlike: { old, new: next } };
  // A refusal here is one of all that comes after it: the caller leaves the two alternatives out.
  if (!take(old.length * next.length, old, graph)) return { conditions: [], unlike: { old: [], new: [] } };
  const couples = bestCouples(old, next, (one, other) => likeness(one, other, graph));
  const taken = new Set(couples.flat());
  return {
    conditions: couples.map(([one, other]) => ({
      old: one,
      new: other,
      parts: partPairs(one, other, graph),
    })),
    unlike: {
      old: old.filter((one) => !taken.has(one)),
      new: next.filter((other) => !taken.has(other)),
    },
  };
}

function take(steps: number, of: readonly Opaque[], { old: { graph } }: Pairing): boolean {
  return graph.budget.take('steps', steps, () => firstPlace(of.map(({ at }) => at)));
}

function comparable(left: Opaque, right: Opaque): boolean {
  return (
    left.keyword === right.keyword && left.label === right.label && left.parts.length === right.parts.length
  );
}

function likeness(one: Opaque, other: Opaque, graph: Pairing): number {
  if (!comparable(one, other)) return -1;
  const count = one.parts.length;
  if (!take(count <= mostParts ? count * count : count, [one], graph)) return -1;
  const parts = partCouples(one, other, graph);
  return parts.reduce((sum, [left, right]) => sum + alike(left, right, graph), 0) / Math.max(1, parts.length);
}

function partPairs(one: Opaque, other: Opaque, graph: Pairing): readonly Pair[] {
  return partCouples(one, other, graph).map(([left, right]) => graph.pair(left, right));
}

function partCouples(
  one: Opaque,
  other: Opaque,
  graph: Pairing,
): readonly (readonly [Conjunction, Conjunction])[] {
  if (unordered.has(one.keyword) && one.parts.length <= mostParts)
    return bestCouples(one.parts, other.parts, (left, right) => alike(left, right, graph));
  return one.parts.map((part, index) => [part, other.parts[index] ?? part] as const);
}

function alike(left: Conjunction, right: Conjunction, graph: Pairing): number {
  if (graph.pair(left, right).identical) return 2;
  const [ours, theirs] = [wordsOf(left, graph.old), wordsOf(right, graph.new)];
  return graph.old.graph.budget.spend('steps', ours.size) ? resemblance(ours, theirs) : -1;
}
