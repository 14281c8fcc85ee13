import { dependenciesOf } from './dependencies.ts';
import { containedItems } from './contained-items.ts';
import { isShownOnly } from './annotation.ts';
import { jsonType, jsonTypes } from './json-type.ts';
import { openAlternative } from './open-alternative.ts';
import { opaqueKeywords } from './opaque-keywords.ts';
import { hiddenSchema } from './hidden-schema.ts';
import type { Hidden } from './hidden-schema.ts';
import { matchesAnything } from './text/same-pattern.ts';
import type { Conjunction, SchemaGraph, SchemaNode } from './schema-graph.ts';
import { includesValue } from './same-value.ts';
import { settled } from './settled.ts';
import type { Alternative, Fact, LimitName, Shape } from './shape.ts';
import type { JsonType } from './json-type.ts';

type Raw = Readonly<Record<string, unknown>>;

/** What a schema is read in: its document, the schema that says nothing, and what the direction does not carry. */
export type Context = {
  readonly graph: SchemaGraph;
  readonly anything: Conjunction;
  readonly hidden: Hidden;
};

/** What the keywords of one schema say, applicators in place (`allOf`, `anyOf`, `oneOf`, `$ref`) left out. */
export function keywordShape(node: SchemaNode, raw: Raw, context: Context): Shape {
  const { anything, graph } = context;
  const types = typesOf(raw);
  if (types.some(({ type }) => type === 'array' || type === 'object') && isTooMuch(node, raw, graph))
    return types.map(({ type }) => ({ ...openAlternative(type, anything, [node]), isPartial: true }));
  return types.flatMap(({ type, integer }) => {
    const open = openAlternative(type, anything, [node]);
    const read = {
      ...open,
      ...factsOf(type, node, raw, context),
      opaque: opaqueKeywords(type, node, raw, graph),
    };
    const whole = integer ? { ...read, integer: { value: true, at: node } as const } : read;
    return settled(whole, graph).flatMap((alternative) => withValues(alternative, node, raw));
  });
}

function typesOf(raw: Raw): readonly { readonly type: JsonType; readonly integer: boolean }[] {
  if (raw['type'] === undefined) return jsonTypes.map((type) => ({ type, integer: false }));
  const named = new Set([raw['type']].flat());
  const integer = named.has('integer') && !named.has('number');
  if (integer) named.add('number');
  return jsonTypes
    .filter((type) => named.has(type))
    .map((type) => ({ type, integer: integer && type === 'number' }));
}

function withValues(alternative: Alternative, node: SchemaNode, raw: Raw): Shape {
  const listed = listedValues(raw);
  if (listed === undefined) return [alternative];
  const values = listed.filter((value) => jsonType(value) === alternative.type);
  if (values.length === 0) return [];
  const all = alternative.type === 'null' || (alternative.type === 'boolean' && new Set(values).size === 2);
  return [all ? alternative : { ...alternative, values: { value: values, at: node } }];
}

function listedValues(raw: Raw): readonly unknown[] | undefined {
  const values = Array.isArray(raw['enum']) ? raw['enum'] : undefined;
  if (!Object.hasOwn(raw, 'const')) return values;
  return values === undefined || includesValue(values, raw['const']) ? [raw['const']] : [];
}

const limitsOf: Readonly<Record<JsonType, readonly LimitName[]>> = {
  null: [],
  boolean: [],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  string: ['minLength', 'maxLength'],
  array: ['minItems', 'maxItems'],
  object: ['minProperties', 'maxProperties'],
};

// A lower bound of nothing is none.
const idle = new Set<LimitName>(['minLength', 'minItems', 'minProperties']);

function factsOf(type: JsonType, node: SchemaNode, raw: Raw, context: Context): Partial<Alternative> {
  const limits = limitFacts(type, node, raw);
  const fact = <Value>(value: Value): Fact<Value> => ({ value, at: node });
  const format =
    formatType(raw['format'], type) && typeof raw['format'] === 'string' ? [fact(raw['format'])] : [];
  if (type === 'number')
    return {
      limits,
      formats: format,
      multiples: typeof raw['multipleOf'] === 'number' ? [fact(raw['multipleOf'])] : [],
    };
  if (type === 'string')
    return {
      limits,
      formats: format,
      patterns: typeof raw['pattern'] === 'string' ? [fact(raw['pattern'])] : [],
    };
  if (type === 'array') return { limits, ...arrayFacts(node, raw, context) };
  return type === 'object' ? { limits, ...objectFacts(node, raw, context) } : {};
}

const numberFormats = new Set([
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'float',
  'double',
  'decimal',
]);

function formatType(format: unknown, type: JsonType): boolean {
  return (
    typeof format === 'string' &&
    !isShownOnly('format', format) &&
    numberFormats.has(format) === (type === 'number')
  );
}

