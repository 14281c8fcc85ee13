import { isObject } from '../../contract/schema/json-schema.ts';

/** A JSON object of a schema document. */
export type JsonObject = { readonly [keyword: string]: unknown };

const single = [
  'items',
  'additionalProperties',
  'propertyNames',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'unevaluatedProperties',
  'unevaluatedItems',
];
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const named = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'];

/** A copy of a schema with every schema in it replaced by what `change` makes of it, innermost first. */
export function mapSchema(schema: unknown, change: (schema: JsonObject) => JsonObject): unknown {
  if (!isObject(schema)) return schema;
  const inner = (part: unknown): unknown => mapSchema(part, change);
  const entries = Object.entries(schema).map(([keyword, value]): readonly [string, unknown] => {
    if (single.includes(keyword) && isObject(value)) return [keyword, inner(value)];
    if (lists.includes(keyword) && Array.isArray(value)) return [keyword, value.map(inner)];
    if (named.includes(keyword) && isObject(value)) return [keyword, mapMembers(value, inner)];
    return [keyword, value];
  });
  return change(Object.fromEntries(entries));
}

/** A copy of an OpenAPI document with every schema in it changed; what is no schema stays as it is. */
export function mapDocument(root: JsonObject, change: (schema: JsonObject) => JsonObject): JsonObject {
  const visit = (value: unknown, key: string, parent: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item, '', key));
    if (!isObject(value) || key === 'example' || key === 'examples') return value;
    if (key === 'schema' || parent === 'schemas') return mapSchema(value, change);
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, visit(item, name, key)]));
  };
  return visit(root, '', '') as JsonObject;
}

export function mapMembers(value: JsonObject, change: (part: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, change(part)]));
}
