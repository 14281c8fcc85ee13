import { conditionalMembers } from './conditional-members.ts';
import { holdsNothing, mostItems } from './counts.ts';
import { memberOf } from './intersect.ts';
import { samePattern } from './text/same-pattern.ts';
import type { Conjunction, SchemaGraph } from './schema-graph.ts';
import type { Alternative } from './shape.ts';

/** How one gets from a value to one of its members. */
export type Step =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'additional' }
  | { readonly kind: 'item'; readonly index: number }
  | { readonly kind: 'items' };

/** The schemas of one member on both sides. */
export type MemberPair = { readonly step: Step; readonly old: Conjunction; readonly new: Conjunction };

type Graphs = { readonly old: SchemaGraph; readonly new: SchemaGraph };

/** The members of two alternatives of one type whose schemas have to be compared. */
export function memberPairs(old: Alternative, next: Alternative, graphs: Graphs): readonly MemberPair[] {
  // That the one side has none, and the other may have some, is refused by their number.
  if (holdsNothing(old) || holdsNothing(next)) return [];
  if (old.type === 'array') return itemPairs(old, next);
  return old.type === 'object'
    ? [...propertyPairs(old, next, graphs), ...patternPairs(old, next), ...additionalPair(old, next)]
    : [];
}

function itemPairs(old: Alternative, next: Alternative): readonly MemberPair[] {
  const length = Math.max(old.prefix.length, next.prefix.length);
  const most = Math.max(mostItems(old), mostItems(next));
  const items = Array.from({ length: Math.min(length, most) }, (_, index): MemberPair => ({
    step: { kind: 'item', index },
    old: old.prefix[index] ?? old.rest,
    new: next.prefix[index] ?? next.rest,
  }));
  return most <= length ? items : [...items, { step: { kind: 'items' }, old: old.rest, new: next.rest }];
}

function propertyPairs(old: Alternative, next: Alternative, graphs: Graphs): readonly MemberPair[] {
  const names = new Set([...namesOf(old), ...namesOf(next)]);
  return [...names].flatMap((name): readonly MemberPair[] => {
    const [left, right] = [memberOf(old, name, graphs.old), memberOf(next, name, graphs.new)];
    if (old.hidden.has(name) || next.hidden.has(name)) return [];
    const step = { kind: 'property', name } as const;
    if (left.forbids || right.forbids)
      return isForbiddenAlone(name, [left, old], [right, next]) ? [{ step, old: left, new: right }] : [];
    if (left.nodes.length + right.nodes.length === 0) return [];
    // Where nothing is said of it but on a condition, it is that which is sent.
    if (isSilent(old, name, left))
      return conditionalMembers(old, name, graphs.old).map((said) => ({ step, old: said, new: right }));
    if (isSilent(next, name, right))
      return conditionalMembers(next, name, graphs.new).map((said) => ({ step, old: left, new: said }));
    return [{ step, old: left, new: right }];
  });
}

type Said = readonly [member: Conjunction, by: Alternative];

// One that the other side has a name for is refused by that name.
function isForbiddenAlone(name: string, one: Said, other: Said): boolean {
  const [member, by] = one[0].forbids ? other : one;
  return !member.forbids && !isNamed(by, name);
}

function isSilent(by: Alternative, name: string, { nodes }: Conjunction): boolean {
  return nodes.length === 0 && !isNamed(by, name);
}

function isNamed({ properties, required }: Alternative, name: string): boolean {
  return properties.has(name) || required.has(name);
}

// What must be there is as good as declared.
function namesOf({ properties, required }: Alternative): readonly string[] {
  return [...properties.keys(), ...required.keys()];
}

/** What is said of the members that match a pattern, however it is spelled. */
export function ofPattern({ patternProperties }: Alternative, pattern: string): Conjunction | undefined {
  const own = patternProperties.get(pattern);
  return own ?? [...patternProperties].find(([other]) => samePattern(other, pattern))?.[1];
}

function patternPairs(old: Alternative, next: Alternative): readonly MemberPair[] {
  if (old.patternProperties.size + next.patternProperties.size === 0) return [];
  const added = [...next.patternProperties.keys()].filter((pattern) => ofPattern(old, pattern) === undefined);
  return [...old.patternProperties.keys(), ...added].flatMap((pattern): readonly MemberPair[] => {
    const [ours, theirs] = [ofPattern(old, pattern), ofPattern(next, pattern)];
    const [left, right] = [ours ?? old.additional, theirs ?? next.additional];
    const silent =
      (ours === undefined && left.nodes.length === 0 && !right.forbids) ||
      (theirs === undefined && right.nodes.length === 0 && !left.forbids);
    if (silent || left.nodes.length + right.nodes.length === 0) return [];
    return [{ step: { kind: 'pattern', pattern }, old: left, new: right }];
  });
}

function additionalPair(old: Alternative, next: Alternative): readonly MemberPair[] {
  if (old.additional.forbids || next.additional.forbids) return [];
  if (old.additional.nodes.length === 0 && next.additional.nodes.length === 0) return [];
  return [{ step: { kind: 'additional' }, old: old.additional, new: next.additional }];
}

/** A step as people read it. */
export function stepLabel(step: Step): string {
  if (step.kind === 'property') return step.name;
  if (step.kind === 'pattern') return `{${step.pattern}}`;
  if (step.kind === 'additional') return '{*}';
  return step.kind === 'item' ? `[${String(step.index)}]` : '[]';
}
