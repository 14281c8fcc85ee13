import { nearest } from '../../util/nearest.ts';
import { getAt, toPointer } from '../../util/pointer.ts';
import { typeName } from '../schema/describe-error.ts';
import { isKnownFormat, knownFormats } from '../schema/formats.ts';
import { below, isObject, subschemas } from '../schema/json-schema.ts';
import { readPattern } from '../schema/lenient-pattern.ts';
import { shownValue } from './document-problem.ts';
import type { DocumentProblem } from './document-problem.ts';

const types = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];
const numbers = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
const counts = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'];

/** Schemas of a document that no validator could use as they are meant: unknown types and formats, keywords of OpenAPI 3.0. */
export function findSchemaProblems(document: unknown): readonly DocumentProblem[] {
  return schemaRoots(document, '', new Set()).flatMap((at) => problemsBelow(getAt(document, at), at));
}

/** Every `schema` of a parameter, header or media type, and every component schema. */
function schemaRoots(value: unknown, at: string, seen: Set<unknown>): readonly string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  return Object.entries(value).flatMap(([name, member]): readonly string[] => {
    const below = at + toPointer([name]);
    const isRoot = name === 'schema' || at === '/components/schemas';
    if (isRoot) return [below];
    return name.startsWith('x-') || name === 'example' || name === 'examples'
      ? []
      : schemaRoots(member, below, seen);
  });
}

function problemsBelow(schema: unknown, at: string): readonly DocumentProblem[] {
  if (typeof schema === 'boolean') return [];
  if (!isObject(schema))
    return [
      {
        at,
        message: 'this is no schema',
        expected: 'an object',
        found: typeName(schema),
      },
    ];
  const deeper = subschemas(schema).flatMap(({ path }) =>
    problemsBelow(below(schema, path), at + toPointer(path)),
  );
  return [...keywordProblems(schema, at), ...deeper];
}

type Schema = Readonly<Record<string, unknown>>;

/** A keyword with what its value must be; `holds` is asked only where the keyword is present. */
type Rule = {
  readonly keyword: string;
  readonly message: string;
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
  readonly names?: () => readonly string[];
  readonly isPassedOver?: true;
  readonly isLeftOut?: true;
};

const rules: readonly Rule[] = [
  {
    keyword: 'type',
    message: 'there is no such type',
    expected: types.join(', '),
    holds: (value) => [value].flat().every((type) => types.includes(shownValue(type))),
    names: () => types,
  },
  ...(['type', 'format', 'pattern'] as const).map((keyword): Rule => ({
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
  {
    keyword: 'nullable',
    message: 'nullable is of OpenAPI 3.0 and says nothing in 3.1',
    expected: "type: [..., 'null']",
    holds: () => false,
    isPassedOver: true,
  },
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
  {
    keyword: 'properties',
    message: 'properties holds schemas by name',
    expected: 'an object',
    holds: isObject,
  },
  ...numbers.map((keyword): Rule => ({
    keyword,
    message: `${keyword} is a number`,
    expected: 'a number',
    holds: (value) => typeof value === 'number',
  })),
  ...counts.map((keyword): Rule => ({
    keyword,
    message: `${keyword} is a count`,
    expected: 'an integer from 0',
    holds: isCount,
  })),
];

function keywordProblems(schema: Schema, at: string): readonly DocumentProblem[] {
  const broken = rules.filter(({ keyword, holds }) => keyword in schema && !holds(schema[keyword]));
  return broken.map(({ expected, isLeftOut, isPassedOver, keyword, message, names }) => {
    const found = shownValue(schema[keyword]);
    return {
      ...{ at: `${at}/${keyword}`, message, expected, found },
      ...near(found, names?.() ?? []),
      ...(isPassedOver === undefined ? {} : { isPassedOver }),
      ...(isLeftOut === undefined ? {} : { isLeftOut }),
    };
  });
}

function near(name: string, names: readonly string[]): { readonly nearest?: string } {
  const found = nearest(name, names);
  return found === undefined ? {} : { nearest: found };
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
