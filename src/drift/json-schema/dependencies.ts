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

/**
 * Reads `dependentRequired`, `dependentSchemas`, and `dependencies`, which was both of them up to draft 7. Schemas that
 * only require members are names, and so is an `if` of one member with such a `then`.
 */
export function dependenciesOf(raw: Raw): Dependencies {
  const listed = keywords.flatMap((keyword) => {
    const members = isObject(raw[keyword]) ? Object.entries(raw[keyword]) : [];
    return members.map(([name, asked]) => ({ name, asked: requiredAlone(asked) ?? asked, keyword }));
  });
  const { name, asked } = conditionOfName(raw) ?? {};
  const all = name === undefined ? listed : [...listed, { name, asked, keyword: 'if' }];
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

/** An `if` that asks for one member, with a `then` that asks for others, and nothing else. */
export function conditionOfName(
  raw: Raw,
): { readonly name: string; readonly asked: readonly string[] } | undefined {
  const [name, ...others] = requiredAlone(raw['if']) ?? [];
  const asked = requiredAlone(raw['then']);
  if (name === undefined || others.length > 0 || asked === undefined || raw['else'] !== undefined)
    return undefined;
  return { name, asked };
}

function requiredAlone(schema: unknown): readonly string[] | undefined {
  if (!isObject(schema)) return undefined;
  const { required, ...more } = schema;
  const isNames = Array.isArray(required) && required.every((name) => typeof name === 'string');
  return isNames && Object.keys(more).length === 0 ? required : undefined;
}

function speaks([, asked]: readonly [string, readonly unknown[]]): boolean {
  return asked.length > 0;
}
