import type { Budget } from '../../budget.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import type { Positions } from './positions.ts';

/** Which types can be answered at one place: those of one union or interface, and that interface. */
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

  /** The first of those that an object type shares a place with and that are as asked. */
  find(type: string, isAsAsked: (mate: string) => boolean): string | undefined {
    const { holders, members } = (this.#groups ??= groupsOf(this.#schema));
    for (const holder of holders.get(type) ?? []) {
      const mates = this.#positions.isOutput(holder) ? [holder, ...(members.get(holder) ?? [])] : [];
      if (!this.#budget.take('steps', mates.length, () => [type])) return undefined;
      const found = mates.find((mate) => mate !== type && isAsAsked(mate));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

type Groups = {
  /** The unions and interfaces of each object type. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
  readonly members: ReadonlyMap<string, readonly string[]>;
};

function groupsOf({ types }: SdlSchema): Groups {
  const couples = [...types.values()].flatMap(
    ({ interfaces, kind, name, names }): (readonly [holder: string, member: string])[] => {
      if (kind === 'union') return [...names.keys()].map((member) => [name, member]);
      return kind === 'type' ? [...interfaces.keys()].map((holder) => [holder, name]) : [];
    },
  );
  return {
    holders: grouped(couples.map(([holder, member]) => [member, holder])),
    members: grouped(couples),
  };
}

function grouped(couples: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...Map.groupBy(couples, ([key]) => key)].map(([key, all]) => [key, all.map(([, value]) => value)]),
  );
}
