import type { Containment } from './containment.ts';
import { matchAlternatives, sameComponents } from './match-alternatives.ts';
import type { Matching } from './match-alternatives.ts';
import type { PairGraph } from './pair-graph.ts';
import type { Pair } from './pair.ts';
import type { Alternative, Shape } from './shape.ts';
import { haveOtherTags } from './tags.ts';

const mostCouples = 4096;

/**
 * Which alternatives of a pair are held against each other: first those that are alike in all they accept and declare,
 * wherever they stand in the union; the rest by resemblance. What is alike to one that is taken already is not lone: it
 * says the same twice.
 */
export function settleMatching(pair: Pair, graph: PairGraph, likeness: Containment): Matching {
  const settled = settle(pair, graph, likeness);
  const { old, new: next } = graph.shapes(pair);
  const isPartial = [old, next].some((shape) => shape.some((alternative) => alternative.isPartial === true));
  // What was not read, or not held against the rest, is neither the same nor missing.
  return isPartial || graph.budget.hasRefused('steps') ? { pairs: [], oldOnly: [], newOnly: [] } : settled;
}

function settle(pair: Pair, graph: PairGraph, likeness: Containment): Matching {
  const { old, new: next } = graph.shapes(pair);
  if (!hasChoice(old) && !hasChoice(next)) return graph.matching(pair);
  if (old.length * next.length > mostCouples || isEvident(graph.matching(pair), sameComponents(old, next)))
    return graph.matching(pair);
  const alike = (one: Alternative, other: Alternative): boolean =>
    one.type === other.type &&
    // Looking into both would hold every schema of a document against every other one.
    !haveOtherTags(one, other, graph.graphs) &&
    likeness.stands(graph.alternatives(pair, one, other), 'alike');
  const taken = new Set<Alternative>();
  const pairs = old.flatMap((one): Matching['pairs'] => {
    const other = next.find((candidate) => !taken.has(candidate) && alike(one, candidate));
    if (other === undefined) return [];
    taken.add(one).add(other);
    return [[one, other]];
  });
  const rest = matchAlternatives(
    old.filter((one) => !taken.has(one) && !next.some((other) => alike(one, other))),
    next.filter((other) => !taken.has(other) && !old.some((one) => alike(one, other))),
    graph.graphs,
  );
  // What is left over of several is not the same for being the last of its type.
  const isForeign = ([one, other]: Matching['pairs'][number]): boolean =>
    (countOf(old, one) > 1 || countOf(next, other) > 1) && haveOtherTags(one, other, graph.graphs);
  const foreign = rest.pairs.filter(isForeign);
  return {
    pairs: [...pairs, ...rest.pairs.filter((couple) => !foreign.includes(couple))],
    oldOnly: [...rest.oldOnly, ...foreign.map(([one]) => one)],
    newOnly: [...rest.newOnly, ...foreign.map(([, other]) => other)],
  };
}

function countOf(shape: Shape, { type }: Alternative): number {
  return shape.filter((alternative) => alternative.type === type).length;
}

function isEvident(
  { newOnly, oldOnly, pairs }: Matching,
  isSameComponent: ReturnType<typeof sameComponents>,
): boolean {
  const sameTypes = new Set(pairs.map(([{ type }]) => type)).size === pairs.length;
  return (
    newOnly.length + oldOnly.length === 0 &&
    (sameTypes || pairs.every(([one, other]) => isSameComponent(one, other)))
  );
}

function hasChoice(shape: Shape): boolean {
  return new Set(shape.map(({ type }) => type)).size < shape.length;
}
