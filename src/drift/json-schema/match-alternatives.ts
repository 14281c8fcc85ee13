import { tagsOf } from './exclusive.ts';
import type { Alternative, Shape } from './shape.ts';

/** Which alternative of the one union stands for which of the other. */
export type Matching = {
  readonly pairs: readonly (readonly [Alternative, Alternative])[];
  readonly oldOnly: readonly Alternative[];
  readonly newOnly: readonly Alternative[];
};

/**
 * Pairs the alternatives of two unions, type by type: the only one of a type with the only one, else by what they are
 * tagged with, by the name of the component that they are, and by the members that they share.
 */
export function matchAlternatives(old: Shape, next: Shape): Matching {
  const pairs: (readonly [Alternative, Alternative])[] = [];
  const rest = new Set(next);
  const unmatched: Alternative[] = [];
  for (const ours of old) {
    const candidates = next.filter((theirs) => theirs.type === ours.type);
    const single = candidates.length === 1 && old.filter(({ type }) => type === ours.type).length === 1;
    const best = single
      ? candidates[0]
      : bestOf(
          ours,
          candidates.filter((theirs) => rest.has(theirs)),
        );
    if (best === undefined) unmatched.push(ours);
    else pairs.push([ours, best]);
    if (best !== undefined) rest.delete(best);
  }
  return { pairs, oldOnly: unmatched, newOnly: [...rest] };
}

function bestOf(ours: Alternative, candidates: readonly Alternative[]): Alternative | undefined {
  let [best, score] = [undefined as Alternative | undefined, 0];
  for (const theirs of candidates) {
    const likeness = alike(ours, theirs);
    if (likeness > score) [best, score] = [theirs, likeness];
  }
  return best;
}

function alike(ours: Alternative, theirs: Alternative): number {
  if (haveOtherTags(ours, theirs)) return 0;
  const named = ours.from.some(
    (node) =>
      node.pointer.startsWith('/components/') && theirs.from.some(({ pointer }) => pointer === node.pointer),
  );
  if (named) return 3;
  const place = ours.from.at(-1)?.pointer === theirs.from.at(-1)?.pointer ? 0.1 : 0;
  return 0.1 + place + sharedMembers(ours, theirs);
}

/** Whether both must hold a member of the same name with values that have nothing in common. */
export function haveOtherTags(ours: Alternative, theirs: Alternative): boolean {
  for (const name of ours.required.keys()) {
    if (!theirs.required.has(name)) continue;
    const [left, right] = [tagsOf(ours, name), tagsOf(theirs, name)];
    if (left !== undefined && right !== undefined && !left.some((tag) => right.includes(tag))) return true;
  }
  return false;
}

function sharedMembers(ours: Alternative, theirs: Alternative): number {
  const all = new Set([...ours.properties.keys(), ...theirs.properties.keys()]);
  if (all.size === 0) return 0.5;
  return [...ours.properties.keys()].filter((name) => theirs.properties.has(name)).length / all.size;
}
