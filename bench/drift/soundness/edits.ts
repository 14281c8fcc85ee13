import type { ArbitrarySchema } from '../../../src/drift/testing/arbitrary-schema.ts';

type Fields = Record<string, unknown>;

const substitutes: readonly unknown[] = [
  true,
  false,
  { type: 'string' },
  { type: 'integer' },
  { minimum: 1 },
];
/** Where a schema may stand; elsewhere a member is left out or, if it is a number, moved by one. */
const schemaPlaces =
  /\/(properties|patternProperties|\$defs|definitions|dependentSchemas|allOf|anyOf|oneOf|prefixItems)\/[^/]*$|\/(items|additionalProperties|not)$/;

/** A schema with one part of it left out, moved by one, or replaced: each part once in every way. */
export function editsOf(schema: ArbitrarySchema): readonly ArbitrarySchema[] {
  const pointers: string[][] = [];
  collect(schema, [], pointers);
  return pointers.flatMap((pointer) => [without(schema, pointer), ...replaced(schema, pointer)]);
}

function collect(value: unknown, at: string[], into: string[][]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    into.push([...at, name]);
    collect(inner, [...at, name], into);
  }
}

function replaced(schema: ArbitrarySchema, pointer: readonly string[]): readonly ArbitrarySchema[] {
  const value = pointer.reduce<unknown>((owner, name) => (owner as Fields)[name], schema);
  if (typeof value === 'number')
    return [value - 1, value + 1].map((other) => withValue(schema, pointer, other));
  if (!schemaPlaces.test(`/${pointer.join('/')}`)) return [];
  return substitutes.map((other) => withValue(schema, pointer, other));
}

function withValue(schema: ArbitrarySchema, pointer: readonly string[], value: unknown): ArbitrarySchema {
  const copy = structuredClone(schema);
  Object.defineProperty(ownerOf(copy, pointer), pointer.at(-1) ?? '', {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy;
}

function without(schema: ArbitrarySchema, pointer: readonly string[]): ArbitrarySchema {
  const copy = structuredClone(schema);
  const owner = ownerOf(copy, pointer);
  if (Array.isArray(owner)) owner.splice(Number(pointer.at(-1)), 1);
  else Reflect.deleteProperty(owner, pointer.at(-1) ?? '');
  return copy;
}

function ownerOf(schema: ArbitrarySchema, pointer: readonly string[]): Fields {
  return pointer.slice(0, -1).reduce<unknown>((owner, name) => (owner as Fields)[name], schema) as Fields;
}
