import { isObject, localPointer } from '../../contract/schema/json-schema.ts';
import type { SchemaObject } from '../../contract/schema/json-schema.ts';
import { getAt, toPointer } from '../../util/pointer.ts';

/** What the schemas at one place of a contract say together, as far as an observation can be held against it. */
export type SchemaView = {
  /** JSON types that are let through; undefined: any. */
  readonly types: ReadonlySet<string> | undefined;
  /** The listed values; undefined: no list. */
  readonly values: readonly unknown[] | undefined;
  readonly format: string | undefined;
  readonly required: ReadonlySet<string>;
  /** Pointers of what is said of each named member, and of those without a name of their own. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly otherMembers: readonly string[];
  readonly items: readonly string[];
  /** Whether members that are not named are let through on purpose: a map, or an object that names none. */
  readonly isOpen: boolean;
};

type Facts = Pick<SchemaView, 'types' | 'values' | 'required'>;

/**
 * What the schemas at these pointers say; several pointers are alternatives. Alternatives and conditions are let
 * through together: what any branch allows is allowed, what all of them demand is demanded.
 */
export function schemaView(document: unknown, pointers: readonly string[]): SchemaView {
  const facts = either(pointers.map((pointer) => factsAt(document, pointer, new Set())));
  const parts = partsOf(document, pointers);
  const names = new Set([...parts.values()].flatMap((part) => keysOf(part['properties'])));
  const members = [...names].map((name) => [name, below(parts, ['properties', name])] as const);
  const otherMembers = ['additionalProperties', 'unevaluatedProperties'].flatMap((key) =>
    below(parts, [key]),
  );
  const isOpen =
    (names.size === 0 && parts.size > 0) ||
    otherMembers.length > 0 ||
    [...parts.values()].some((part) => 'patternProperties' in part);
  return {
    ...facts,
    format: [...parts.values()].map((part) => part['format']).find((format) => typeof format === 'string'),
    members: new Map(members),
    otherMembers,
    items: below(parts, ['items']),
    isOpen,
  };
}

const anything: Facts = { types: undefined, values: undefined, required: new Set() };

function factsAt(document: unknown, pointer: string, seen: ReadonlySet<string>): Facts {
  const schema = getAt(document, pointer);
  if (!isObject(schema) || seen.has(pointer)) return anything;
  const next = new Set([...seen, pointer]);
  const at = (target: string) => factsAt(document, target, next);
  const reference = localPointer(schema['$ref']);
  const choices = (['anyOf', 'oneOf'] as const)
    .map((key) => listAt(pointer, schema, key))
    .filter((branches) => branches.length > 0)
    .map((branches) => either(branches.map(at)));
  return [
    ownFacts(schema),
    ...(reference === undefined ? [] : [at(reference)]),
    ...listAt(pointer, schema, 'allOf').map(at),
    ...choices,
  ].reduce(both);
}

function ownFacts(schema: SchemaObject): Facts {
  const listed = Array.isArray(schema['enum']) ? schema['enum'] : undefined;
  const values = 'const' in schema ? [schema['const']] : listed;
  const declared = [schema['type'] ?? []].flat().filter((type) => typeof type === 'string');
  const named = declared.length > 0 ? declared : values?.map(typeOf);
  const isNull = schema['nullable'] === true ? ['null'] : [];
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return {
    types: named === undefined ? undefined : new Set([...named, ...isNull]),
    values,
    required: new Set(required.filter((name) => typeof name === 'string')),
  };
}

function both(left: Facts, right: Facts): Facts {
  const { types: one, values: some } = left;
  const { types: other, values: others } = right;
  return {
    types: one === undefined || other === undefined ? (one ?? other) : sharedTypes(one, other),
    values: some ?? others,
    required: left.required.union(right.required),
  };
}

function sharedTypes(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  const wide = (types: ReadonlySet<string>) =>
    types.has('number') ? types.union(new Set(['integer'])) : types;
  return wide(one).intersection(wide(other));
}

function either(branches: readonly Facts[]): Facts {
  const [first = anything, ...rest] = branches;
  return rest.reduce(
    (one, other) => ({
      types: one.types === undefined || other.types === undefined ? undefined : one.types.union(other.types),
      values: eitherValues(one, other),
      required: one.required.intersection(other.required),
    }),
    first,
  );
}

// A branch that is null alone adds null to the list of the other, as nullable enums are written.
function eitherValues(one: Facts, other: Facts): readonly unknown[] | undefined {
  const valuesOf = ({ types, values }: Facts) =>
    values ?? (types?.size === 1 && types.has('null') ? [null] : undefined);
  const [left, right] = [valuesOf(one), valuesOf(other)];
  return left === undefined || right === undefined ? undefined : [...left, ...right];
}

/** Every schema that may say something of the value itself, by its pointer. */
function partsOf(document: unknown, pointers: readonly string[]): ReadonlyMap<string, SchemaObject> {
  const parts = new Map<string, SchemaObject>();
  const waiting = [...pointers];
  for (let pointer = waiting.pop(); pointer !== undefined; pointer = waiting.pop()) {
    const schema = getAt(document, pointer);
    if (!isObject(schema) || parts.has(pointer)) continue;
    parts.set(pointer, schema);
    const reference = localPointer(schema['$ref']);
    const at = pointer;
    waiting.push(
      ...(reference === undefined ? [] : [reference]),
      ...['allOf', 'anyOf', 'oneOf'].flatMap((key) => listAt(at, schema, key)),
      ...['if', 'then', 'else'].filter((key) => key in schema).map((key) => `${at}/${key}`),
      ...keysOf(schema['dependentSchemas']).map((name) => at + toPointer(['dependentSchemas', name])),
    );
  }
  return parts;
}

function below(parts: ReadonlyMap<string, SchemaObject>, path: readonly string[]): readonly string[] {
  return [...parts].flatMap(([pointer, part]) => {
    const found = path.reduce<unknown>(
      (at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined),
      part,
    );
    return found === undefined || found === false ? [] : [pointer + toPointer(path)];
  });
}

function listAt(pointer: string, schema: SchemaObject, key: string): readonly string[] {
  const list = schema[key];
  return Array.isArray(list) ? list.map((_, index) => `${pointer}/${key}/${index}`) : [];
}

function keysOf(value: unknown): readonly string[] {
  return isObject(value) ? Object.keys(value) : [];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}
