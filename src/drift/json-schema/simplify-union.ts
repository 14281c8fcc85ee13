import { isDeepStrictEqual } from 'node:util';
import { omit } from '../../util/omit.ts';
import { isOpen } from './intersect.ts';
import { includesValue } from './same-value.ts';
import type { Alternative, Shape } from './shape.ts';

/** The same union with fewer alternatives: lists of values joined, and what an open alternative covers left out. */
export function simplifyUnion(shape: Shape): Shape {
  if (shape.length < 2) return shape;
  const open = new Set(
    shape.filter((alternative) => isScalar(alternative) && isOpen(alternative)).map(({ type }) => type),
  );
  const kept: Alternative[] = [];
  for (const alternative of shape) {
    if (
      open.has(alternative.type) &&
      (!isOpen(alternative) || kept.some(({ type }) => type === alternative.type))
    )
      continue;
    if (kept.some((other) => saysTheSame(other, alternative))) continue;
    const index = kept.findIndex((other) => areLists(other, alternative));
    const other = kept[index];
    if (other === undefined) kept.push(alternative);
    else kept[index] = joinLists(other, alternative);
  }
  return kept.map(withoutFullBoolean);
}

function isScalar({ type }: Alternative): boolean {
  return type !== 'object' && type !== 'array';
}

/** Whether both come from one schema, reached in two ways. */
function saysTheSame(left: Alternative, right: Alternative): boolean {
  const [ours, theirs] = [omit(left, 'from'), omit(right, 'from')];
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]) as Set<keyof typeof ours>;
  return [...names].every((name) => ours[name] === theirs[name]);
}

/** Whether both are lists of values of one type, with the same besides. */
function areLists(left: Alternative, right: Alternative): boolean {
  return (
    left.type === right.type &&
    [left, right].every(({ values }) => values !== undefined) &&
    (isScalar(left)
      ? isDeepStrictEqual(besides(left), besides(right))
      : [left, right].every((alternative) => isOpen(omit(alternative, 'values'))))
  );
}

function besides({ formats, integer, limits, multiples, opaque, patterns }: Alternative): unknown {
  const bounds = [...limits].map(([name, { value }]) => [name, value] as const);
  const lists = [multiples, patterns, formats].map((facts) => facts.map(({ value }) => value));
  return [bounds.sort(), lists, integer?.value, opaque.map(({ at, keyword }) => [at.id, keyword])];
}

function joinLists(left: Alternative, right: Alternative): Alternative {
  const [ours, theirs] = [left.values?.value ?? [], right.values?.value ?? []];
  const at = left.values?.at ?? left.from[0];
  if (at === undefined) return left;
  const value = [...ours, ...theirs.filter((item) => !includesValue(ours, item))];
  return { ...left, from: [...left.from, ...right.from], values: { value, at } };
}

function withoutFullBoolean(alternative: Alternative): Alternative {
  if (alternative.type !== 'boolean' || alternative.values?.value.length !== 2) return alternative;
  return omit(alternative, 'values');
}
