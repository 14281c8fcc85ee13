import { deepestProof } from '../../comparison-limits.ts';
import type { SdlMember } from '../sdl/sdl-model.ts';
import type { SdlDefinition } from '../sdl/merged-definition.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import { isUnchanged } from './routes.ts';
import type { Routes } from './routes.ts';
import { wrapIn } from './sample-literal.ts';
import type { SampleLiterals } from './sample-literal.ts';

/** An argument of a field, with the literal to give. */
export type PlacedInput = {
  readonly type: string;
  readonly field: SdlMember;
  readonly argument: SdlMember;
  readonly literal: string;
};

type InputHolder = { readonly input: string; readonly member: SdlMember };

type Holder = Omit<PlacedInput, 'literal'> | InputHolder;

/** Where values of input types can be given in a document: in an argument, or deep inside one. */
export class InputPlaces {
  readonly #samples: SampleLiterals;
  readonly #holders = new Map<string, Holder>();

  constructor(old: SdlSchema, current: SdlSchema, routes: Routes, samples: SampleLiterals) {
    this.#samples = samples;
    this.#addArguments(old, routes, current, 'kept');
    this.#addFields(old, current);
    this.#addArguments(old, routes, current, 'all');
    this.#addFields(old);
  }

  /** Undefined: no field that a document can get to takes it. `too deep`: only inside too many others. */
  place(type: string, literal: string): PlacedInput | 'too deep' | undefined {
    const inside: InputHolder[] = [];
    let holder = this.#holders.get(type);
    for (; holder !== undefined && 'input' in holder; holder = this.#holders.get(holder.input))
      if (inside.push(holder) > deepestProof) return 'too deep';
    if (holder === undefined) return undefined;
    const value = inside.reduce(
      (inner, { input, member }) =>
        this.#samples.object(input, new Map([[member.name, wrapIn(member.type, inner)]])),
      literal,
    );
    return { ...holder, literal: wrapIn(holder.argument.type, value) };
  }

  /** `kept`: only arguments that the new schema has as well; `all`: the others too. */
  #addArguments(old: SdlSchema, routes: Routes, current: SdlSchema, which: 'kept' | 'all'): void {
    for (const type of routes.reachable()) {
      const definition = old.types.get(type);
      if (definition?.kind !== 'type' && definition?.kind !== 'interface') continue;
      const other = current.types.get(type);
      const isWhole = other !== undefined && isUnchanged(definition, other);
      // All of them were added with those that are kept.
      if (isWhole && which === 'all') continue;
      const isAdded = isWhole || which === 'all' ? () => true : keptArguments(other);
      for (const field of definition.unplaced) this.#addOf(type, field, isAdded);
    }
  }

  #addOf(type: string, field: SdlMember, isAdded: (field: SdlMember, argument: SdlMember) => boolean): void {
    for (const argument of field.args)
      if (isAdded(field, argument)) this.#add(argument, { type, field, argument });
  }

  #addFields(old: SdlSchema, stableIn?: SdlSchema): void {
    for (const input of this.#holders.keys()) {
      const definition = old.types.get(input);
      if (definition?.kind !== 'input') continue;
      const other = stableIn?.types.get(input)?.members;
      for (const member of definition.members.values()) {
        const kept = other?.get(member.name);
        if (stableIn === undefined || (kept !== undefined && isSame(kept, member)))
          this.#add(member, { input, member });
      }
    }
  }

  #add({ named }: SdlMember, holder: Holder): void {
    if (!this.#holders.has(named)) this.#holders.set(named, holder);
  }
}

function keptArguments(
  current: SdlDefinition | undefined,
): (field: SdlMember, argument: SdlMember) => boolean {
  if (current === undefined) return () => false;
  return ({ name }, argument) =>
    current.members.get(name)?.args.some((one) => isSame(one, argument)) ?? false;
}

function isSame(one: SdlMember, other: SdlMember): boolean {
  return one.name === other.name && one.type === other.type;
}
