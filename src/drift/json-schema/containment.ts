import { haveOtherTags } from './match-alternatives.ts';
import type { AlternativePair, Orientation, Pair, PairGraph } from './pair-graph.ts';
import type { Alternative } from './shape.ts';

const orientations = ['narrowing', 'widening'] as const;

type PairState = { readonly users: Set<AlternativePair>; readonly failed: Set<Orientation> };
type AlternativeState = { readonly users: Set<Pair>; readonly failed: Set<Orientation> };

/**
 * Decides for all pairs of a graph whether the one side's values are all among the other's: the greatest fixed point,
 * reached from "all hold" by taking back what does not. A pair fails if some alternative of the one side fits into no
 * alternative of the other, and two alternatives fail if one of their facts or members does. Each pair is looked at once
 * per orientation and once more for each of its members that fails, so cycles cost nothing.
 */
export class Containment {
  readonly #graph: PairGraph;
  readonly #pairs = new Map<Pair, PairState>();
  readonly #alternatives = new Map<AlternativePair, AlternativeState>();
  readonly #queue: (() => void)[] = [];

  constructor(graph: PairGraph) {
    this.#graph = graph;
  }

  /** Whether nothing is refused, in this orientation. */
  holds(pair: Pair, orientation: Orientation): boolean {
    const state = this.#open(pair);
    this.#settle();
    return !state.failed.has(orientation);
  }

  /** Whether an alternative of a pair fits into some alternative of the other side. */
  fits(pair: Pair, alternative: Alternative, orientation: Orientation): boolean {
    this.#open(pair);
    for (;;) {
      this.#settle();
      const fits = pair.identical || this.#fitsNow(pair, alternative, orientation);
      if (this.#queue.length === 0) return fits;
    }
  }

  /** Whether two matched alternatives fit each other by themselves. */
  stands(candidate: AlternativePair, orientation: Orientation): boolean {
    this.#watch(candidate, candidate.of);
    this.#settle();
    return this.#stands(candidate, orientation);
  }

  #settle(): void {
    for (let task = this.#queue.pop(); task !== undefined; task = this.#queue.pop()) task();
  }

  #open(pair: Pair): PairState {
    const known = this.#pairs.get(pair);
    if (known !== undefined) return known;
    const state: PairState = { users: new Set(), failed: new Set() };
    this.#pairs.set(pair, state);
    if (pair.identical) return state;
    for (const orientation of orientations)
      this.#queue.push(() => {
        this.#judge(pair, orientation);
      });
    return state;
  }

  #judge(pair: Pair, orientation: Orientation): void {
    const state = this.#open(pair);
    if (state.failed.has(orientation)) return;
    const shape = this.#graph.shapes(pair)[orientation === 'narrowing' ? 'old' : 'new'];
    if (shape.every((alternative) => this.#fitsNow(pair, alternative, orientation))) return;
    state.failed.add(orientation);
    for (const user of state.users)
      this.#queue.push(() => {
        this.#take(user, orientation);
      });
  }

  #fitsNow(pair: Pair, alternative: Alternative, orientation: Orientation): boolean {
    for (const candidate of this.#candidates(pair, alternative, orientation)) {
      this.#watch(candidate, pair);
      if (this.#stands(candidate, orientation)) return true;
    }
    return false;
  }

  // The matched one first: mostly it is the only one that has to be looked at.
  *#candidates(pair: Pair, alternative: Alternative, orientation: Orientation): Iterable<AlternativePair> {
    const { pairs } = this.#graph.matching(pair);
    const side = orientation === 'narrowing' ? 0 : 1;
    const matched = pairs.find((entry) => entry[side] === alternative);
    if (matched !== undefined) yield this.#graph.alternatives(pair, matched[0], matched[1]);
    const others = this.#graph.shapes(pair)[orientation === 'narrowing' ? 'new' : 'old'];
    for (const other of others) {
      if (
        other.type !== alternative.type ||
        other === matched?.[1 - side] ||
        haveOtherTags(alternative, other)
      )
        continue;
      const [old, next] = orientation === 'narrowing' ? [alternative, other] : [other, alternative];
      yield this.#graph.alternatives(pair, old, next);
    }
  }

  #watch(candidate: AlternativePair, pair: Pair): void {
    const known = this.#alternatives.get(candidate);
    if (known !== undefined) {
      known.users.add(pair);
      return;
    }
    const failed = new Set(orientations.filter((orientation) => refusesAtOnce(candidate, orientation)));
    this.#alternatives.set(candidate, { users: new Set([pair]), failed });
    if (failed.size === orientations.length) return;
    const members = [...candidate.edges.map((edge) => edge.pair), ...candidate.conditions];
    for (const member of members) {
      const state = this.#open(member);
      state.users.add(candidate);
      for (const orientation of state.failed)
        this.#queue.push(() => {
          this.#take(candidate, orientation);
        });
    }
  }

  #stands(candidate: AlternativePair, orientation: Orientation): boolean {
    return this.#alternatives.get(candidate)?.failed.has(orientation) !== true;
  }

  #take(candidate: AlternativePair, orientation: Orientation): void {
    const state = this.#alternatives.get(candidate);
    if (state === undefined) return;
    const failing = candidate.conditions.some((pair) => this.#open(pair).failed.size > 0)
      ? orientations
      : [orientation];
    for (const each of failing) {
      if (state.failed.has(each) || candidate.decided[each]) continue;
      state.failed.add(each);
      for (const pair of state.users)
        this.#queue.push(() => {
          this.#judge(pair, each);
        });
    }
  }
}

function refusesAtOnce(candidate: AlternativePair, orientation: Orientation): boolean {
  const unlike = candidate.unlike[orientation === 'narrowing' ? 'new' : 'old'];
  return candidate[orientation].length > 0 || (unlike.length > 0 && !candidate.decided[orientation]);
}
