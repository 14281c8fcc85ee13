import { patternAccepts } from './text/pattern-accepts.ts';
import { firstPlace } from './place-of.ts';
import { includesValue } from './same-value.ts';
import type { Conjunction, SchemaGraph, SchemaNode } from './schema-graph.ts';
import { settled } from './settled.ts';
import { sizeOf } from './shape.ts';
import type { Alternative, Fact, LimitName, Shape } from './shape.ts';
import { jsonTypes } from './json-type.ts';

// More than this many alternatives are not compared one by one.
const mostProducts = 4096;

/** What fits all of several shapes; undefined where too many alternatives would come of it. */
export function intersectAll(shapes: readonly Shape[], graph: SchemaGraph): Shape | undefined {
  let whole: Shape | undefined;
  for (const shape of shapes) {
    if (whole !== undefined && whole.length * shape.length > mostProducts * jsonTypes.length)
      return undefined;
    whole = whole === undefined ? shape : intersectShapes(whole, shape, graph);
  }
  return whole;
}

/** What fits both: every alternative of the one with every alternative of the other, where they have the type in common. */
export function intersectShapes(left: Shape, right: Shape, graph: SchemaGraph): Shape {
  return left.flatMap((one) =>
    right.filter(({ type }) => type === one.type).flatMap((other) => intersect(one, other, graph)),
  );
}

function intersect(left: Alternative, right: Alternative, graph: SchemaGraph): Shape {
  if (isOpen(left)) return [{ ...right, from: merged(left.from, right.from) }];
  if (isOpen(right)) return [{ ...left, from: merged(left.from, right.from) }];
  // One more `allOf` part copies all that the parts before it said.
  if (!graph.budget.take('steps', sizeOf(left) + sizeOf(right), () => firstPlace(right.from)))
    return [{ ...left, isPartial: true }];
  const values = commonValues(left, right);
  if (values?.value.length === 0) return [];
  const limits = strictest(left.limits, right.limits);
  const both = {
    ...left,
    ...right,
    ...(values === undefined ? {} : { values }),
    from: merged(left.from, right.from),
    limits,
    multiples: facts(left.multiples, right.multiples),
    patterns: facts(left.patterns, right.patterns),
    formats: facts(left.formats, right.formats),
    opaque: [...new Set([...left.opaque, ...right.opaque])],
  };
  return settled({ ...both, ...intersectParts(left, right, graph) }, graph);
}

/** Whether the alternative says nothing but its type. */
export function isOpen(alternative: Alternative): boolean {
  if (alternative.isPartial === true) return false;
  const { limits, multiples, patterns, formats, opaque, prefix, rest, properties, required } = alternative;
  const { additional, dependents, integer, patternProperties, unique, values } = alternative;
  const lists = [multiples, patterns, formats, opaque, prefix, rest.nodes, additional.nodes];
  return (
    lists.every(({ length }) => length === 0) &&
    [limits, properties, required, dependents, patternProperties].every(({ size }) => size === 0) &&
    [integer, unique, values].every((fact) => fact === undefined)
  );
}

function merged<Item>(left: readonly Item[], right: readonly Item[]): readonly Item[] {
  return left.length === 0 ? right : [...new Set([...left, ...right])];
}

function commonValues(left: Alternative, right: Alternative): Fact<readonly unknown[]> | undefined {
  if (left.values === undefined || right.values === undefined) return left.values ?? right.values;
  const others = right.values.value;
  return { ...left.values, value: left.values.value.filter((value) => includesValue(others, value)) };
}

function facts<Value>(left: readonly Fact<Value>[], right: readonly Fact<Value>[]): readonly Fact<Value>[] {
  return [...left, ...right.filter(({ value }) => !left.some((fact) => fact.value === value))];
}

function strictest(
  left: ReadonlyMap<LimitName, Fact<number>>,
  right: ReadonlyMap<LimitName, Fact<number>>,
): ReadonlyMap<LimitName, Fact<number>> {
  const limits = new Map(left);
  for (const [name, fact] of right) {
    const known = limits.get(name);
    if (known === undefined || stricter(name, fact.value, known.value)) limits.set(name, fact);
  }
  return limits;
}

