import type { Condition } from './match-conditions.ts';
import { ofPattern } from './members.ts';
import type { AlternativePair, PairGraph } from './pair-graph.ts';
import { orientations, sidesOf } from './pair.ts';
import type { Orientation, Pair, Side } from './pair.ts';
import type { Alternative } from './shape.ts';
import { haveOtherTags } from './tags.ts';

/** What is asked of two schemas. `alike`: each accepts what the other does, and both declare the same names. */
export type Aspect = Orientation | 'alike';

/** `failed`: a bit for each aspect. Kept small: a comparison has as many of them as it has pairs. */
type State<User> = { readonly users: Set<User>; failed: number };
type PairState = State<AlternativePair>;
type AlternativeState = State<Pair>;
const bits: Readonly<Record<Aspect, number>> = { narrowing: 1, widening: 2, alike: 4 };
const failedInAll = 7;
// The sides whose values have to fit.
const fitting: Readonly<Record<Aspect, readonly Side[]>> = {
  narrowing: ['old'],
  widening: ['new'],
  alike: ['old', 'new'],
};

/**
 * Decides for all pairs of a graph whether the one side's values are all among the other's: the greatest fixed point,
 * reached from "all hold" by taking back what does not. A pair fails if some alternative of the one side fits into no
 * alternative of the other, and two alternatives fail if one of their facts or members does. Each pair is looked at once
 * per aspect and once more for each of its members that fails, so cycles cost nothing.
 */
export class Containment {
  readonly #graph: PairGraph;
  readonly #aspects: readonly Aspect[];
  readonly #likeness: Containment;
  readonly #pairs = new Map<Pair, PairState>();
  readonly #alternatives = new Map<AlternativePair, AlternativeState>();
  readonly #queue: (() => void)[] = [];

  /**
   * `likeness`: judges keywords that are compared as a whole, whose parts have to be alike, as for `not` or `oneOf`
   * nothing may be left open. Without it this one asks for likeness, and judges them itself.
   */
  constructor(graph: PairGraph, likeness?: Containment) {
    this.#graph = graph;
    this.#aspects = likeness === undefined ? ['alike'] : orientations;
    this.#likeness = likeness ?? this;
  }

  /** Whether the parts of a keyword that is compared as a whole say the same on both sides. */
  agrees({ parts }: Condition): boolean {
    return parts.every((pair) => this.#likeness.holds(pair, 'alike'));
  }

  /** Whether nothing is refused, in this orientation. */
  holds(pair: Pair, aspect: Aspect): boolean {
    if (pair.identical) return true;
    const state = this.#open(pair);
    this.#settle();
    return !hasFailed(state, aspect);
  }

  /** Whether an alternative of one side of a pair fits some alternative of the other side. */
  fits(pair: Pair, alternative: Alternative, side: Side, aspect: Aspect): boolean {
    this.#open(pair);
    for (;;) {
      this.#settle();
      const fits = pair.identical || this.#fitsNow(pair, alternative, side, aspect);
      if (this.#queue.length === 0) return fits;
    }
  }

  /** Whether two matched alternatives fit each other by themselves. */
  stands(candidate: AlternativePair, aspect: Aspect): boolean {
    this.#watch(candidate, candidate.of);
    this.#settle();
    return this.#stands(candidate, aspect);
  }

  #settle(): void {
    for (let task = this.#queue.pop(); task !== undefined; task = this.#queue.pop()) task();
  }

  #open(pair: Pair): PairState {
    const known = this.#pairs.get(pair);
    if (known !== undefined) return known;
    if (pair.isLeftOut) return { users: new Set(), failed: failedInAll };
    // Nothing fits for sure what is not known; nor is anything unlike it.
    if (this.#graph.isUnread(pair))
      return { users: new Set(), failed: this.#likeness === this ? 0 : failedInAll };
    const state: PairState = { users: new Set(), failed: 0 };
    this.#pairs.set(pair, state);
    if (pair.identical) return state;
    for (const aspect of this.#aspects)
      this.#queue.push(() => {
        this.#judge(pair, aspect);
      });
    return state;
  }

  #judge(pair: Pair, aspect: Aspect): void {
    const state = this.#open(pair);
    if (hasFailed(state, aspect)) return;
    const shapes = this.#graph.shapes(pair);
    const fit = (side: Side): boolean =>
      shapes[side].every((alternative) => this.#fitsNow(pair, alternative, side, aspect));
    if (fitting[aspect].every(fit)) return;
    state.failed |= bits[aspect];
    for (const user of state.users)
      this.#queue.push(() => {
        this.#take(user, aspect);
      });
  }

