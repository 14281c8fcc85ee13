import { isObject } from '../../schema/json-schema.ts';
import type { SchemaObject } from '../../schema/json-schema.ts';
import type { ApplyingSchema } from './applying-schemas.ts';

/** `others`: members of other names are named, and none is forbidden. */
type Takes = 'always' | 'others' | 'never';

/** Whether a value may have a member or item of a name, by schemas that speak of it together and do not name it. */
export function takes(together: readonly ApplyingSchema[], name: string): Takes {
  const schemas = together.map(({ schema }) => schema);
  if (schemas.some(isClosed)) return 'never';
  if (schemas.some(describesOthers)) return 'always';
  if (schemas.some((schema) => namesIn(schema).length > 0)) return 'others';
  const types = typesOf(schemas);
  if (types.length === 0 || types.includes('object')) return 'always';
  return types.includes('array') && /^\d+$/.test(name) ? 'always' : 'never';
}

/** The names of the members that a schema names. */
export function namesIn({ properties }: SchemaObject): readonly string[] {
  return Object.keys(isObject(properties) ? properties : {});
}

/** The types of a value by schemas that speak of it together; none where it may be of any. */
export function typesOf(schemas: readonly SchemaObject[]): readonly string[] {
  return [...new Set(schemas.flatMap((schema) => ownTypes(schema)))];
}

function ownTypes(schema: SchemaObject): readonly string[] {
  if (schema['type'] !== undefined) return [schema['type']].flat().map(String);
  if ('items' in schema || 'prefixItems' in schema) return ['array'];
  const values = 'const' in schema ? [schema['const']] : schema['enum'];
  return Array.isArray(values) ? values.map(typeOf) : [];
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

const others = ['additionalProperties', 'unevaluatedProperties', 'patternProperties'] as const;

function isClosed(schema: SchemaObject): boolean {
  return others.some((word) => schema[word] === false) && !('patternProperties' in schema);
}

function describesOthers(schema: SchemaObject): boolean {
  return others.some((word) => word in schema && schema[word] !== false);
}
