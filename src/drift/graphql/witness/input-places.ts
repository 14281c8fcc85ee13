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

type Holder =
  | { readonly type: string; readonly field: SdlMember; readonly argument: SdlMember }
  | { readonly input: string; readonly member: SdlMember };

/** Where values of input types can be given in a document: in an argument, or deep inside one. */
export class InputPlaces {
  readonly #samples: SampleLiterals;
  readonly #holders = new Map<string, Holder>();

  constructor(old: SdlSchema, current: SdlSchema, routes: Routes, samples: SampleLiterals) {
    this.#samples = samples;
    this.#addArguments(old, routes, current);
    this.#addFields(old, current);
    this.#addArguments(old, routes);
    this.#addFields(old);
  }

  /** Undefined: no field that a document can get to takes it. */
  place(type: string, literal: string): PlacedInput | undefined {
    let value = literal;
    let holder = this.#holders.get(type);
    while (holder !== undefined && 'input' in holder) {
      const { input, member } = holder;
      value = this.#samples.object(input, new Map([[member.name, wrapIn(member.type, value)]]));
      holder = this.#holders.get(input);
    }
    return holder === undefined ? undefined : { ...holder, literal: wrapIn(holder.argument.type, value) };
  }

  /** `stableIn`: only arguments that this schema has as well. */
  #addArguments(old: SdlSchema, routes: Routes, stableIn?: SdlSchema): void {
    for (const type of routes.reachable()) {
      const definition = old.types.get(type);
      if (definition?.kind !== 'type' && definition?.kind !== 'interface') continue;
      const other = stableIn === undefined ? definition : stableIn.types.get(type);
      const isKept = keptArguments(definition, other);
      for (const field of definition.unplaced)
        for (const argument of field.args.filter((one) => isKept(field, one)))
          this.#add(argument, { type, field, argument });
    }
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
  old: SdlDefinition,
  current: SdlDefinition | undefined,
): (field: SdlMember, argument: SdlMember) => boolean {
  if (current === undefined) return () => false;
  if (old === current || isUnchanged(old, current)) return () => true;
  return ({ name }, argument) =>
    current.members.get(name)?.args.some((one) => isSame(one, argument)) ?? false;
}

function isSame(one: SdlMember, other: SdlMember): boolean {
  return one.name === other.name && one.type === other.type;
}