  #fitsNow(pair: Pair, alternative: Alternative, side: Side, aspect: Aspect): boolean {
    for (const candidate of this.#candidates(pair, alternative, side)) {
      this.#watch(candidate, pair);
      if (this.#stands(candidate, aspect)) return true;
    }
    return false;
  }

  // The matched one first: mostly it is the only one that has to be looked at.
  *#candidates(pair: Pair, alternative: Alternative, side: Side): Iterable<AlternativePair> {
    const { pairs } = this.#graph.matching(pair);
    const own = side === 'old' ? 0 : 1;
    const matched = pairs.find((entry) => entry[own] === alternative);
    if (matched !== undefined) yield this.#graph.alternatives(pair, matched[0], matched[1]);
    const others = this.#graph.shapes(pair)[side === 'old' ? 'new' : 'old'];
    for (const other of others) {
      if (other.type !== alternative.type || other === matched?.[1 - own]) continue;
      const [old, next] = side === 'old' ? [alternative, other] : [other, alternative];
      if (haveOtherTags(old, next, this.#graph.graphs)) continue;
      yield this.#graph.alternatives(pair, old, next);
    }
  }

  #watch(candidate: AlternativePair, pair: Pair): void {
    const known = this.#alternatives.get(candidate);
    if (known !== undefined) {
      known.users.add(pair);
      return;
    }
    const { conditions } = candidate;
    const ownParts = this.#likeness === this ? conditions.flatMap(({ parts }) => parts) : [];
    const uneven = ownParts.length === 0 && !conditions.every((condition) => this.agrees(condition));
    const failed = this.#aspects.filter(
      (aspect) => failsAtOnce(candidate, aspect) || (uneven && !isDecided(candidate, aspect)),
    );
    this.#alternatives.set(candidate, {
      users: new Set([pair]),
      failed: failed.reduce((mask, aspect) => mask | bits[aspect], 0),
    });
    if (failed.length === this.#aspects.length) return;
    for (const { pair: member } of candidate.edges) this.#use(member, candidate);
    for (const member of ownParts) this.#use(member, candidate);
  }

  #use(member: Pair, user: AlternativePair): void {
    // What is the same never fails.
    if (member.identical) return;
    const state = this.#open(member);
    state.users.add(user);
    for (const aspect of this.#aspects)
      if (hasFailed(state, aspect))
        this.#queue.push(() => {
          this.#take(user, aspect);
        });
  }

  #stands(candidate: AlternativePair, aspect: Aspect): boolean {
    const state = this.#alternatives.get(candidate);
    return state === undefined || !hasFailed(state, aspect);
  }

  #take(candidate: AlternativePair, aspect: Aspect): void {
    const state = this.#alternatives.get(candidate);
    if (state === undefined || hasFailed(state, aspect) || isDecided(candidate, aspect)) return;
    state.failed |= bits[aspect];
    for (const pair of state.users)
      this.#queue.push(() => {
        this.#judge(pair, aspect);
      });
  }
}

function hasFailed({ failed }: { readonly failed: number }, aspect: Aspect): boolean {
  return (failed & bits[aspect]) !== 0;
}

function isDecided({ decided }: AlternativePair, aspect: Aspect): boolean {
  return aspect !== 'alike' && decided[aspect];
}

function failsAtOnce(candidate: AlternativePair, aspect: Aspect): boolean {
  if (candidate.isLeftOut) return true;
  if (aspect === 'alike')
    return orientations.some((each) => failsAtOnce(candidate, each)) || otherNames(candidate);
  const unlike = candidate.unlike[sidesOf(aspect)[1]];
  return (
    candidate[aspect].some(({ isNominal }) => isNominal !== true) ||
    (unlike.length > 0 && !candidate.decided[aspect])
  );
}

function otherNames({ new: next, old }: AlternativePair): boolean {
  const [ours, theirs] = [old.patternProperties, next.patternProperties];
  return (
    old.properties.size !== next.properties.size ||
    ours.size !== theirs.size ||
    [...old.properties.keys()].some((name) => !next.properties.has(name)) ||
    [...ours.keys()].some((pattern) => ofPattern(next, pattern) === undefined)
  );
}
