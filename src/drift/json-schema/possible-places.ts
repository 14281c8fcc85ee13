import { isObject } from '../../contract/schema/json-schema.ts';
import type { SchemaGraph, SchemaNode } from './schema-graph.ts';

/** These schemas, and all that may be asked for in their place, whichever branches fit: `not` aside. */
export function possiblePlaces(from: Iterable<SchemaNode>, graph: SchemaGraph): readonly SchemaNode[] {
  const found = new Set(from);
  // It grows while it is walked.
  for (const one of found) {
    const { all, any } = graph.inPlace(one);
    for (const part of [...all, ...any.flat(), ...conditional(one, graph)]) found.add(part);
  }
  return [...found];
}

function conditional(node: SchemaNode, graph: SchemaGraph): readonly SchemaNode[] {
  const { raw } = node;
  if (typeof raw === 'boolean') return [];
  const named = ['dependentSchemas', 'dependencies'].flatMap((keyword) =>
    Object.entries(raw[keyword] ?? {}).map(([name, part]) => [part as unknown, keyword, name] as const),
  );
  return [...['if', 'then', 'else'].map((keyword) => [raw[keyword], keyword] as const), ...named]
    .filter(([part]) => isObject(part))
    .map(([part, ...keys]) => graph.child(node, part, ...keys));
}
