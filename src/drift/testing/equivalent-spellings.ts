import { isObject } from '../../contract/schema/json-schema.ts';
import { assertionSpellings } from './equivalent-assertions.ts';
import type { JsonObject } from './map-schemas.ts';
import type { Dice, Spelling } from './spelling.ts';

export type { Dice } from './spelling.ts';

const words = ['title', 'description', 'deprecated', 'readOnly', 'writeOnly', 'example', 'default'];

/** Laws of JSON Schema 2020-12 under which a schema stays what it is. */
export const spellings: Readonly<Record<string, Spelling>> = {
  ...assertionSpellings,

  'keywords in another order': (schema, dice) => Object.fromEntries(shuffled(Object.entries(schema), dice)),

  'lists without an order in another order': (schema, dice) =>
    replaced(schema, ['required', 'enum', 'type', 'allOf', 'anyOf', 'oneOf'], (list) =>
      Array.isArray(list) ? shuffled(list, dice) : list,
    ),

  'allOf around the whole': (schema) => ({ allOf: [schema] }),

  'anyOf around the whole': (schema) => (hidesMember(schema) ? undefined : { anyOf: [schema] }),

  'oneOf around the whole': (schema) => (hidesMember(schema) ? undefined : { oneOf: [schema] }),

  'words outside, the rest in allOf': (schema) => {
    const [said, rest] = split(schema, words);
    return { ...said, allOf: [rest] };
  },

  'a reference in allOf': (schema) => {
    const { $ref, ...rest } = schema;
    return typeof $ref === 'string' && rest['allOf'] === undefined
      ? { ...rest, allOf: [{ $ref }] }
      : undefined;
  },

  'required names in an allOf part of their own': (schema) => {
    const { required, ...rest } = schema;
    if (!Array.isArray(required) || rest['allOf'] !== undefined) return undefined;
    return { ...rest, allOf: [{ required }] };
  },

  'limits in allOf parts of their own': (schema) => {
    const [limits, rest] = split(schema, [
      'minLength',
      'maxLength',
      'pattern',
      'minimum',
      'maximum',
      'format',
    ]);
    const names = Object.keys(limits);
    if (names.length === 0 || rest['allOf'] !== undefined) return undefined;
    return { ...rest, allOf: names.map((name) => ({ [name]: limits[name] })) };
  },

  'properties in allOf parts of their own': (schema) => {
    const { properties, ...rest } = schema;
    const closing = ['additionalProperties', 'unevaluatedProperties', 'patternProperties', 'allOf'];
    if (!isObject(properties) || closing.some((name) => rest[name] !== undefined)) return undefined;
    const parts = Object.entries(properties).map(([name, part]) => ({ properties: { [name]: part } }));
    return { ...rest, allOf: parts };
  },

  'const as an enum of one': (schema) => {
    if (!Object.hasOwn(schema, 'const') || schema['enum'] !== undefined) return undefined;
    const { const: value, ...rest } = schema;
    return { ...rest, enum: [value] };
  },

  'an enum of one as const': (schema) => {
    const { enum: list, ...rest } = schema;
    return Array.isArray(list) && list.length === 1 && rest['const'] === undefined
      ? { ...rest, const: list[0] as unknown }
      : undefined;
  },

  'an enum as anyOf of constants': (schema) => {
    const { enum: list, ...rest } = schema;
    if (!Array.isArray(list) || list.length === 0 || rest['anyOf'] !== undefined) return undefined;
    return { ...rest, anyOf: list.map((value: unknown) => ({ const: value })) };
  },

  'types as anyOf': (schema) => {
    const { type, ...rest } = schema;
    if (!Array.isArray(type) || rest['anyOf'] !== undefined) return undefined;
    return { ...rest, anyOf: type.map((name: unknown) => ({ type: name })) };
  },

  'null as a branch of its own': (schema) => {
    const [said, { type, ...rest }] = split(schema, words);
    const speaking = ['enum', 'const', '$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if'];
    const names = Array.isArray(type) ? type.filter((name) => name !== 'null') : [];
    if (!Array.isArray(type) || names.length === type.length || names.length === 0) return undefined;
    if (speaking.some((keyword) => rest[keyword] !== undefined)) return undefined;
    return { ...said, anyOf: [{ ...rest, type: names }, { type: 'null' }] };
  },

  'one type as a list': ({ type, ...rest }) =>
    typeof type === 'string' ? { ...rest, type: [type] } : undefined,

  'integer as number by ones': (schema) =>
    schema['type'] === 'integer' && schema['multipleOf'] === undefined
      ? { ...schema, type: 'number', multipleOf: 1 }
      : undefined,

  'anyOf nested': (schema) => {
    const { anyOf, ...rest } = schema;
    if (!Array.isArray(anyOf) || anyOf.length < 2) return undefined;
    return { ...rest, anyOf: [{ anyOf: anyOf.slice(0, -1) }, anyOf.at(-1) as unknown] };
  },

  'a branch of anyOf twice': (schema) => {
    const { anyOf, ...rest } = schema;
    return Array.isArray(anyOf) && anyOf.length > 0
      ? { ...rest, anyOf: [...(anyOf as readonly unknown[]), anyOf[0] as unknown] }
      : undefined;
  },

  'defaults written out': (schema) => {
    const { type } = schema;
    const idle: JsonObject = {
      ...(type === 'string' ? { minLength: 0 } : {}),
      ...(type === 'array' ? { minItems: 0, uniqueItems: false } : {}),
      ...(type === 'object' ? { minProperties: 0, required: [] } : {}),
    };
    return { deprecated: false, readOnly: false, writeOnly: false, ...idle, ...schema };
  },

  'open objects said to be open': (schema, dice) =>
    schema['type'] === 'object' &&
    (schema['additionalProperties'] ?? true) === true &&
    schema['unevaluatedProperties'] === undefined
      ? { ...schema, additionalProperties: dice(2) === 0 ? true : {} }
      : undefined,
};

// What hides a member has to be seen at the member itself.
function hidesMember(schema: JsonObject): boolean {
  return schema['readOnly'] === true || schema['writeOnly'] === true;
}

function split(schema: JsonObject, names: readonly string[]): readonly [JsonObject, JsonObject] {
  const entries = Object.entries(schema);
  return [
    Object.fromEntries(entries.filter(([name]) => names.includes(name))),
    Object.fromEntries(entries.filter(([name]) => !names.includes(name))),
  ];
}

function replaced(
  schema: JsonObject,
  names: readonly string[],
  change: (value: unknown) => unknown,
): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, names.includes(name) ? change(value) : value]),
  );
}

/** Fisher and Yates. */
export function shuffled<Item>(items: readonly Item[], dice: Dice): readonly Item[] {
  const list = [...items];
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = dice(last + 1);
    [list[last], list[other]] = [list[other] as Item, list[last] as Item];
  }
  return list;
}
