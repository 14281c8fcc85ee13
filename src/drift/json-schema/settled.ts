import { contradicts, holdsNothing } from './counts.ts';
import { openAlternative } from './open-alternative.ts';
import type { SchemaGraph } from './schema-graph.ts';
import type { Alternative, Shape } from './shape.ts';

/** An alternative as it counts: none where no value keeps all bounds; without its members where there can be none. */
export function settled(alternative: Alternative, graph: SchemaGraph): Shape {
  if (contradicts(alternative)) return [];
  if (!holdsNothing(alternative)) return [alternative];
  const { additional, hidden, patternProperties, prefix, properties, rest } = openAlternative(
    alternative.type,
    graph.conjunction([]),
  );
  return [{ ...alternative, additional, hidden, patternProperties, prefix, properties, rest }];
}
