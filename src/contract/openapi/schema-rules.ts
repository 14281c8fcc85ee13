import { isKnownFormat, knownFormats } from '../schema/formats.ts';
import { isObject } from '../schema/json-schema.ts';
import type { SchemaObject } from '../schema/json-schema.ts';
import { readPattern } from '../schema/lenient-pattern.ts';
import { shownValue } from './document-problem.ts';

const types = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];
const numbers = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
const counts = [
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'],
  ...['minContains', 'maxContains'],
];
const named = ['properties', 'patternProperties', 'dependentSchemas'];
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];

/** What no value is held against, and what the validator would stumble over: references go by places of the document. */
const idle = [
  ...['$id', 'id', '$anchor', '$async', '$recursiveRef', '$recursiveAnchor'],
  ...['formatMinimum', 'formatMaximum', 'formatExclusiveMinimum', 'formatExclusiveMaximum'],
];

/** A keyword with what its value must be; `holds` is asked only where the keyword is present. */
export type SchemaRule = {
  readonly keyword: string;
  readonly message: string;
  readonly expected: string;
  readonly holds: (value: unknown, schema: SchemaObject) => boolean;
  readonly names?: () => readonly string[];
  readonly isPassedOver?: true;
  readonly isLeftOut?: true;
};

// The validator lets null through beside a type, as the author meant it; without one it gives up.
const nullable: SchemaRule = {
  keyword: 'nullable',
  message: 'nullable is of OpenAPI 3.0 and says nothing in 3.1',
  expected: "type: [..., 'null']",
  holds: (value, schema) => !isUsedBesideType(value, schema),
  isPassedOver: true,
};

/** What a keyword of a schema must be, so that a validator can use it as it is meant; the rest is passed over or left out. */
export const schemaRules: readonly SchemaRule[] = [
  {
    keyword: 'type',
    message: 'there is no such type',
    expected: types.join(', '),
    holds: (value) => [value].flat().every((type) => types.includes(shownValue(type))),
    names: () => types,
  },
  ...(['type', 'format', 'pattern'] as const).map((keyword): SchemaRule => ({
    keyword,
    message: `${keyword} is text, in quotes where it reads as something else`,
    expected: keyword === 'type' ? "'null'" : 'text',
    holds: (value) => isText(keyword === 'type' ? [value].flat() : [value]),
    isPassedOver: true,
    isLeftOut: true,
  })),
  {
    keyword: 'uniqueItems',
    message: 'uniqueItems is true or false',
    expected: 'true or false',
    holds: (value) => typeof value === 'boolean',
  },
  {
    keyword: 'format',
    message: 'a format that is not checked here',
    expected: 'a format of JSON Schema or OpenAPI',
    holds: (value) => typeof value !== 'string' || isKnownFormat(value),
    names: knownFormats,
    isPassedOver: true,
  },
  {
    keyword: 'pattern',
    message: 'a pattern that is not checked here',
    expected: 'a regular expression of ECMA-262',
    holds: isPattern,
    isPassedOver: true,
  },
  ...[nullable, { ...nullable, holds: isUsedBesideType, isLeftOut: true as const }],
  {
    keyword: 'enum',
    message: 'an enum lists its values',
    expected: 'a list that is not empty',
    holds: (value) => Array.isArray(value) && value.length > 0,
  },
  {
    keyword: 'required',
    message: 'required lists names of members',
    expected: 'a list of names',
    holds: (value) => typeof value === 'boolean' || isNames(value),
  },
  {
    keyword: 'required',
    message: 'required of one member says nothing',
    expected: 'a list of names around the members',
    holds: (value) => typeof value !== 'boolean',
    isPassedOver: true,
    isLeftOut: true,
  },
  ...named.map((keyword): SchemaRule => ({
    keyword,
    message: `${keyword} holds schemas by name`,
    expected: 'an object',
    holds: isObject,
  })),
  ...lists.map((keyword): SchemaRule => ({
    keyword,
    message: `${keyword} lists schemas`,
    expected: 'a list',
    holds: Array.isArray,
  })),
  ...lists.map((keyword): SchemaRule => ({
    keyword,
    message: `an empty ${keyword} says nothing`,
    expected: 'a list that is not empty',
    holds: (value) => !Array.isArray(value) || value.length > 0,
    isPassedOver: true,
    isLeftOut: true,
  })),
  {
    keyword: 'dependentRequired',
    message: 'dependentRequired lists names of members by name',
    expected: 'an object of lists',
    holds: (value) => isObject(value) && Object.values(value).every(isNames),
  },
  ...idle.map((keyword): SchemaRule => ({
    keyword,
    message: `${keyword} says nothing here`,
    expected: 'a keyword by which values are checked',
    holds: () => false,
    isPassedOver: true,
    isLeftOut: true,
  })),
  {
    keyword: '$dynamicRef',
    message: 'a reference that is not followed',
    expected: 'the name of a $dynamicAnchor, after #',
    holds: (value) => typeof value === 'string' && /^#[A-Za-z_]/.test(value),
    isPassedOver: true,
    isLeftOut: true,
  },
  ...numbers.map((keyword): SchemaRule => ({
    keyword,
    message: `${keyword} is a number`,
    expected: 'a number',
    holds: (value) => typeof value === 'number',
  })),
  ...counts.map((keyword): SchemaRule => ({
    keyword,
    message: `${keyword} is a count`,
    expected: 'an integer from 0',
    holds: isCount,
  })),
];

function isUsedBesideType(value: unknown, { type }: SchemaObject): boolean {
  const given = [type].flat();
  return isText(given) && !(value === false && given.includes('null'));
}

function isPattern(pattern: unknown): boolean {
  return typeof pattern !== 'string' || readPattern(pattern) !== undefined;
}

function isText(values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) && isText(value);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}
