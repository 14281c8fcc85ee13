import type { Containment } from './containment.ts';
import type { Step } from './members.ts';
import type { AlternativePair, PairGraph } from './pair-graph.ts';
import { orientations, sidesOf } from './pair.ts';
import type { Orientation, Pair, Side } from './pair.ts';
import { settleMatching } from './settle-matching.ts';
import type { Alternative } from './shape.ts';

/** How a pair was first reached. */
type Arrival = { readonly from: Visit; readonly via: AlternativePair; readonly step: Step };

/** A pair that some starting point leads to. */
export type Visit = {
  readonly index: number;
  readonly pair: Pair;
  /** Undefined for a starting point. */
  readonly arrival: Arrival | undefined;
  /** How many steps it is from its starting point. */
  readonly depth: number;
  readonly matched: readonly AlternativePair[];
  /** Alternatives that the other side has nothing like. */
  readonly lone: Readonly<Record<Side, readonly Alternative[]>>;
  /** Orientations in which what is refused here is refused at some starting point too, as far as unions on the way go. */
  readonly counts: Set<Orientation>;
  readonly links: number[];
};

/** Every pair that the starting points lead to, nearest first, but for what is the same on both sides. */
export function visitPairs(
  roots: readonly Pair[],
  graph: PairGraph,
  containment: Containment,
  likeness: Containment,
): readonly Visit[] {
  const visits = new Visits(graph, likeness);
  for (const root of roots) if (isCompared(root)) countEverything(visits.open(root, undefined));
  // The list grows while it is walked.
  for (const visit of visits.order) follow(visit, visits);
  spread(visits, containment);
  return visits.order;
}

class Visits {
  readonly order: Visit[] = [];
  readonly #graph: PairGraph;
  readonly #likeness: Containment;
  readonly #byPair = new Map<Pair, Visit>();

  constructor(graph: PairGraph, likeness: Containment) {
    this.#graph = graph;
    this.#likeness = likeness;
  }

  of(pair: Pair): Visit | undefined {
    return this.#byPair.get(pair);
  }

  open(pair: Pair, arrival: Arrival | undefined): Visit {
    const known = this.#byPair.get(pair);
    if (known !== undefined) return known;
    const { newOnly, oldOnly, pairs } = settleMatching(pair, this.#graph, this.#likeness);
    const made = {
      index: this.order.length,
      pair,
      arrival,
      depth: arrival === undefined ? 0 : arrival.from.depth + 1,
      matched: pairs.map(([old, next]) => this.#graph.alternatives(pair, old, next)),
      lone: { old: oldOnly, new: newOnly },
      counts: new Set<Orientation>(),
      links: [],
    };
    this.#byPair.set(pair, made);
    this.order.push(made);
    return made;
  }
}

function countEverything({ counts }: Visit): void {
  for (const orientation of orientations) counts.add(orientation);
}

function isCompared({ identical, isLeftOut }: Pair): boolean {
  return !identical && !isLeftOut;
}

function follow(visit: Visit, visits: Visits): void {
  for (const via of visit.matched) {
    for (const { pair, step } of via.edges)
      if (isCompared(pair)) visit.links.push(visits.open(pair, { from: visit, via, step }).index);
  }
}

// What a union lets through by another of its alternatives does not count further in.
function spread(visits: Visits, containment: Containment): void {
  const queue = visits.order.filter(({ counts }) => counts.size > 0);
  for (let visit = queue.pop(); visit !== undefined; visit = queue.pop()) {
    const { counts, matched, pair } = visit;
    for (const via of matched) {
      const passing = [...counts].filter(
        (orientation) => !via.decided[orientation] && !isCovered(pair, via, orientation, containment),
      );
      const members = passing.length === 0 ? [] : via.edges;
      for (const edge of members) pass(visits.of(edge.pair), passing, queue);
    }
  }
}

function pass(member: Visit | undefined, passing: readonly Orientation[], queue: Visit[]): void {
  if (member !== undefined && addAll(member.counts, passing)) queue.push(member);
}

function addAll<Item>(set: Set<Item>, items: readonly Item[]): boolean {
  const before = set.size;
  for (const item of items) set.add(item);
  return set.size > before;
}

/** Whether what one alternative refuses is accepted by another one of the same union. */
export function isCovered(
  pair: Pair,
  via: AlternativePair,
  orientation: Orientation,
  containment: Containment,
): boolean {
  if (containment.stands(via, orientation)) return false;
  const [side] = sidesOf(orientation);
  return containment.fits(pair, via[side], side, orientation);
}