function limitFacts(type: JsonType, node: SchemaNode, raw: Raw): ReadonlyMap<LimitName, Fact<number>> {
  const limits = new Map<LimitName, Fact<number>>();
  for (const name of limitsOf[type]) {
    const value = raw[name];
    if (typeof value === 'number' && !(idle.has(name) && value <= 0)) limits.set(name, { value, at: node });
  }
  const { least = 0, most = Infinity } = (type === 'array' ? containedItems(raw) : undefined) ?? {};
  if (least > (limits.get('minItems')?.value ?? 0)) limits.set('minItems', { value: least, at: node });
  if (most < (limits.get('maxItems')?.value ?? Infinity)) limits.set('maxItems', { value: most, at: node });
  for (const [exclusive, plain] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const bound = limits.get(plain);
    if (raw[exclusive] !== true || bound === undefined) continue;
    limits.delete(plain);
    limits.set(exclusive, bound);
  }
  return limits;
}

function arrayFacts(node: SchemaNode, raw: Raw, { anything, graph }: Context): Partial<Alternative> {
  const items = raw['items'];
  const tuple = Array.isArray(raw['prefixItems']) ? raw['prefixItems'] : Array.isArray(items) ? items : [];
  const keyword = Array.isArray(items) ? 'items' : 'prefixItems';
  const [after, afterKey] = Array.isArray(items)
    ? [raw['additionalItems'], 'additionalItems']
    : [items, 'items'];
  return {
    prefix: tuple.map((item, index) => graph.conjunction([graph.child(node, item, keyword, index)])),
    rest: after === undefined ? anything : graph.conjunction([graph.child(node, after, afterKey)]),
    ...(raw['uniqueItems'] === true ? { unique: { value: true, at: node } as const } : {}),
  };
}

function objectFacts(node: SchemaNode, raw: Raw, context: Context): Partial<Alternative> {
  const { anything, graph, hidden } = context;
  const properties = memberSchemas(node, raw, graph, 'properties');
  const unseen = new Map<string, SchemaNode>();
  for (const [name, { nodes }] of properties) {
    const hiding = hiddenSchema(nodes, graph, hidden);
    if (hiding !== undefined) unseen.set(name, hiding);
  }
  for (const name of unseen.keys()) properties.set(name, anything);
  const required = Array.isArray(raw['required']) ? raw['required'] : [];
  const asked = required.filter((name): name is string => typeof name === 'string' && !unseen.has(name));
  return {
    ...otherMembers(node, raw, properties, context),
    required: new Map(asked.map((name) => [name, node])),
    dependents: dependentMembers(node, raw, unseen),
    hidden: unseen,
  };
}

function dependentMembers(node: SchemaNode, raw: Raw, unseen: Names): Alternative['dependents'] {
  const { names } = dependenciesOf(raw);
  const seen = [...names].filter(([name]) => !unseen.has(name));
  const asked = seen.map(([name, dependents]) => {
    const carried = dependents.filter((dependent) => !unseen.has(dependent));
    return [name, new Map(carried.map((dependent) => [dependent, node]))] as const;
  });
  return new Map(asked.filter(([, dependents]) => dependents.size > 0));
}

type Names = Pick<ReadonlySet<string>, 'has'>;
type Members = ReadonlyMap<string, Conjunction>;

function otherMembers(
  node: SchemaNode,
  raw: Raw,
  properties: Members,
  context: Context,
): Partial<Alternative> {
  const { anything, graph } = context;
  const patternProperties = memberSchemas(node, raw, graph, 'patternProperties');
  const every = [...patternProperties.keys()].filter(matchesAnything);
  if (every.length === 0) {
    const said = raw['additionalProperties'];
    const keyword = 'additionalProperties';
    return {
      properties,
      patternProperties,
      additional: said === undefined ? anything : graph.conjunction([graph.child(node, said, keyword)]),
    };
  }
  // What is said of names of any kind leaves none that are additional.
  const general = every.flatMap((pattern) => patternProperties.get(pattern)?.nodes ?? []);
  for (const pattern of every) patternProperties.delete(pattern);
  const besides = (members: Members): Members =>
    new Map([...members].map(([name, { nodes }]) => [name, graph.conjunction([...nodes, ...general])]));
  return {
    properties: besides(properties),
    patternProperties: besides(patternProperties),
    additional: graph.conjunction(general),
  };
}

function memberSchemas(
  node: SchemaNode,
  raw: Raw,
  graph: SchemaGraph,
  keyword: string,
): Map<string, Conjunction> {
  const members = Object.entries((raw[keyword] as Raw | null | undefined) ?? {});
  return new Map(
    members.map(([name, schema]) => [name, graph.conjunction([graph.child(node, schema, keyword, name)])]),
  );
}

/** Whether its members are more than may be looked into. */
function isTooMuch(node: SchemaNode, raw: Raw, graph: SchemaGraph): boolean {
  const keywords = ['properties', 'patternProperties', 'required', 'prefixItems', 'items'];
  const count = keywords.reduce((sum, keyword) => sum + sizeOf(raw[keyword]), 0);
  return !graph.mayLookInto(node, count);
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}
