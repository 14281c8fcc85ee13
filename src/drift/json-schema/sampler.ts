import { fits } from './admits.ts';
import { memberOf } from './intersect.ts';
import { membersWith } from './members-with.ts';
import type { Lowering } from './lower.ts';
import type { Step } from './members.ts';
import { additionalNames, patternNames, sampleNames } from './sample-names.ts';
import { sampleNumber, sampleString } from './sample-scalar.ts';
import { sameValue } from './same-value.ts';
import type { Conjunction } from './schema-graph.ts';
import type { Alternative } from './shape.ts';
import type { JsonType } from './json-type.ts';

/** How a value has to differ from the smallest one. */
export type Tweak = {
  readonly members?: ReadonlyMap<string, unknown>;
  readonly without?: string;
  readonly items?: readonly unknown[];
  readonly size?: number;
  /** Which of several possible values: 0 is the plainest. */
  readonly turn?: number;
};

const mostSteps = 20_000;
/** A value that is as large as this gets no more members than it must have: schemas that refer to each other have no end. */
const enoughSteps = 200;
const longestSample = 10_000;
/** So many turns may give the same text. */
const alikeTurns = 8;

/** Makes values that fit schemas of one document: small ones, the same in every run. Undefined where it finds none. */
export class Sampler {
  readonly #lowering: Lowering;
  readonly #plainest = new Map<Conjunction, unknown>();
  readonly #open = new Set<Conjunction>();
  #steps = 0;

  constructor(lowering: Lowering) {
    this.#lowering = lowering;
  }

