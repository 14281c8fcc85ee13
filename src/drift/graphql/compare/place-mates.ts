import type { Budget } from '../../budget.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import type { Positions } from './positions.ts';

/** Which types can be asked for at one place: those of one union or interface, and all interfaces that they have. */
export class PlaceMates {
  readonly #schema: SdlSchema;
  readonly #positions: Positions;
  readonly #budget: Budget;
  #groups: Groups | undefined;

  constructor(schema: SdlSchema, positions: Positions, budget: Budget) {
    this.#schema = schema;
    this.#positions = positions;
    this.#budget = budget;
  }

  /** The first of those that a type with fields shares a place with and that are as asked. */
  find(type: string, isAsAsked: (mate: string) => boolean): string | undefined {
    const { holders, places } = (this.#groups ??= this.#group());
    for (const holder of holders.get(type) ?? []) {
      const mates = this.#positions.isOutput(holder) ? [...(places.get(holder) ?? [])] : [];
      if (!this.#budget.take('steps', mates.length, () => [type])) return undefined;
      const found = mates.find((mate) => mate !== type && isAsAsked(mate));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #group(): Groups {
    const unions = unionsOf(this.#schema);
    const places = new Map<string, Set<string>>();
    const holders = new Map<string, Set<string>>();
    for (const { interfaces, kind, name } of this.#schema.types.values()) {
      const own = kind === 'type' ? [...interfaces.keys()] : [];
      const abstract = kind === 'type' ? [...own, ...(unions.get(name) ?? [])] : [];
      const steps = abstract.length * (own.length + 1);
      if (!this.#budget.take('steps', steps, () => [name])) break;
      for (const holder of abstract)
        for (const one of [name, ...own]) {
          put(places, holder, one);
          put(holders, one, holder);
        }
    }
    return { holders, places };
  }
}

type Names = ReadonlyMap<string, ReadonlySet<string>>;

type Groups = {
  /** The unions and interfaces at whose places each type can be asked for. */
  readonly holders: Names;
  /** The types that can be asked for at the places of each of those. */
  readonly places: Names;
};

function unionsOf({ types }: SdlSchema): Names {
  const found = new Map<string, Set<string>>();
  for (const { kind, name, names } of types.values())
    if (kind === 'union') for (const member of names.keys()) put(found, member, name);
  return found;
}

function put(groups: Map<string, Set<string>>, key: string, value: string): void {
  const group = groups.get(key) ?? new Set<string>();
  groups.set(key, group.add(value));
}
