import type { Budget } from '../budget.ts';
import { findRefusals, isListed } from './find-refusals.ts';
import type { Lowering } from './lower.ts';
import { matchConditions } from './match-conditions.ts';
import type { MatchedConditions } from './match-conditions.ts';
import { matchAlternatives } from './match-alternatives.ts';
import type { Matching } from './match-alternatives.ts';
import { memberPairs } from './members.ts';
import type { Step } from './members.ts';
import type { Orientation, Pair } from './pair.ts';
import { firstPlace } from './place-of.ts';
import type { Refusal } from './refusal.ts';
import type { Conjunction, SchemaGraph } from './schema-graph.ts';
import { sizeOf } from './shape.ts';
import type { Alternative, Shape } from './shape.ts';

type Edge = { readonly step: Step; readonly pair: Pair };

/** Two alternatives of one type, held against each other. */
export type AlternativePair = MatchedConditions & {
  readonly of: Pair;
  readonly old: Alternative;
  readonly new: Alternative;
  readonly narrowing: readonly Refusal[];
  readonly widening: readonly Refusal[];
  /** Orientations in which members and conditions need no look: all values were tried. */
  readonly decided: Readonly<Record<Orientation, boolean>>;
  readonly edges: readonly Edge[];
  /** Nothing was compared. */
  readonly isLeftOut: boolean;
};

// More than a document can have: two numbers below it make one that is exact.
const mostSchemas = 2 ** 26;

/** All pairs of schemas that a comparison has to look at, made when they are first asked for. */
export class PairGraph {
  readonly old: Lowering;
  readonly new: Lowering;
  readonly #same: (old: Conjunction, next: Conjunction) => boolean;
  readonly #pairs = new Map<number, Pair>();
  readonly #matchings = new Map<Pair, Matching>();
  readonly #alternatives = new Map<Alternative, Map<Alternative, AlternativePair>>();
  #count = 0;

  /** `same` may say no for what is the same; never yes for what is not. */
  constructor(old: Lowering, next: Lowering, same: (old: Conjunction, next: Conjunction) => boolean) {
    this.old = old;
    this.new = next;
    this.#same = same;
  }

  /** The documents of both sides. */
  get graphs(): readonly [SchemaGraph, SchemaGraph] {
    return [this.old.graph, this.new.graph];
  }

  pair(old: Conjunction, next: Conjunction): Pair {
    const key = old.id * mostSchemas + next.id;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const identical = this.#same(old, next);
    const isLeftOut = !identical && !this.budget.take('pairs', 1, () => placesOf(old, next));
    const made = { id: (this.#count += 1), old, new: next, identical, isLeftOut };
    if (!isLeftOut) this.#pairs.set(key, made);
    return made;
  }

  /**
   * Whether one of them is unread: nothing is known of what fits it, only of what its members are. That one is too deep
   * shows only when it is read.
   */
  isUnread({ identical, new: next, old }: Pair): boolean {
    return !identical && (this.old.graph.isUnread(old) || this.new.graph.isUnread(next));
  }

  shapes(pair: Pair): { readonly old: Shape; readonly new: Shape } {
    return { old: this.old.shape(pair.old), new: this.new.shape(pair.new) };
  }

  matching(pair: Pair): Matching {
    const known = this.#matchings.get(pair);
    if (known !== undefined) return known;
    const { old, new: next } = this.shapes(pair);
    const made = matchAlternatives(old, next, this.graphs);
    this.#matchings.set(pair, made);
    return made;
  }

  /** The two alternatives held against each other; `of` is where they were first met. */
  alternatives(of: Pair, old: Alternative, next: Alternative): AlternativePair {
    const row = this.#alternatives.get(old) ?? new Map<Alternative, AlternativePair>();
    this.#alternatives.set(old, row);
    const known = row.get(next);
    if (known !== undefined) return known;
    const made = this.#compare(of, old, next);
    row.set(next, made);
    return made;
  }

  /** What may still be done. */
  get budget(): Budget {
    return this.old.graph.budget;
  }

  #compare(of: Pair, old: Alternative, next: Alternative): AlternativePair {
    const cost = sizeOf(old) + sizeOf(next);
    const isPartial = old.isPartial === true || next.isPartial === true;
    if (isPartial || !this.budget.take('steps', cost, () => placesOf(of.old, of.new)))
      return leftOut(of, old, next);
    const graphs = { old: this.old.graph, new: this.new.graph };
    const { conditions, unlike } = matchConditions(old.opaque, next.opaque, this);
    const made = {
      of,
      old,
      new: next,
      narrowing: findRefusals(old, next, { sub: this.old, sup: this.new }),
      widening: findRefusals(next, old, { sub: this.new, sup: this.old }),
      decided: { narrowing: isListed(old), widening: isListed(next) },
      edges: memberPairs(old, next, graphs).map(({ step, old: left, new: right }) => ({
        step,
        pair: this.pair(left, right),
      })),
      conditions,
      unlike,
      isLeftOut: false,
    };
    // What was refused on the way was not compared.
    return this.budget.hasRefused('steps') ? leftOut(of, old, next) : made;
  }
}

/** What is not held against each other, because that was done too often already. */
function leftOut(of: Pair, old: Alternative, next: Alternative): AlternativePair {
  const decided = { narrowing: false, widening: false };
  const unlike = { old: [], new: [] };
  return {
    ...{ of, old, new: next, narrowing: [], widening: [], decided, edges: [], conditions: [], unlike },
    isLeftOut: true,
  };
}

function placesOf(...schemas: readonly Conjunction[]): readonly string[] {
  return firstPlace(schemas.flatMap(({ nodes }) => nodes));
}
