import type { SchemaGraph, SchemaNode } from './schema-graph.ts';

/** Which members a direction does not carry: `readOnly` ones are not sent, `writeOnly` ones not received. */
export type Hidden = 'readOnly' | 'writeOnly' | undefined;

/** The first of some schemas, and of those that are worked into them, that says its direction does not carry it. */
export function hiddenSchema(
  nodes: readonly SchemaNode[],
  graph: SchemaGraph,
  hidden: Hidden,
): SchemaNode | undefined {
  if (hidden === undefined) return undefined;
  const reached = new Set(nodes);
  // It grows while it is walked.
  for (const node of reached) {
    const { raw } = node;
    const isOwn = typeof raw !== 'boolean' && graph.onlyReference(raw) === undefined;
    if (isOwn && raw[hidden] === true) return node;
    for (const part of graph.inPlace(node).all) reached.add(part);
  }
  return undefined;
}
