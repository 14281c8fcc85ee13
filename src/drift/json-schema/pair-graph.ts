import { findRefusals, isListed } from './find-refusals.ts';
import type { Lowering } from './lower.ts';
import { matchAlternatives } from './match-alternatives.ts';
import type { Matching } from './match-alternatives.ts';
import { memberPairs } from './members.ts';
import type { Step } from './members.ts';
import type { Refusal } from './refusal.ts';
import type { Conjunction } from './schema-graph.ts';
import type { Alternative, Opaque, Shape } from './shape.ts';

/** `narrowing`: the new schema refuses something of the old one. `widening`: the old one something of the new one. */
export type Orientation = 'narrowing' | 'widening';

/** Two schemas that stand at the same place. Interned: each two are compared once, however many ways lead to them. */
export type Pair = {
  readonly id: number;
  readonly old: Conjunction;
  readonly new: Conjunction;
  /** Known to be the same without a look inside. */
  readonly identical: boolean;
};

type Edge = { readonly step: Step; readonly pair: Pair };

/** Two alternatives of one type, held against each other. */
export type AlternativePair = {
  readonly of: Pair;
  readonly old: Alternative;
  readonly new: Alternative;
  readonly narrowing: readonly Refusal[];
  readonly widening: readonly Refusal[];
  /** Orientations in which members and conditions need no look: all values were tried. */
  readonly decided: Readonly<Record<Orientation, boolean>>;
  readonly edges: readonly Edge[];
  /** Keywords that are compared as a whole: these pairs have to be equivalent. */
  readonly conditions: readonly Edge['pair'][];
  /** Keywords of one side that the other does not have, or has in another form. */
  readonly unlike: { readonly old: readonly Opaque[]; readonly new: readonly Opaque[] };
};

/** All pairs of schemas that a comparison has to look at, made when they are first asked for. */
export class PairGraph {
  readonly old: Lowering;
  readonly new: Lowering;
  readonly #same: (old: Conjunction, next: Conjunction) => boolean;
  readonly #pairs = new Map<Conjunction, Map<Conjunction, Pair>>();
  readonly #matchings = new Map<Pair, Matching>();
  readonly #alternatives = new Map<Alternative, Map<Alternative, AlternativePair>>();
  #count = 0;

  /** `same` may say no for what is the same; never yes for what is not. */
  constructor(old: Lowering, next: Lowering, same: (old: Conjunction, next: Conjunction) => boolean) {
    this.old = old;
    this.new = next;
    this.#same = same;
  }

  pair(old: Conjunction, next: Conjunction): Pair {
    const row = this.#pairs.get(old) ?? new Map<Conjunction, Pair>();
    this.#pairs.set(old, row);
    const known = row.get(next);
    if (known !== undefined) return known;
    const made = { id: (this.#count += 1), old, new: next, identical: this.#same(old, next) };
    row.set(next, made);
    return made;
  }

  shapes(pair: Pair): { readonly old: Shape; readonly new: Shape } {
    return { old: this.old.shape(pair.old), new: this.new.shape(pair.new) };
  }

  matching(pair: Pair): Matching {
    const known = this.#matchings.get(pair);
    if (known !== undefined) return known;
    const { old, new: next } = this.shapes(pair);
    const made = matchAlternatives(old, next);
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

  #compare(of: Pair, old: Alternative, next: Alternative): AlternativePair {
    const graphs = { old: this.old.graph, new: this.new.graph };
    const { conditions, unlike } = this.#conditions(old.opaque, next.opaque);
    return {
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
    };
  }

  #conditions(
    old: readonly Opaque[],
    next: readonly Opaque[],
  ): Pick<AlternativePair, 'conditions' | 'unlike'> {
    const rest = new Set(next);
    const conditions: Pair[] = [];
    const unlike: Opaque[] = [];
    for (const ours of old) {
      const theirs = [...rest].find((other) => comparable(ours, other));
      if (theirs === undefined) unlike.push(ours);
      else rest.delete(theirs);
      const parts = theirs?.parts ?? [];
      for (const [index, part] of parts.entries())
        conditions.push(this.pair(ours.parts[index] ?? part, part));
    }
    return { conditions, unlike: { old: unlike, new: [...rest] } };
  }
}

function comparable(left: Opaque, right: Opaque): boolean {
  return (
    left.keyword === right.keyword && left.label === right.label && left.parts.length === right.parts.length
  );
}
