import { contradicts, holdsNothing } from './counts.ts';
import { openAlternative } from './open-alternative.ts';
import type { SchemaGraph } from './schema-graph.ts';
import type { Alternative, Shape } from './shape.ts';

/** An alternative as it counts: none where no value keeps all bounds; without its members where there can be none. */
export function settled(alternative: Alternative, graph: SchemaGraph): Shape {
  if (contradicts(alternative)) return [];
  if (!holdsNothing(alternative)) return ownShape(alternative);
  const { additional, hidden, patternProperties, prefix, properties, rest } = openAlternative(
    alternative.type,
    graph.conjunction([]),
  );
  return [{ ...alternative, additional, hidden, patternProperties, prefix, properties, rest }];
}

/** Where no other members may be there, those that may not be there either need no word; nor is one of them there. */
function ownShape(alternative: Alternative): Shape {
  const { additional, isPartial, patternProperties, properties, required } = alternative;
  if (!additional.forbids || patternProperties.size > 0 || isPartial === true) return [alternative];
  const kept = new Map([...properties].filter(([, { forbids }]) => !forbids));
  if ([...required.keys()].some((name) => !kept.has(name))) return [];
  return [kept.size === properties.size ? alternative : { ...alternative, properties: kept }];
}
