import type { SdlKind, SdlMember, SdlName, SdlPart } from './sdl-model.ts';

/** A definition together with its extensions. Of what is given twice the first counts. */
export type SdlDefinition = SdlName & {
  readonly kind: SdlKind;
  readonly parts: readonly SdlPart[];
  readonly description: string | undefined;
  /** The raw text of the directives of all parts. */
  readonly directives: string;
  readonly interfaces: ReadonlyMap<string, SdlName>;
  readonly members: ReadonlyMap<string, SdlMember>;
  /** The same members, at no cost; their offsets may be those of another text. */
  readonly unplaced: readonly SdlMember[];
  readonly names: ReadonlyMap<string, SdlName>;
  readonly repeatable: boolean;
};

/** Puts its parts together when it is asked for them: most definitions are the same on both sides and never are. */
export class MergedDefinition implements SdlDefinition {
  readonly name: string;
  readonly offset: number;
  readonly kind: SdlKind;
  readonly description: string | undefined;
  readonly repeatable: boolean;
  readonly parts: readonly SdlPart[];
  readonly #isPlain: boolean;
  #interfaces: ReadonlyMap<string, SdlName> | undefined;
  #members: ReadonlyMap<string, SdlMember> | undefined;
  #names: ReadonlyMap<string, SdlName> | undefined;

  /** `repeats`: whether its parts give something twice. */
  constructor(first: SdlPart, parts: readonly SdlPart[], repeats: boolean) {
    this.name = first.name;
    this.offset = first.offset;
    this.kind = first.kind;
    this.description = first.description;
    this.repeatable = first.repeatable;
    this.parts = parts;
    this.#isPlain = parts.length === 1 && !repeats;
  }

  get directives(): string {
    return this.parts.map(({ directives }) => directives).join('');
  }

  get interfaces(): ReadonlyMap<string, SdlName> {
    return (this.#interfaces ??= this.#collect((part) => part.interfaces, move));
  }

  get members(): ReadonlyMap<string, SdlMember> {
    return (this.#members ??= this.#collect((part) => part.members, moveMember));
  }

  get unplaced(): readonly SdlMember[] {
    const [only] = this.parts;
    return this.#isPlain && only !== undefined ? only.members : [...this.members.values()];
  }

  get names(): ReadonlyMap<string, SdlName> {
    return (this.#names ??= this.#collect((part) => part.names, move));
  }

  #collect<Named extends SdlName>(
    pick: (part: SdlPart) => readonly Named[],
    moved: (one: Named, by: number) => Named,
  ): ReadonlyMap<string, Named> {
    const found = new Map<string, Named>();
    for (const part of this.parts)
      for (const one of pick(part))
        if (!found.has(one.name)) found.set(one.name, part.shift === 0 ? one : moved(one, part.shift));
    return found;
  }
}

function move(one: SdlName, by: number): SdlName {
  return { ...one, offset: one.offset + by };
}

function moveMember(one: SdlMember, by: number): SdlMember {
  return {
    ...one,
    offset: one.offset + by,
    end: one.end + by,
    args: one.args.map((argument) => moveMember(argument, by)),
  };
}
