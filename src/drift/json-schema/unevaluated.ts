import type { Conjunction, SchemaGraph, SchemaNode } from './schema-graph.ts';
import type { Alternative, Shape } from './shape.ts';

/**
 * Works `unevaluatedProperties` and `unevaluatedItems` in: what nothing beside them speaks about must fit them. Called
 * with all that stands beside them already worked in, but for unions, whose branches may evaluate more; there the keyword
 * closes too much only if a branch brings names of its own, and then stays opaque.
 */
export function closeUnevaluated(
  shape: Shape,
  node: SchemaNode,
  raw: Readonly<Record<string, unknown>>,
  graph: SchemaGraph,
): Shape {
  const properties = raw['unevaluatedProperties'];
  if (properties === undefined || properties === true) return shape;
  const schema = graph.conjunction([graph.child(node, properties, 'unevaluatedProperties')]);
  const unions = ['anyOf', 'oneOf', 'if', 'dependentSchemas'].some((keyword) => raw[keyword] !== undefined);
  return shape.map((alternative) => {
    if (alternative.type !== 'object') return alternative;
    return unions ? withOpaque(alternative, node, schema) : close(alternative, schema);
  });
}

function close(alternative: Alternative, schema: Conjunction): Alternative {
  return alternative.additional.nodes.length === 0 ? { ...alternative, additional: schema } : alternative;
}

function withOpaque(alternative: Alternative, at: SchemaNode, schema: Conjunction): Alternative {
  const opaque = { keyword: 'unevaluatedProperties', at, label: '', parts: [schema] };
  return { ...alternative, opaque: [...alternative.opaque, opaque] };
}
