import type { SdlMember } from '../sdl/sdl-model.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import type { Budget } from '../../budget.ts';
import { InputPlaces } from './input-places.ts';
import type { PlacedInput } from './input-places.ts';
import { Routes, requiredOf } from './routes.ts';
import type { Route, Step } from './routes.ts';
import { SampleLiterals } from './sample-literal.ts';

/** What a field is selected with. Arguments that must be given are filled in, but for those that are given or left out. */
export type FieldUse = {
  readonly given?: ReadonlyMap<string, string>;
  readonly without?: string;
  readonly selection?: string;
  readonly variables?: string;
};

/** Writes minimal documents that get to some part of the old schema. */
export class DocumentBuilder {
  readonly old: SdlSchema;
  readonly routes: Routes;
  readonly samples: SampleLiterals;
  readonly #new: SdlSchema;
  readonly #budget: Budget;
  #tooDeep = false;
  #places: InputPlaces | undefined;

  constructor(old: SdlSchema, current: SdlSchema, budget: Budget) {
    this.old = old;
    this.#new = current;
    this.#budget = budget;
    this.routes = new Routes(old, current);
    this.samples = new SampleLiterals(old, current);
  }

  /** Whether, since the last attempt began, something was not written because it is too deep. */
  get wasTooDeep(): boolean {
    return this.#tooDeep;
  }

  beginAttempt(): void {
    this.#tooDeep = false;
  }

  /** Where a value of an input type can be given; undefined: nowhere. */
  place(type: string, literal: string): PlacedInput | undefined {
    return this.#unlessTooDeep(this.places.place(type, literal));
  }

  #unlessTooDeep<Found>(found: Found | 'too deep' | undefined): Found | undefined {
    if (found !== 'too deep') return found;
    this.#tooDeep = true;
    return undefined;
  }

  get places(): InputPlaces {
    return (this.#places ??= new InputPlaces(this.old, this.#new, this.routes, this.samples));
  }

  field(type: string, name: string): SdlMember | undefined {
    return this.old.types.get(type)?.members.get(name);
  }

  /** A document that selects something of a type; undefined where none gets there. */
  within(type: string, selection: string, variables = ''): string | undefined {
    const route = this.#unlessTooDeep(this.routes.to(type));
    if (route === undefined) return undefined;
    const text = this.#render(route, selection, variables);
    this.#budget.spend('proofSteps', text.length);
    return text;
  }

  /** A document that selects one field of a type. */
  selecting(type: string, field: SdlMember, use: FieldUse = {}): string | undefined {
    return this.within(type, this.selection(field, use), use.variables);
  }

  /** One field as it stands in a selection set. */
  selection(field: SdlMember, { given = new Map(), without, selection }: FieldUse = {}): string {
    // Whoever validates the document goes through all of them as well.
    this.#budget.spend('proofSteps', field.args.length);
    const filled = requiredOf(field.args)
      .filter(({ name }) => name !== without && !given.has(name))
      .map((one) => `${one.name}: ${this.samples.of(one)}`);
    const args = [...filled, ...[...given].map(([name, literal]) => `${name}: ${literal}`)];
    const inner = selection ?? (this.isComposite(field.named) ? '__typename' : '');
    return `${field.name}${args.length === 0 ? '' : `(${args.join(', ')})`}${inner === '' ? '' : ` { ${inner} }`}`;
  }

  isComposite(type: string): boolean {
    const kind = this.old.types.get(type)?.kind;
    return kind === 'type' || kind === 'interface' || kind === 'union';
  }

  #render({ operation, steps }: Route, selection: string, variables: string): string {
    const inner = steps.reduceRight((rest: string, step: Step) => this.#step(step, rest), selection);
    return `${operation}${variables === '' ? '' : ` (${variables})`} { ${inner} }`;
  }

  #step(step: Step, rest: string): string {
    // With the name of the type an answer says which of the fragments its shape follows.
    return 'on' in step
      ? `__typename ... on ${step.on} { ${rest} }`
      : this.selection(step.field, { selection: rest });
  }
}
