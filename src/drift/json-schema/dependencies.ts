import { isObject } from '../../contract/schema/json-schema.ts';

type Raw = Readonly<Record<string, unknown>>;

/** What has to hold where a member is there, whichever keyword says so, by the name of the member. */
export type Dependencies = {
  /** Other members that then have to be there, sorted. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Schemas that the whole then has to fit, each with the keys that lead to it. */
  readonly schemas: ReadonlyMap<string, readonly (readonly [schema: unknown, ...keys: string[]])[]>;
};

const keywords = ['dependentRequired', 'dependentSchemas', 'dependencies'];

/** Reads `dependentRequired`, `dependentSchemas`, and `dependencies`, which was both of them up to draft 7. */
export function dependenciesOf(raw: Raw): Dependencies {
  const all = keywords.flatMap((keyword) => {
    const members = isObject(raw[keyword]) ? Object.entries(raw[keyword]) : [];
    return members.map(([name, asked]) => ({ name, asked, keyword }));
  });
  const byName = Map.groupBy(all, ({ name }) => name);
  const names = [...byName].map(([name, each]) => {
    const asked = new Set(
      each.flatMap((one) => (Array.isArray(one.asked) ? (one.asked as readonly string[]) : [])),
    );
    asked.delete(name);
    return [name, [...asked].sort()] as const;
  });
  const schemas = [...byName].map(([name, each]) => {
    const asking = each.filter(({ asked }) => !Array.isArray(asked));
    return [name, asking.map(({ asked, keyword }) => [asked, keyword, name] as const)] as const;
  });
  return { names: new Map(names.filter(speaks)), schemas: new Map(schemas.filter(speaks)) };
}

function speaks([, asked]: readonly [string, readonly unknown[]]): boolean {
  return asked.length > 0;
}