  /** A value that fits; with another `turn` another one, where there are several. */
  value(conjunction: Conjunction, turn = 0): unknown {
    if (turn === 0 && this.#plainest.has(conjunction)) return this.#plainest.get(conjunction);
    // The smallest value of a schema never holds a value of the same schema.
    if (this.#open.has(conjunction)) return undefined;
    this.#open.add(conjunction);
    const value = this.#first(this.#lowering.shape(conjunction), turn);
    this.#open.delete(conjunction);
    if (turn === 0 && value !== undefined) this.#plainest.set(conjunction, value);
    return value;
  }

  /** A value of one JSON type that fits, if there is one. */
  valueOfType(conjunction: Conjunction, type: JsonType, turn: number): unknown {
    const fitting = this.#lowering.shape(conjunction).find((alternative) => alternative.type === type);
    return fitting === undefined ? undefined : this.tweaked(fitting, { turn });
  }

  /** Names that an object schema allows and declares no member of, the plainest first. */
  names(alternative: Alternative, count: number): Iterable<string> {
    return sampleNames(alternative, this.#lowering, count).take(count);
  }

  /** A name of a member that a step leads to in both of two schemas, if there is one that the first allows. */
  nameOf(step: Step, alternative: Alternative, other = alternative): string | undefined {
    if (step.kind === 'property') return step.name;
    if (step.kind === 'pattern') return patternNames(alternative, step.pattern, this.#lowering).next().value;
    return step.kind === 'additional'
      ? additionalNames(alternative, other, this.#lowering).next().value
      : undefined;
  }

  /** A value of one alternative, changed as asked. Starts a new search. */
  tweaked(alternative: Alternative, tweak: Tweak): unknown {
    this.#steps = 0;
    return this.#alternative(alternative, tweak);
  }

  #first(alternatives: readonly Alternative[], turn: number): unknown {
    const count = alternatives.length;
    for (let index = 0; index < count; index += 1) {
      const alternative = alternatives[(index + turn) % count];
      const value = alternative === undefined ? undefined : this.#alternative(alternative, { turn });
      if (value !== undefined) return value;
    }
    return undefined;
  }

  #alternative(alternative: Alternative, tweak: Tweak): unknown {
    if ((this.#steps += 1) > mostSteps || !this.#spend(1)) return undefined;
    const turn = tweak.turn ?? 0;
    const { values } = alternative;
    if (values !== undefined && tweak.members === undefined && tweak.items === undefined)
      return values.value[turn % values.value.length];
    if (alternative.type === 'null') return null;
    if (alternative.type === 'boolean') return turn % 2 === 0;
    if (alternative.type === 'number') return sampleNumber(alternative, turn);
    if (alternative.type === 'string')
      return sampleString(alternative, { size: tweak.size, turn, budget: this.#lowering.graph.budget });
    return alternative.type === 'array' ? this.#array(alternative, tweak) : this.#object(alternative, tweak);
  }

  #spend(steps: number): boolean {
    return this.#lowering.graph.budget.spend('proofSteps', steps);
  }

  #array(alternative: Alternative, { items = [], size, turn = 0 }: Tweak): unknown {
    const wanted = size ?? Math.max(alternative.limits.get('minItems')?.value ?? 0, items.length);
    if (wanted > longestSample) return undefined;
    const made: unknown[] = [...items];
    const contained = this.#lacking(alternative, made, turn);
    if (contained.length > 0 && !this.#grow(alternative, made, alternative.prefix.length, turn))
      return undefined;
    made.push(...contained);
    return this.#grow(alternative, made, wanted, turn) && made.length <= (size ?? Infinity)
      ? made
      : undefined;
  }

  /** Whether it could be made so long. */
  #grow(alternative: Alternative, made: unknown[], length: number, turn: number): boolean {
    for (let index = made.length; index < length; index += 1) {
      const item = this.#item(alternative, made, index, turn);
      if (item === undefined) return false;
      made.push(item);
    }
    return true;
  }

  /** What `contains` asks for besides some items. */
  #lacking({ opaque, rest }: Alternative, made: readonly unknown[], turn: number): readonly unknown[] {
    return opaque.flatMap(({ at: { raw }, keyword, parts }): readonly unknown[] => {
      const [part] = parts;
      if (keyword !== 'contains' || typeof raw === 'boolean' || part === undefined) return [];
      const least = Math.min(Number(raw['minContains'] ?? 1), longestSample);
      const missing = least - made.filter((item) => fits(part, item, this.#lowering)).length;
      if (missing <= 0) return [];
      const inner = this.#lowering.graph.conjunction([...part.nodes, ...rest.nodes]);
      const items = Array.from({ length: missing }, (_, index) => this.value(inner, turn + index));
      return items.filter((item) => item !== undefined);
    });
  }

  #item(alternative: Alternative, made: readonly unknown[], index: number, turn: number): unknown {
    const schema = alternative.prefix[index] ?? alternative.rest;
    if (alternative.unique === undefined) return this.value(schema, turn);
    for (let attempt = 0; attempt <= made.length + alikeTurns; attempt += 1) {
      const item = this.value(schema, turn + attempt);
      if (item !== undefined && !made.some((other) => sameValue(other, item))) return item;
    }
    return undefined;
  }

  #object(alternative: Alternative, { members = new Map(), size, turn = 0, without }: Tweak): unknown {
    const made = new Map<string, unknown>(members);
    this.#spend(members.size);
    const wanted = size ?? alternative.limits.get('minProperties')?.value ?? 0;
    // Only if they are needed: where each of thousands is proved in turn, to list them all each time would take for ever.
    const optional = (): readonly string[] =>
      [...alternative.properties.keys()].filter((name) => name !== without && !alternative.hidden.has(name));
    const some =
      turn === 0 || this.#steps > enoughSteps
        ? []
        : optional().filter((_, index) => ((turn * 7 + index) & 3) === 0);
    for (const name of alternative.required.keys()) {
      if (name === without || made.has(name)) continue;
      const value = this.#member(alternative, name, turn);
      if (value === undefined) return undefined;
      made.set(name, value);
    }
    this.#fill(alternative, made, some, made.size + some.length, turn);
    for (const name of membersWith(made.keys(), alternative)) {
      if (name === without || made.has(name)) continue;
      const value = this.#member(alternative, name, turn);
      if (value !== undefined) made.set(name, value);
    }
    if (made.size < wanted)
      this.#fill(alternative, made, [...optional(), ...this.names(alternative, wanted)], wanted, turn);
    return made.size < wanted ? undefined : Object.fromEntries(made);
  }

  #fill(
    alternative: Alternative,
    made: Map<string, unknown>,
    names: Iterable<string>,
    wanted: number,
    turn: number,
  ): void {
    for (const name of names) {
      if (made.size >= wanted) return;
      const value = made.has(name) ? undefined : this.#member(alternative, name, turn);
      if (value !== undefined) made.set(name, value);
    }
  }

  #member(alternative: Alternative, name: string, turn: number): unknown {
    return this.value(memberOf(alternative, name, this.#lowering.graph), turn);
  }
}
