import { includesValue } from './same-value.ts';
import type { SchemaGraph, SchemaNode } from './schema-graph.ts';
import type { Alternative } from './shape.ts';

const deepest = 8;

/** The values that a member of an alternative is limited to by `const` or `enum`, however that is spelled. */
function tagsOf(alternative: Alternative, name: string, graph: SchemaGraph): readonly unknown[] | undefined {
  return limitedValues(alternative.properties.get(name)?.nodes ?? [], graph);
}

/** The values that schemas are limited to by `const` or `enum`, however that is spelled; undefined: others fit as well. */
export function limitedValues(
  nodes: readonly SchemaNode[],
  graph: SchemaGraph,
): readonly unknown[] | undefined {
  return limitedTo(nodes, graph, deepest);
}

function limitedTo(
  nodes: readonly SchemaNode[],
  graph: SchemaGraph,
  depth: number,
): readonly unknown[] | undefined {
  const lists = nodes.flatMap((node) => {
    const list = listOf(node, graph, depth);
    return list === undefined ? [] : [list];
  });
  return lists.reduce<readonly unknown[] | undefined>(
    (both, list) => both?.filter((value) => includesValue(list, value)) ?? list,
    undefined,
  );
}

function listOf(node: SchemaNode, graph: SchemaGraph, depth: number): readonly unknown[] | undefined {
  const { raw } = node;
  if (typeof raw === 'boolean' || depth === 0) return undefined;
  if (Object.hasOwn(raw, 'const')) return [raw['const']];
  if (Array.isArray(raw['enum'])) return raw['enum'] as readonly unknown[];
  const { all, any } = graph.inPlace(node);
  const united = any.map((branches) => branches.map((branch) => limitedTo([branch], graph, depth - 1)));
  const whole = united.find((lists) => lists.every((list) => list !== undefined));
  return limitedTo(all, graph, depth - 1) ?? whole?.flat();
}

/** Whether both must hold a member of the same name with values that have nothing in common. */
export function haveOtherTags(
  ours: Alternative,
  theirs: Alternative,
  graphs: readonly [SchemaGraph, SchemaGraph],
): boolean {
  for (const name of ours.required.keys()) {
    if (!theirs.required.has(name)) continue;
    const [left, right] = [tagsOf(ours, name, graphs[0]), tagsOf(theirs, name, graphs[1])];
    if (left !== undefined && right !== undefined && !left.some((tag) => includesValue(right, tag)))
      return true;
  }
  return false;
}
