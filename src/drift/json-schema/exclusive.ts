import type { Conjunction, SchemaNode } from './schema-graph.ts';
import type { Alternative, Opaque, Shape } from './shape.ts';
import { includesValue } from './same-value.ts';

const mostPairs = 4096;

/**
 * `oneOf` demands that no two branches fit. Where the branches evidently have nothing in common that says nothing more
 * than `anyOf`; where they may overlap it is an opaque fact.
 */
export function exclusiveOpaque(
  branches: readonly Shape[],
  at: SchemaNode,
  parts: readonly Conjunction[],
): Opaque | undefined {
  if (branches.length < 2) return undefined;
  const pairs = branches.flatMap((left, index) =>
    branches.slice(index + 1).map((right) => [left, right] as const),
  );
  const apart = pairs.length <= mostPairs && pairs.every(([left, right]) => disjointShapes(left, right));
  return apart ? undefined : { keyword: 'oneOf', at, label: '', parts };
}

function disjointShapes(left: Shape, right: Shape): boolean {
  return left.every((one) => right.every((other) => one.type !== other.type || disjoint(one, other)));
}

function disjoint(left: Alternative, right: Alternative): boolean {
  const [ours, theirs] = [left.values?.value, right.values?.value];
  if (ours !== undefined && theirs !== undefined) return !ours.some((value) => includesValue(theirs, value));
  return (
    left.type === 'object' &&
    [...left.required.keys()].some((name) => right.required.has(name) && tagsDiffer(left, right, name))
  );
}

function tagsDiffer(left: Alternative, right: Alternative, name: string): boolean {
  const [ours, theirs] = [left, right].map((alternative) => tagsOf(alternative, name));
  return ours !== undefined && theirs !== undefined && !ours.some((value) => theirs.includes(value));
}

/** The values that a member is limited to by a plain `const` or `enum`. */
export function tagsOf(alternative: Alternative, name: string): readonly unknown[] | undefined {
  for (const { raw } of alternative.properties.get(name)?.nodes ?? []) {
    if (typeof raw === 'boolean') continue;
    if (Object.hasOwn(raw, 'const')) return [raw['const']];
    if (Array.isArray(raw['enum'])) return raw['enum'] as readonly unknown[];
  }
  return undefined;
}
