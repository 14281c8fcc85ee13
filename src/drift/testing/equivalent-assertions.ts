import type { Spelling } from './spelling.ts';
import type { JsonObject } from './map-schemas.ts';

const types = ['null', 'boolean', 'number', 'string', 'array', 'object'];
const inPlace = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'contains', 'dependentSchemas', 'dependencies'];

/** Laws under which other keywords of JSON Schema 2020-12 ask for the same. */
export const assertionSpellings: Readonly<Record<string, Spelling>> = {
  'no further items as how many there are': ({ items, maxItems, prefixItems, ...rest }) => {
    if (items !== false || maxItems !== undefined || rest['unevaluatedItems'] !== undefined) return undefined;
    const first = Array.isArray(prefixItems) ? prefixItems : [];
    return { ...rest, ...(first.length > 0 ? { prefixItems } : {}), maxItems: first.length };
  },

  'no items as none that fit': (schema) => {
    const { maxItems, ...rest } = schema;
    const isSaid = ['items', 'prefixItems', 'unevaluatedItems'].some((name) => rest[name] !== undefined);
    return maxItems === 0 && !isSaid ? { ...rest, items: false } : undefined;
  },

  'other items as those that nothing speaks about': (schema) => {
    const { items, ...rest } = schema;
    if (items === undefined || speaksInPlace(rest, 'unevaluatedItems')) return undefined;
    return { ...rest, unevaluatedItems: items };
  },

  'other members as those that nothing speaks about': (schema) => {
    const { additionalProperties, ...rest } = schema;
    if (additionalProperties === undefined || speaksInPlace(rest, 'unevaluatedProperties')) return undefined;
    return { ...rest, unevaluatedProperties: additionalProperties };
  },

  'other members as those of any name': (schema) => {
    const { additionalProperties, ...rest } = schema;
    const others = ['properties', 'patternProperties', 'unevaluatedProperties'];
    if (additionalProperties === undefined || others.some((name) => rest[name] !== undefined))
      return undefined;
    return { ...rest, patternProperties: { '': additionalProperties } };
  },

  'no members as none that fit': (schema) => {
    const { maxProperties, ...rest } = schema;
    const others = ['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties'];
    if (maxProperties !== 0 || others.some((name) => rest[name] !== undefined)) return undefined;
    return { ...rest, additionalProperties: false };
  },

  'as many members as have to be there': (schema) => {
    const { minProperties, properties, required } = schema;
    // Who hides a member does not ask for it.
    const hides = /readOnly|writeOnly|\$ref/.test(JSON.stringify(properties ?? {}));
    return Array.isArray(required) && minProperties === undefined && !hides
      ? { ...schema, minProperties: new Set(required).size }
      : undefined;
  },

  'as many members as there can be': (schema) => {
    const { additionalProperties, maxProperties, patternProperties, properties } = schema;
    if (additionalProperties !== false || (maxProperties ?? patternProperties) !== undefined)
      return undefined;
    return { ...schema, maxProperties: Object.keys(properties ?? {}).length };
  },

  'dependencies in one keyword': (schema) => {
    const { dependentRequired, dependentSchemas, ...rest } = schema;
    const both = { ...(dependentRequired ?? {}), ...(dependentSchemas ?? {}) };
    const count = Object.keys(dependentRequired ?? {}).length + Object.keys(dependentSchemas ?? {}).length;
    const isOne = count > 0 && Object.keys(both).length === count && rest['dependencies'] === undefined;
    return isOne ? { ...rest, dependencies: both } : undefined;
  },

  'types as not the others': (schema) => {
    const { type, ...rest } = schema;
    const named: readonly unknown[] = type === undefined ? [] : [type].flat();
    if (named.length === 0 || named.includes('integer') || rest['not'] !== undefined) return undefined;
    return { ...rest, not: { type: types.filter((name) => !named.includes(name)) } };
  },

  'all types': (schema) =>
    schema['type'] === undefined && schema['nullable'] === undefined ? { ...schema, type: types } : undefined,

  'not of what nothing fits': (schema) =>
    schema['not'] === undefined ? { ...schema, not: false } : undefined,

  'booleans as a list': ({ type, ...rest }) =>
    type === 'boolean' && !isListed(rest) ? { ...rest, enum: [false, true] } : undefined,

  'null as a value': ({ type, ...rest }) =>
    type === 'null' && !isListed(rest) ? { ...rest, const: null } : undefined,

  'patterns in other words': (schema) => {
    const { pattern, patternProperties, ...rest } = schema;
    if (pattern === undefined && patternProperties === undefined) return undefined;
    const members = Object.entries(patternProperties ?? {}).map(
      ([name, part]) => [respelled(name), part] as const,
    );
    return {
      ...rest,
      ...(typeof pattern === 'string' ? { pattern: respelled(pattern) } : {}),
      ...(patternProperties === undefined ? {} : { patternProperties: Object.fromEntries(members) }),
    };
  },
};

function speaksInPlace(schema: JsonObject, keyword: string): boolean {
  return [...inPlace, keyword].some((name) => schema[name] !== undefined);
}

function isListed(schema: JsonObject): boolean {
  return schema['enum'] !== undefined || Object.hasOwn(schema, 'const');
}

function respelled(pattern: string): string {
  const words = pattern.replaceAll('[0-9]', String.raw`\d`).replaceAll('[0-9-]', String.raw`[\-\d]`);
  return `(?:${words.replaceAll('*', '{0,}')}){1}`;
}
