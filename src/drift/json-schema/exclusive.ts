import type { Conjunction, SchemaGraph, SchemaNode } from './schema-graph.ts';
import type { Alternative, Opaque, Shape } from './shape.ts';
import { includesValue } from './same-value.ts';
import { haveOtherTags } from './tags.ts';

const mostPairs = 4096;

/**
 * `oneOf` demands that no two branches fit. Where the branches evidently have nothing in common that says nothing more
 * than `anyOf`; where they may overlap it is an opaque fact.
 */
export function exclusiveOpaque(
  branches: readonly Shape[],
  at: SchemaNode,
  parts: readonly Conjunction[],
  graph: SchemaGraph,
): Opaque | undefined {
  if (branches.length < 2) return undefined;
  const pairs = branches.flatMap((left, index) =>
    branches.slice(index + 1).map((right) => [left, right] as const),
  );
  const apart =
    pairs.length <= mostPairs && pairs.every(([left, right]) => disjointShapes(left, right, graph));
  return apart ? undefined : { keyword: 'oneOf', at, label: '', parts };
}

function disjointShapes(left: Shape, right: Shape, graph: SchemaGraph): boolean {
  return left.every((one) => right.every((other) => one.type !== other.type || disjoint(one, other, graph)));
}

function disjoint(left: Alternative, right: Alternative, graph: SchemaGraph): boolean {
  const [ours, theirs] = [left.values?.value, right.values?.value];
  if (ours !== undefined && theirs !== undefined) return !ours.some((value) => includesValue(theirs, value));
  return left.type === 'object' && haveOtherTags(left, right, [graph, graph]);
}
