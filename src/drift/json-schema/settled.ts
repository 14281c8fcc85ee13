import { contradicts, holdsNothing } from './counts.ts';
import { openAlternative } from './open-alternative.ts';
import type { SchemaGraph } from './schema-graph.ts';
import type { Alternative, Shape } from './shape.ts';

/** An alternative as it counts: none where no value keeps all bounds; without its members where there can be none. */
export function settled(alternative: Alternative, graph: SchemaGraph): Shape {
  if (contradicts(alternative)) return [];
  if (!holdsNothing(alternative)) return ownShape(withDependents(alternative));
  const { additional, dependents, hidden, patternProperties, prefix, properties, rest } = openAlternative(
    alternative.type,
    graph.conjunction([]),
  );
  return [{ ...alternative, additional, dependents, hidden, patternProperties, prefix, properties, rest }];
}

/** Where no other members may be there, those that may not be there either need no word; nor is one of them there. */
function ownShape(alternative: Alternative): Shape {
  const { additional, isPartial, patternProperties, properties, required } = alternative;
  if (!additional.forbids || patternProperties.size > 0 || isPartial === true) return [alternative];
  const kept = new Map([...properties].filter(([, { forbids }]) => !forbids));
  if ([...required.keys()].some((name) => !kept.has(name))) return [];
  return [kept.size === properties.size ? alternative : { ...alternative, properties: kept }];
}

/** What must be there where a required member is, is required. */
function withDependents(alternative: Alternative): Alternative {
  const { dependents, required } = alternative;
  if (dependents.size === 0 || required.size === 0) return alternative;
  const all = new Map(required);
  for (const [name] of all)
    for (const [dependent, at] of dependents.get(name) ?? []) if (!all.has(dependent)) all.set(dependent, at);
  const left = [...dependents].flatMap(([name, asked]) => {
    const more = new Map([...asked].filter(([dependent]) => !all.has(dependent)));
    return all.has(name) || more.size === 0 ? [] : [[name, more] as const];
  });
  return { ...alternative, required: all, dependents: new Map(left) };
}
