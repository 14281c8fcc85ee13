import { isObject } from '../../contract/schema/json-schema.ts';
import { memberOf } from './intersect.ts';
import type { Sampler } from './sampler.ts';
import type { Conjunction, SchemaGraph } from './schema-graph.ts';
import type { Alternative, Opaque } from './shape.ts';

type Side = { readonly sampler: Sampler; readonly graph: SchemaGraph };
type Raw = Readonly<Record<string, unknown>>;

const mostItems = 100;
const mostNames = 8;
const turns = [0, 1, 2, 3, 4, 5];
const plainNames = ['other1', 'A', '1', '', 'a-name-that-is-longer-than-most-names-are'];

/** Values of an alternative that keywords of the other side may refuse, where those are compared as a whole. */
export function* conditionValues(
  conditions: readonly Opaque[],
  alternative: Alternative,
  own: Side,
  other: Side,
): Iterable<unknown> {
  for (const condition of conditions) {
    const { raw } = condition.at;
    if (typeof raw === 'boolean') continue;
    if (alternative.type === 'array' && raw['contains'] !== undefined)
      yield* countedItems(condition, raw, alternative, own, other);
    if (condition.keyword === 'propertyNames')
      yield* namedMembers(alternative, own, textsIn(raw['propertyNames']));
    if (condition.keyword.startsWith('dependent')) yield* dependents(condition, raw, alternative, own);
  }
}

/** None of what has to be there, one too few, one too many. */
function* countedItems(
  { at }: Opaque,
  raw: Raw,
  alternative: Alternative,
  own: Side,
  other: Side,
): Iterable<unknown> {
  const inner = other.graph.conjunction([other.graph.child(at, raw['contains'], 'contains')]);
  const item = own.sampler.value(alternative.rest);
  const fitting = other.sampler.value(inner) ?? item;
  const [least, most] = [Number(raw['minContains'] ?? 1), Number(raw['maxContains'] ?? -1)];
  yield own.sampler.tweaked(alternative, { size: 0 });
  for (const count of [least - 1, most + 1])
    if (count > 0 && count <= mostItems && fitting !== undefined)
      yield own.sampler.tweaked(alternative, { items: Array.from({ length: count }, () => fitting) });
  if (item !== undefined) yield own.sampler.tweaked(alternative, { items: [item] });
}

/** Values of an alternative with one member more, of names that its own side allows. */
export function* namedMembers(
  alternative: Alternative,
  { graph, sampler }: Side,
  more: readonly string[] = [],
): Iterable<unknown> {
  const asked = alternative.opaque.filter(({ keyword }) => keyword === 'propertyNames');
  const allowed = asked
    .flatMap(({ parts }) => parts)
    .flatMap((part) => turns.map((turn) => sampler.valueOfType(part, 'string', turn)))
    .filter((name) => typeof name === 'string');
  const declared = alternative.properties.keys().take(mostNames);
  const names = [...new Set([...allowed, ...declared, ...plainNames, ...more.slice(0, mostNames)])];
  for (const name of names) yield* withMembers([name], alternative, { graph, sampler }, [0]);
}

// What is excluded by name shows by that name.
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The member on which something depends, and each member that is then another, in several forms. */
function* dependents({ keyword }: Opaque, raw: Raw, alternative: Alternative, own: Side): Iterable<unknown> {
  const entries = isObject(raw[keyword]) ? Object.entries(raw[keyword]).slice(0, mostNames) : [];
  for (const [name, inner] of entries) {
    yield* withMembers([name], alternative, own, [0]);
    const properties = isObject(inner) && isObject(inner['properties']) ? inner['properties'] : {};
    for (const dependent of Object.keys(properties).slice(0, mostNames))
      yield* withMembers([dependent, name], alternative, own, turns);
  }
}

function* withMembers(
  names: readonly string[],
  alternative: Alternative,
  { graph, sampler }: Side,
  inTurns: readonly number[],
): Iterable<unknown> {
  const member = (name: string): Conjunction => memberOf(alternative, name, graph);
  for (const turn of inTurns) {
    const values = names.map((name, index) => sampler.value(member(name), index === 0 ? turn : 0));
    if (values.includes(undefined)) continue;
    yield sampler.tweaked(alternative, {
      members: new Map(names.map((name, index) => [name, values[index]])),
    });
  }
}
