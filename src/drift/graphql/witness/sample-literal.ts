import type { SdlMember } from '../sdl/sdl-model.ts';
import type { SdlDefinition } from '../sdl/merged-definition.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import { requiredOf } from './routes.ts';

const scalars: ReadonlyMap<string, string> = new Map([
  ['Int', '1'],
  ['Float', '1.5'],
  ['Boolean', 'true'],
  ['ID', '"1"'],
]);

/** A witness is for people to read. */
const longest = 10_000;

/** Literals that fit the input types of a schema. */
export class SampleLiterals {
  readonly #schema: SdlSchema;
  readonly #preferred: SdlSchema;
  readonly #made = new Map<string, string>();

  /** Of enum values, those are taken that `preferred` has as well. */
  constructor(schema: SdlSchema, preferred: SdlSchema) {
    this.#schema = schema;
    this.#preferred = preferred;
  }

  /** A literal for an argument or an input field. */
  of({ type, named }: SdlMember): string {
    return wrapIn(type, this.#named(named, 0));
  }

  /** The literal of an input type: what must be given, and besides it the fields that are named, with their literals. */
  object(type: string, given: ReadonlyMap<string, string> = new Map(), without?: string): string {
    return this.#object(this.#schema.types.get(type), given, without, 0);
  }

  #named(name: string, depth: number): string {
    const type = this.#schema.types.get(name);
    if (type?.kind === 'enum') return this.#enumValue(type);
    if (type?.kind === 'input') return this.#input(type, depth);
    return scalars.get(name) ?? '"a"';
  }

  /** Made once for a type: input types that demand one another many times over would else take for ever. */
  #input(type: SdlDefinition, depth: number): string {
    const known = this.#made.get(type.name);
    if (known !== undefined) return known;
    this.#made.set(type.name, '{}');
    const made = depth > 20 ? '{}' : this.#object(type, new Map(), undefined, depth + 1);
    const literal = made.length > longest ? '{}' : made;
    this.#made.set(type.name, literal);
    return literal;
  }

  #enumValue(type: SdlDefinition): string {
    const kept = this.#preferred.types.get(type.name)?.members;
    const names = [...type.members.keys()];
    return names.find((name) => kept?.has(name)) ?? names[0] ?? 'null';
  }

  #object(
    type: SdlDefinition | undefined,
    given: ReadonlyMap<string, string>,
    without: string | undefined,
    depth: number,
  ): string {
    const members = type === undefined ? [] : [...type.members.values()];
    const taken = requiredOf(members);
    const chosen = isOneOf(type) && given.size === 0 ? members.slice(0, 1) : taken;
    const fields = chosen
      .filter(({ name }) => name !== without && !given.has(name))
      .map((member) => `${member.name}: ${this.#member(member, depth)}`);
    return `{${[...fields, ...[...given].map(([name, literal]) => `${name}: ${literal}`)].join(', ')}}`;
  }

  #member({ type, named }: SdlMember, depth: number): string {
    return wrapIn(type, this.#named(named, depth));
  }
}

/** A literal for the named type inside a type text, put into as many lists as that has. */
export function wrapIn(type: string, literal: string): string {
  const depth = type.split('[').length - 1;
  return '['.repeat(depth) + literal + ']'.repeat(depth);
}

function isOneOf(type: SdlDefinition | undefined): boolean {
  return type !== undefined && /@\s*oneOf\b/.test(type.directives);
}