/** Whether one bound lets fewer values through than another of the same name. */
function stricter(name: LimitName, one: number, other: number): boolean {
  return /^(min|exclusiveMin)/.test(name) ? one > other : one < other;
}

function intersectParts(left: Alternative, right: Alternative, graph: SchemaGraph): Partial<Alternative> {
  if (left.type === 'array') return intersectItems(left, right, graph);
  return left.type === 'object' ? intersectMembers(left, right, graph) : {};
}

function intersectItems(left: Alternative, right: Alternative, graph: SchemaGraph): Partial<Alternative> {
  const length = Math.max(left.prefix.length, right.prefix.length);
  const at = (alternative: Alternative, index: number): Conjunction =>
    alternative.prefix[index] ?? alternative.rest;
  return {
    prefix: Array.from({ length }, (_, index) => both(at(left, index), at(right, index), graph)),
    rest: both(left.rest, right.rest, graph),
  };
}

function intersectMembers(left: Alternative, right: Alternative, graph: SchemaGraph): Partial<Alternative> {
  const names = new Set([...left.properties.keys(), ...right.properties.keys()]);
  const member = (name: string): Conjunction =>
    both(memberOf(left, name, graph), memberOf(right, name, graph), graph);
  const hidden = new Map<string, SchemaNode>([...right.hidden, ...left.hidden]);
  const required = [...right.required, ...left.required].filter(([name]) => !hidden.has(name));
  return {
    properties: new Map([...names].map((name) => [name, member(name)])),
    required: new Map<string, SchemaNode>(required),
    dependents: mergedDependents(left, right, hidden),
    hidden,
    patternProperties: mergedPatterns(left.patternProperties, right.patternProperties, graph),
    additional: both(left.additional, right.additional, graph),
  };
}

function mergedDependents(
  left: Alternative,
  right: Alternative,
  hidden: ReadonlyMap<string, SchemaNode>,
): Alternative['dependents'] {
  if (left.dependents.size + right.dependents.size === 0) return left.dependents;
  const names = new Set([...left.dependents.keys(), ...right.dependents.keys()]);
  const merged = [...names].map((name) => {
    const asked = [...(right.dependents.get(name) ?? []), ...(left.dependents.get(name) ?? [])];
    return [name, new Map(asked.filter(([dependent]) => !hidden.has(dependent)))] as const;
  });
  return new Map(merged.filter(([name, asked]) => asked.size > 0 && !hidden.has(name)));
}

function mergedPatterns(
  left: ReadonlyMap<string, Conjunction>,
  right: ReadonlyMap<string, Conjunction>,
  graph: SchemaGraph,
): ReadonlyMap<string, Conjunction> {
  const all = new Map(left);
  for (const [pattern, schema] of right) {
    const known = all.get(pattern);
    all.set(pattern, known === undefined ? schema : both(known, schema, graph));
  }
  return all;
}

function both(left: Conjunction, right: Conjunction, graph: SchemaGraph): Conjunction {
  if (left === right || right.nodes.length === 0) return left;
  return left.nodes.length === 0 ? right : graph.conjunction([...left.nodes, ...right.nodes]);
}

/** What a member of a name must fit: its own schema and those of the patterns that it matches, else the additional one. */
export function memberOf(alternative: Alternative, name: string, graph: SchemaGraph): Conjunction {
  const own = alternative.properties.get(name);
  const { size } = alternative.patternProperties;
  if (size === 0 || !graph.budget.take('steps', size, () => firstPlace(alternative.from)))
    return own ?? alternative.additional;
  const matching = [...alternative.patternProperties].filter(([pattern]) => patternAccepts(pattern, name));
  const named = [...(own === undefined ? [] : [own]), ...matching.map(([, schema]) => schema)];
  if (named.length === 0) return alternative.additional;
  return named.length === 1
    ? (named[0] ?? alternative.additional)
    : graph.conjunction(named.flatMap(({ nodes }) => nodes));
}
