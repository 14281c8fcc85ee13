import { isObject } from '../../contract/schema/json-schema.ts';
import { patternAccepts } from './text/pattern-accepts.ts';
import { firstPlace } from './place-of.ts';
import { possiblePlaces } from './possible-places.ts';
import type { Conjunction, SchemaGraph, SchemaNode } from './schema-graph.ts';
import type { Alternative } from './shape.ts';

// What these hold says what a value is not, or speaks of no member.
const otherwise = new Set(['not', 'contains', 'propertyNames']);
const known = new WeakMap<Alternative, readonly SchemaNode[]>();

/**
 * What the keywords of an alternative that are compared as a whole (`if`, `dependentSchemas`, overlapping `oneOf`, …) say
 * of a member that it declares nowhere else: each schema that may have to fit it.
 */
export function conditionalMembers(
  alternative: Alternative,
  name: string,
  graph: SchemaGraph,
): readonly Conjunction[] {
  if (alternative.opaque.length === 0) return [];
  const places = known.get(alternative) ?? placesOf(alternative, graph);
  known.set(alternative, places);
  if (!graph.budget.take('steps', places.length, () => firstPlace(alternative.from))) return [];
  const found = places.flatMap((place) => saidOf(name, place, graph));
  const besides = alternative.opaque.flatMap(({ keyword, parts }) =>
    keyword === 'unevaluatedProperties' ? parts : [],
  );
  return [...new Set(found.length > 0 ? found : besides)];
}

function placesOf({ opaque }: Alternative, graph: SchemaGraph): readonly SchemaNode[] {
  const asked = opaque.filter(({ keyword }) => !otherwise.has(keyword) && !keyword.startsWith('unevaluated'));
  return possiblePlaces(
    asked.flatMap(({ parts }) => parts.flatMap(({ nodes }) => nodes)),
    graph,
  );
}

function saidOf(name: string, place: SchemaNode, graph: SchemaGraph): readonly Conjunction[] {
  const { raw } = place;
  if (typeof raw === 'boolean') return [];
  const { additionalProperties, patternProperties, properties } = raw;
  const read = (schema: unknown, ...keys: readonly string[]): readonly Conjunction[] =>
    isObject(schema) ? [graph.conjunction([graph.child(place, schema, ...keys)])] : [];
  const own = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  const patterns = isObject(patternProperties) ? Object.keys(patternProperties) : [];
  const matching = patterns.filter((pattern) => patternAccepts(pattern, name));
  if (own === undefined && matching.length === 0) return read(additionalProperties, 'additionalProperties');
  return [
    ...read(own, 'properties', name),
    ...matching.flatMap((pattern) =>
      read((patternProperties as Record<string, unknown>)[pattern], 'patternProperties', pattern),
    ),
  ];
}
