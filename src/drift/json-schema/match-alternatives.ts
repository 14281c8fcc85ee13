import { bestCouples } from './best-couples.ts';
import type { Couple } from './best-couples.ts';
import { firstPlace } from './place-of.ts';
import type { SchemaGraph } from './schema-graph.ts';
import type { Alternative, Shape } from './shape.ts';
import { haveOtherTags } from './tags.ts';
import { jsonTypes } from './json-type.ts';

/** Which alternative of the one union stands for which of the other. */
export type Matching = {
  readonly pairs: readonly (readonly [Alternative, Alternative])[];
  readonly oldOnly: readonly Alternative[];
  readonly newOnly: readonly Alternative[];
};

/**
 * Pairs the alternatives of two unions, type by type: the only one of a type with the only one, else by what they are
 * tagged with, by the name of the component that they are, and by the members that they share. Swapping the sides gives
 * the same pairs.
 */
export function matchAlternatives(old: Shape, next: Shape, graphs: Graphs): Matching {
  const pairs = jsonTypes.flatMap((type) =>
    matchOfType(
      old.filter((alternative) => alternative.type === type),
      next.filter((alternative) => alternative.type === type),
      graphs,
    ),
  );
  const matched = new Set(pairs.flat());
  return {
    pairs,
    oldOnly: old.filter((alternative) => !matched.has(alternative)),
    newOnly: next.filter((alternative) => !matched.has(alternative)),
  };
}

type Graphs = readonly [SchemaGraph, SchemaGraph];

function matchOfType(old: Shape, next: Shape, graphs: Graphs): Matching['pairs'] {
  const [ours, theirs] = [old[0], next[0]];
  if (ours === undefined || theirs === undefined) return [];
  if (old.length === 1 && next.length === 1) return [[ours, theirs]];
  const steps = [...old, ...next].reduce((sum, { properties }) => sum + properties.size + 1, 0);
  const most = Math.max(old.length, next.length);
  if (!graphs[0].budget.take('steps', steps * most, () => firstPlace(ours.from))) return [];
  const isSameComponent = sameComponents(old, next);
  const score = (one: Alternative, other: Alternative): number => {
    if (haveOtherTags(one, other, graphs)) return -1;
    return isSameComponent(one, other) ? 3 : resemblance(one, other);
  };
  return bestCouples(old, next, score, byText([...old, ...next]));
}

type Two = Couple<Alternative, Alternative>;

/** By the texts of both, whichever side is which: by their ranks, as each is held against all others. */
function byText(alternatives: readonly Alternative[]): (left: Two, right: Two) => number {
  const ranks = ranksOf(alternatives);
  const low = ({ one, other }: Two): number => Math.min(ranks.get(one) ?? 0, ranks.get(other) ?? 0);
  const high = ({ one, other }: Two): number => Math.max(ranks.get(one) ?? 0, ranks.get(other) ?? 0);
  return (left, right) => low(left) - low(right) || high(left) - high(right);
}

// The schemas that they were made from as texts, one by one: all alternatives of a union have that one in common.
function ranksOf(alternatives: readonly Alternative[]): ReadonlyMap<Alternative, number> {
  const nodes = [...new Set(alternatives.flatMap(({ from }) => from))];
  const texts = new Map(nodes.map((node) => [node, JSON.stringify(node.raw)]));
  const rankOf = new Map([...new Set(texts.values())].sort().map((text, rank) => [text, rank]));
  const ranks = new Map(nodes.map((node) => [node, rankOf.get(texts.get(node) ?? '') ?? 0]));
  const sorted = alternatives
    .map((alternative) => ({ alternative, key: alternative.from.map((node) => ranks.get(node) ?? 0) }))
    .sort((a, b) => compareKeys(a.key, b.key));
  let rank = 0;
  return new Map(
    sorted.map(({ alternative, key }, index) => {
      if (compareKeys(sorted[index - 1]?.key ?? key, key) !== 0) rank += 1;
      return [alternative, rank] as const;
    }),
  );
}

function compareKeys(one: readonly number[], other: readonly number[]): number {
  // As in the text of a list, the longer one comes first.
  const at = one.findIndex((rank, index) => rank !== other[index]);
  if (at < 0) return other.length > one.length ? 1 : 0;
  if (at >= other.length) return -1;
  return (one[at] ?? 0) - (other[at] ?? 0);
}

function resemblance(ours: Alternative, theirs: Alternative): number {
  const place = ours.from.at(-1)?.pointer === theirs.from.at(-1)?.pointer ? 0.1 : 0;
  return 0.1 + place + sharedMembers(ours, theirs);
}

/** Tells whether two alternatives of these unions are the component of one name. */
export function sameComponents(old: Shape, next: Shape): (ours: Alternative, theirs: Alternative) => boolean {
  const [left, right] = [ownComponents(old), ownComponents(next)];
  return (ours, theirs) => {
    const names = right.get(theirs);
    return left.get(ours)?.some((name) => names?.includes(name) === true) === true;
  };
}

const component = /^\/components\/[^/]+\/[^/]+$/;

// The components that an alternative comes from, but for what all of its type come from: the union itself may be one.
function ownComponents(shape: Shape): ReadonlyMap<Alternative, readonly string[]> {
  const own = new Map<Alternative, readonly string[]>();
  for (const alternatives of Map.groupBy(shape, ({ type }) => type).values()) {
    const counts = new Map<string, number>();
    for (const alternative of alternatives) {
      const all = alternative.from.map(({ pointer }) => pointer).filter((pointer) => component.test(pointer));
      const names = [...new Set(all)];
      own.set(alternative, names);
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const isOwn = (name: string): boolean => (counts.get(name) ?? 0) < alternatives.length;
    if (alternatives.length > 1)
      for (const alternative of alternatives) own.set(alternative, own.get(alternative)?.filter(isOwn) ?? []);
  }
  return own;
}

function sharedMembers(ours: Alternative, theirs: Alternative): number {
  const all = new Set([...ours.properties.keys(), ...theirs.properties.keys()]);
  if (all.size === 0) return 0.5;
  return [...ours.properties.keys()].filter((name) => theirs.properties.has(name)).length / all.size;
}
