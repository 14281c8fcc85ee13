import { bestCouples } from './best-couples.ts';
import type { Couple } from './best-couples.ts';
import type { SchemaGraph } from './schema-graph.ts';
import { jsonTypes } from './shape.ts';
import type { Alternative, Shape } from './shape.ts';
import { haveOtherTags } from './tags.ts';

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
  return bestCouples(old, next, (one, other) => likeness(one, other, graphs), byText);
}

type Two = Couple<Alternative, Alternative>;

// Which side is which must not count.
function byText(left: Two, right: Two): number {
  const [one = '', other = ''] = [left, right].map((two) =>
    [two.one, two.other].map(textOf).sort().join('\n'),
  );
  return one < other ? -1 : Number(one > other);
}

const texts = new WeakMap<Alternative, string>();

function textOf(alternative: Alternative): string {
  const text = texts.get(alternative) ?? JSON.stringify(alternative.from.map(({ raw }) => raw));
  texts.set(alternative, text);
  return text;
}

function likeness(ours: Alternative, theirs: Alternative, graphs: Graphs): number {
  if (haveOtherTags(ours, theirs, graphs)) return -1;
  if (isSameComponent(ours, theirs)) return 3;
  const place = ours.from.at(-1)?.pointer === theirs.from.at(-1)?.pointer ? 0.1 : 0;
  return 0.1 + place + sharedMembers(ours, theirs);
}

/** Whether both are the component of one name. */
export function isSameComponent(ours: Alternative, theirs: Alternative): boolean {
  return ours.from.some(
    ({ pointer }) =>
      pointer.startsWith('/components/') && theirs.from.some((other) => other.pointer === pointer),
  );
}

function sharedMembers(ours: Alternative, theirs: Alternative): number {
  const all = new Set([...ours.properties.keys(), ...theirs.properties.keys()]);
  if (all.size === 0) return 0.5;
  return [...ours.properties.keys()].filter((name) => theirs.properties.has(name)).length / all.size;
}
