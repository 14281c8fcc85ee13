import { isObject } from '../../contract/schema/json-schema.ts';
import { conditionValues, namedMembers } from './condition-values.ts';
import { memberOf } from './intersect.ts';
import type { Refusal } from './refusal.ts';
import type { Sampler, Tweak } from './sampler.ts';
import { fitsNumber } from './sample-scalar.ts';
import type { Conjunction, SchemaGraph } from './schema-graph.ts';
import type { Alternative } from './shape.ts';

const mostOverlaps = 30;
const turns = [0, 1, 2, 3, 4, 5, 6, 7];

/** Values of an alternative that may show a refusal; the likeliest first. */
export function* showValues(
  { show }: Refusal,
  alternative: Alternative,
  sampler: Sampler,
  graph: SchemaGraph,
  other: { readonly sampler: Sampler; readonly graph: SchemaGraph },
): Iterable<unknown> {
  if (show.kind === 'values') yield* show.values;
  if (show.kind === 'without')
    for (const turn of turns) yield sampler.tweaked(alternative, { without: show.name, turn });
  if (show.kind === 'with')
    for (const turn of turns) yield withMember(alternative, show.name, sampler, graph, { ...show, turn });
  if (show.kind === 'undeclared') {
    const name = sampler.nameOf({ kind: 'additional' }, alternative);
    yield withMember(alternative, name ?? 'other1', sampler, graph, {});
  }
  if (show.kind === 'undeclared') yield* namedMembers(alternative, { graph, sampler });
  if (show.kind === 'size')
    for (const turn of turns) yield sampler.tweaked(alternative, { size: show.size, turn });
  if (show.kind === 'number') yield* numbersNear(alternative, show.near);
  if (show.kind === 'within')
    yield* alternately(
      valuesWithin(show.parts, alternative, sampler, other),
      valuesWithin(ownParts(alternative), alternative, sampler, { sampler, graph }),
    );
  if (show.kind === 'twins') yield twins(alternative, sampler);
  for (const turn of turns) yield sampler.tweaked(alternative, { turn });
  if (alternative.type === 'array') for (const size of [1, 2]) yield sampler.tweaked(alternative, { size });
  if (show.kind === 'within') yield* conditionValues(show.of, alternative, { sampler, graph }, other);
}

function withMember(
  alternative: Alternative,
  name: string,
  sampler: Sampler,
  graph: SchemaGraph,
  tweak: Tweak,
): unknown {
  const value = sampler.value(memberOf(alternative, name, graph), tweak.turn);
  return value === undefined
    ? undefined
    : sampler.tweaked(alternative, { ...tweak, members: new Map([[name, value]]) });
}

function numbersNear(alternative: Alternative, near: readonly number[]): readonly number[] {
  const candidates = near.flatMap((value) => [
    value,
    Math.floor(value),
    Math.ceil(value),
    value - 1,
    value + 1,
    value - 0.25,
    value + 0.25,
  ]);
  return [...new Set(candidates)].filter((value) => fitsNumber(alternative, value));
}

function twins(alternative: Alternative, sampler: Sampler): unknown {
  const { prefix, rest } = alternative;
  const [first] = prefix;
  const item = sampler.value(rest);
  // Behind the first ones, which may be of other kinds, or where there is nothing behind them, among them.
  const before = prefix.map((schema) => sampler.value(schema));
  const items =
    item === undefined && first !== undefined ? twice(sampler.value(first)) : [...before, ...twice(item)];
  return items.includes(undefined) ? undefined : sampler.tweaked(alternative, { items });
}

function* valuesWithin(
  parts: readonly Conjunction[],
  alternative: Alternative,
  sampler: Sampler,
  other: { readonly sampler: Sampler; readonly graph: SchemaGraph },
): Iterable<unknown> {
  const overlaps = couplesOf(parts).map(([left, right]) =>
    other.graph.conjunction([...left.nodes, ...right.nodes]),
  );
  for (const part of [...parts, ...overlaps.take(mostOverlaps)]) {
    for (const turn of [0, 1]) {
      const value = other.sampler.value(part, turn);
      yield value;
      const typed = other.sampler.valueOfType(part, alternative.type, turn);
      if (isObject(typed) && !isObject(value))
        yield sampler.tweaked(alternative, { members: new Map(Object.entries(typed)) });
      if (isObject(value)) yield sampler.tweaked(alternative, { members: new Map(Object.entries(value)) });
      if (Array.isArray(value)) yield sampler.tweaked(alternative, { items: value });
      if (alternative.type === 'array' && value !== undefined)
        yield sampler.tweaked(alternative, { items: [value] });
    }
  }
}

function twice<Item>(item: Item): readonly Item[] {
  return [item, item];
}

// What the conditions of its own side ask for, the likeliest first: what is asked for together.
function ownParts({ opaque }: Alternative): readonly Conjunction[] {
  return opaque.filter(({ keyword }) => keyword !== 'not').flatMap(({ parts }) => parts);
}

function* alternately<Item>(...lists: readonly Iterable<Item>[]): Generator<Item, undefined> {
  const rest = new Set(lists.map((list) => Iterator.from(list)));
  while (rest.size > 0)
    for (const list of rest) {
      const { done, value } = list.next();
      if (done === true) rest.delete(list);
      else yield value;
    }
}

// One after the other: of thousands of parts there are millions of them.
function* couplesOf<Item>(list: readonly Item[]): Generator<readonly [Item, Item], undefined> {
  for (const [index, left] of list.entries()) for (const right of list.slice(index + 1)) yield [left, right];
}
