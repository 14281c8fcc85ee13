import { deepestProof } from '../../comparison-limits.ts';
import type { SdlMember } from '../sdl/sdl-model.ts';
import type { SdlDefinition } from '../sdl/merged-definition.ts';
import type { OperationKind, SdlSchema } from '../sdl/sdl-schema.ts';

/** One step of a document: into a field, or into a fragment on a type. */
export type Step = { readonly field: SdlMember } | { readonly on: string };

/** The way from a root type to a type. */
export type Route = { readonly operation: OperationKind; readonly steps: readonly Step[] };

type Edge = { readonly to: string; readonly step: Step };
type Arrival = { readonly from: string; readonly step: Step } | { readonly operation: OperationKind };

/**
 * The shortest ways from the root types to every composite type, found once. Ways that the new schema knows as well are
 * preferred, so that a document is refused for what changed at its end, and plain fields are preferred to fragments.
 */
export class Routes {
  readonly #old: SdlSchema;
  readonly #new: SdlSchema;
  readonly #members: ReadonlyMap<string, readonly string[]>;
  readonly #arrivals = new Map<string, Arrival>();
  /** What was gone through already, and leads nowhere new. */
  readonly #followed = {
    kept: new Set<SdlDefinition>(),
    all: new Set<SdlDefinition>(),
    fragments: new Set<SdlDefinition>(),
  };
  #answering: ReadonlyMap<string, { readonly holder: string; readonly member: SdlMember }> | undefined;

  constructor(old: SdlSchema, current: SdlSchema) {
    this.#old = old;
    this.#new = current;
    this.#members = membersByAbstract(old);
    for (const [operation, { name }] of old.roots())
      if (!this.#arrivals.has(name)) this.#arrivals.set(name, { operation });
    this.#spread((type) => this.#fields(type, 'kept'));
    this.#spread((type) => [...this.#fields(type, 'kept'), ...this.#fragments(type)]);
    this.#spread((type) => [...this.#fields(type, 'all'), ...this.#fragments(type)]);
  }

  /** Undefined: no document gets there. `too deep`: none that validators could read. */
  to(type: string): Route | 'too deep' | undefined {
    const steps: Step[] = [];
    let arrival = this.#arrivals.get(type);
    while (arrival !== undefined && !('operation' in arrival)) {
      if (steps.push(arrival.step) > deepestProof) return 'too deep';
      arrival = this.#arrivals.get(arrival.from);
    }
    return arrival === undefined ? undefined : { operation: arrival.operation, steps: steps.reverse() };
  }

  /** All types that a document can get to, the nearest first. */
  reachable(): Iterable<string> {
    return this.#arrivals.keys();
  }

  /** The types that implement an interface or are members of a union. */
  membersOf(abstract: string): readonly string[] {
    return this.#members.get(abstract) ?? [];
  }

  /** The first field of an object type, of those that a document can get to, that answers with a type. */
  answering(type: string): { readonly holder: string; readonly member: SdlMember } | undefined {
    return (this.#answering ??= this.#findAnswering()).get(type);
  }

  #findAnswering(): ReadonlyMap<string, { readonly holder: string; readonly member: SdlMember }> {
    const found = new Map<string, { readonly holder: string; readonly member: SdlMember }>();
    for (const holder of this.reachable()) {
      const type = this.#old.types.get(holder);
      // Concrete types alone have answers of their own.
      for (const member of type?.kind === 'type' ? type.unplaced : [])
        if (!found.has(member.named)) found.set(member.named, { holder, member });
    }
    return found;
  }

  #spread(edges: (type: SdlDefinition) => readonly Edge[]): void {
    // A map gives what is added while it is gone through, so it serves as the queue as well.
    for (const from of this.#arrivals.keys()) {
      const type = this.#old.types.get(from);
      for (const { to, step } of type === undefined ? [] : edges(type))
        if (!this.#arrivals.has(to)) this.#arrivals.set(to, { from, step });
    }
  }

  #fields(type: SdlDefinition, which: 'kept' | 'all'): readonly Edge[] {
    if (type.kind !== 'type' && type.kind !== 'interface') return [];
    const current = which === 'kept' ? this.#new.types.get(type.name) : type;
    if (current?.kind !== type.kind || this.#isFollowed(type, which)) return [];
    const isWhole = isUnchanged(type, current);
    if (isWhole) this.#followed.all.add(type);
    return type.unplaced
      .filter((field) => !this.#arrivals.has(field.named) && this.#isComposite(field.named))
      .filter((field) => isWhole || isSame(field, current.members.get(field.name)))
      .map((field) => ({ to: field.named, step: { field } }));
  }

  #fragments(type: SdlDefinition): readonly Edge[] {
    if (this.#isFollowed(type, 'fragments')) return [];
    return [...this.membersOf(type.name), ...interfaceNames(type)].map((to) => ({ to, step: { on: to } }));
  }

  #isFollowed(type: SdlDefinition, which: 'kept' | 'all' | 'fragments'): boolean {
    const followed = this.#followed[which];
    if (followed.has(type)) return true;
    followed.add(type);
    return false;
  }

  #isComposite(name: string): boolean {
    const kind = this.#old.types.get(name)?.kind;
    return kind === 'type' || kind === 'interface' || kind === 'union';
  }
}

/** The arguments that must be given. */
export function requiredOf(members: Iterable<SdlMember>): readonly SdlMember[] {
  return [...members].filter((member) => member.type.endsWith('!') && member.default === undefined);
}

function isSame(old: SdlMember, current: SdlMember | undefined): boolean {
  if (current === undefined || old.type !== current.type) return false;
  if (old.args.length === 0 && current.args.length === 0) return true;
  const demands = (field: SdlMember): string =>
    requiredOf(field.args)
      .map(({ name, type }) => `${name}: ${type}`)
      .sort()
      .join();
  return demands(old) === demands(current);
}

/** Whether a definition was taken over from the other text when that was read: then it has the very same members. */
export function isUnchanged(old: SdlDefinition, current: SdlDefinition): boolean {
  return (
    old.parts.length === 1 &&
    current.parts.length === 1 &&
    old.parts[0]?.members === current.parts[0]?.members
  );
}

function membersByAbstract(schema: SdlSchema): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const type of schema.types.values()) {
    if (type.kind === 'union') members.set(type.name, [...type.names.keys()]);
    for (const name of interfaceNames(type)) {
      const known = members.get(name);
      if (known === undefined) members.set(name, [type.name]);
      else known.push(type.name);
    }
  }
  return members;
}

/** The interfaces that a type implements, without the cost of putting its parts together. */
export function interfaceNames({ parts }: SdlDefinition): readonly string[] {
  return parts.flatMap(({ interfaces }) => interfaces.map(({ name }) => name));
}
