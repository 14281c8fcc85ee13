import { Lowering } from '../json-schema/lower.ts';
import { SchemaGraph } from '../json-schema/schema-graph.ts';
import type { Conjunction } from '../json-schema/schema-graph.ts';
import type { Shape } from '../json-schema/shape.ts';

type Lowered = { readonly lowering: Lowering; readonly root: Conjunction; readonly shape: Shape };

/** A bare schema read as a union of alternatives, for tests. */
export function lowered(schema: unknown): Lowered {
  const graph = new SchemaGraph(schema, new Map(), '2020-12');
  const lowering = new Lowering(graph);
  const root = graph.conjunction([graph.node(schema, '')]);
  return { lowering, root, shape: lowering.shape(root) };
}
