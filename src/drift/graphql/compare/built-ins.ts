import type { SdlPart } from '../sdl/sdl-model.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';

const conditional = 'if! FIELD FRAGMENT_SPREAD INLINE_FRAGMENT';

/** What documents meet of the directives of the specification, as `shapeOf` gives it. */
const standard: ReadonlyMap<string, string> = new Map([
  ['@skip', conditional],
  ['@include', conditional],
  ['@deprecated', 'reason'],
  ['@specifiedBy', 'url!'],
  ['@oneOf', ''],
]);

/**
 * A sentence about the directives and types of the specification that two schemas define differently, which are not
 * compared: graphql-js goes by its own. One that a side does not define is that of the specification; of a type nobody
 * knows in which edition. Undefined: there are none.
 */
export function differingBuiltIns(old: SdlSchema, current: SdlSchema): string | undefined {
  const [before, after] = [shapesOf(old), shapesOf(current)];
  const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => {
    const [one = standard.get(name), other = standard.get(name)] = [before.get(name), after.get(name)];
    return one !== undefined && other !== undefined && one !== other;
  });
  if (names.length === 0) return undefined;
  return `the two sides define ${names.sort().join(', ')} differently: what GraphQL itself gives is not compared`;
}

function shapesOf({ builtIns }: SdlSchema): ReadonlyMap<string, string> {
  const byName = Map.groupBy(builtIns, ({ kind, name }) => (kind === 'directive' ? `@${name}` : name));
  return new Map([...byName].map(([name, parts]) => [name, shapeOf(parts)]));
}

function shapeOf(parts: readonly SdlPart[]): string {
  const isDirective = parts[0]?.kind === 'directive';
  const members = parts.flatMap((part) =>
    part.members.map(({ default: value, name, type }) => {
      if (!isDirective) return `${name}: ${type}`;
      return type.endsWith('!') && value === undefined ? `${name}!` : name;
    }),
  );
  // The editions differ in where a schema may have them.
  const places = parts.flatMap(({ names }) =>
    names.filter(({ name }) => !/_DEFINITION|^(?:SCALAR|ENUM|INPUT)/.test(name)),
  );
  return [...members.sort(), ...places.map(({ name }) => name).sort()].join(' ');
}
