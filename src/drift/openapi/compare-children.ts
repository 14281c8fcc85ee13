import { bitsOf, noBits } from '../json-schema/bit-set.ts';
import type { Position } from '../json-schema/position.ts';
import { placeOf } from '../json-schema/place-of.ts';
import { findReach } from '../json-schema/reach.ts';
import type { Unchanged } from '../json-schema/unchanged.ts';
import { haveChildren, implicitChildren } from './implicit-children.ts';
import type { ImplicitChildren } from './implicit-children.ts';
import type { Located, OpenApiReader } from './located.ts';
import { tell } from './operation-changes.ts';
import type { Findings } from './operation-changes.ts';
import { referencesIn } from './references-in.ts';

type Readers = { readonly old: OpenApiReader; readonly new: OpenApiReader };

const none: ReadonlyMap<string, Located> = new Map();

/**
 * Adds the children that a discriminator leads to, where they are not the same, to the places whose schemas have to be
 * compared: at each one that their parent stands at. One that only one side has is a difference.
 */
export function compareChildren(readers: Readers, unchanged: Unchanged, findings: Findings): void {
  if (!haveChildren(readers)) return;
  const [before, after] = [implicitChildren(readers.old), implicitChildren(readers.new)];
  const positions = [...findings.positions];
  const reach = reachOf(readers.old, before, positions);
  for (const place of new Set([...before.keys(), ...after.keys()])) {
    const [children, others] = [childrenAt(before, place), childrenAt(after, place)];
    const reached = reach(place);
    // Of what stands nowhere nothing is to be looked at.
    const tags = reached.length === 0 ? [] : new Set([...children.keys(), ...others.keys()]);
    for (const tag of tags)
      compareChild(readers, unchanged, findings, {
        tag,
        was: children.get(tag),
        is: others.get(tag),
        reached,
      });
  }
}

function childrenAt(all: ImplicitChildren, place: string): ReadonlyMap<string, Located> {
  return all.get(place)?.children ?? none;
}

type Child = {
  readonly tag: string;
  readonly was: Located | undefined;
  readonly is: Located | undefined;
  readonly reached: readonly Position[];
};

function compareChild(readers: Readers, unchanged: Unchanged, findings: Findings, child: Child): void {
  const { is, reached, tag, was } = child;
  if (was === undefined || is === undefined) {
    tellLone(findings, child);
    return;
  }
  const two = { old: readers.old.node(was), new: readers.new.node(is) };
  if (unchanged.sameNode(two.old, two.new)) return;
  for (const position of reached)
    findings.positions.push({ ...position, ...two, part: [...position.part, `tag ${tag}`], examples: [] });
}

function tellLone(findings: Findings, { is, reached, tag, was }: Child): void {
  const at = ({ file, pointer }: Position['old']): Located => ({ raw: {}, pointer, file });
  for (const { direction, new: next, old, operation, part } of reached)
    tell(findings, operation, {
      rule: `${direction}-discriminator-changed`,
      direction,
      path: [...part, `tag ${tag}`],
      reason: `tag ${tag} of a discriminator ${was === undefined ? 'added' : 'removed'}`,
      old: was ?? at(old),
      new: is ?? at(next),
      atMost: (was === undefined) === (direction === 'request') ? 'safe' : undefined,
    });
}

/** Which of some places schemas stand at, by the places of those. */
function reachOf(
  { graph }: OpenApiReader,
  children: ImplicitChildren,
  positions: readonly Position[],
): (place: string) => readonly Position[] {
  const numbers = new Map<string, number>();
  const links: number[][] = [];
  const rest: { readonly at: Start; readonly number: number }[] = [];
  const enter = (at: Start): number => {
    const place = placeOf(at);
    const number = numbers.get(place) ?? links.push([]) - 1;
    if (!numbers.has(place)) rest.push({ at, number });
    numbers.set(place, number);
    return number;
  };
  const starts = positions.map(({ old }) => [enter(old)]);
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { at, number } = next;
    const targets = referencesIn(at.raw).flatMap((reference) => graph.lookUp(reference, at.file) ?? []);
    links[number] = [...targets, ...(children.get(placeOf(at))?.children.values() ?? [])].map(enter);
  }
  const reach = findReach(links, starts, (words) =>
    graph.budget.take('steps', words, () => ['discriminator']),
  );
  return (place) =>
    bitsOf(reach?.[numbers.get(place) ?? -1] ?? noBits).flatMap((bit) => positions[bit] ?? []);
}

type Start = { readonly raw: unknown; readonly pointer: string; readonly file: string };
