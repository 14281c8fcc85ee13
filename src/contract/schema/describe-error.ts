import type { ErrorObject } from 'ajv';
import { pointerTokens } from '../../util/pointer.ts';
import { matchLeniently } from './lenient-pattern.ts';

/** What was wanted and what came, in words that fit one line. */
export type Description = { readonly expected: string; readonly found: string };

type Params = Readonly<Record<string, unknown>>;
type Describe = (params: Params, data: unknown) => string;
type DescribeFound = (params: Params, data: unknown) => string | undefined;

const bounds: Readonly<Record<string, string>> = {
  minimum: '≥',
  maximum: '≤',
  exclusiveMinimum: '>',
  exclusiveMaximum: '<',
};

const expectations: Readonly<Record<string, Describe>> = {
  type: (params) => orList([params['type']].flat()),
  required: (params) => `member ${JSON.stringify(params['missingProperty'])}`,
  enum: (params) => `one of ${listed(params['allowedValues'])}`,
  const: (params) => JSON.stringify(params['allowedValue']),
  format: (params) => `format ${String(params['format'])}`,
  pattern: (params) => `text matching ${String(params['pattern'])}`,
  minLength: (params) => `at least ${String(params['limit'])} characters`,
  maxLength: (params) => `at most ${String(params['limit'])} characters`,
  minItems: (params) => `at least ${String(params['limit'])} items`,
  maxItems: (params) => `at most ${String(params['limit'])} items`,
  minProperties: (params) => `at least ${String(params['limit'])} members`,
  maxProperties: (params) => `at most ${String(params['limit'])} members`,
  multipleOf: (params) => `a multiple of ${String(params['multipleOf'])}`,
  uniqueItems: () => 'no two equal items',
  additionalProperties: () => 'no member that the contract does not name',
  unevaluatedProperties: () => 'no member that the contract does not name',
  anyOf: () => 'a value that fits one of the documented alternatives',
  oneOf: () => 'a value that fits exactly one of the documented alternatives',
  discriminator: (params) => `a documented value of ${String(params['tag'])}`,
  not: () => 'none of what the contract forbids here',
  'false schema': () => 'nothing here',
};

const findings: Readonly<Record<string, DescribeFound>> = {
  pattern: (params, data) =>
    matchLeniently(String(params['pattern']), data as string) === undefined
      ? `${typeName(data)} of ${lengthOf(data as string)} characters, for which the pattern comes to no end`
      : undefined,
  required: () => 'none',
  additionalProperties: (params) => `member ${JSON.stringify(params['additionalProperty'])}`,
  unevaluatedProperties: (params) => `member ${JSON.stringify(params['unevaluatedProperty'])}`,
  minItems: (_, data) => `${(data as unknown[]).length} items`,
  maxItems: (_, data) => `${(data as unknown[]).length} items`,
  minProperties: (_, data) => `${Object.keys(data as object).length} members`,
  maxProperties: (_, data) => `${Object.keys(data as object).length} members`,
  minLength: (_, data) => `${lengthOf(data as string)} characters`,
  maxLength: (_, data) => `${lengthOf(data as string)} characters`,
};

/**
 * Describes one error of Ajv (`verbose`) for people. The value itself is shown only where it is short and where no
 * name on the way to it is in `sensitive`; else only its type is.
 */
export function describeError(error: ErrorObject, sensitive: ReadonlySet<string>): Description {
  const secret = pointerTokens(error.instancePath).some((token) => sensitive.has(token));
  const params = error.params as Params;
  const bound = bounds[error.keyword];
  const expected =
    bound === undefined
      ? expectations[error.keyword]?.(params, error.data)
      : `a number ${bound} ${String(params['limit'])}`;
  return {
    expected: expected ?? error.message ?? error.keyword,
    found:
      findings[error.keyword]?.(params, error.data) ?? (secret ? typeName(error.data) : shown(error.data)),
  };
}

/** The JSON type of a value, in the words of JSON Schema. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'bigint') return 'integer';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

/** In Unicode code points, as JSON Schema counts. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

function shown(value: unknown): string {
  if (typeof value === 'bigint') return `integer ${value}`;
  if (value === undefined || value === null || typeof value === 'object') return typeName(value);
  const text = JSON.stringify(value);
  return text.length > 60
    ? `${typeName(value)} of ${lengthOf(text) - 2} characters`
    : `${typeName(value)} ${text}`;
}

function orList(words: readonly unknown[]): string {
  return words.map(String).join(' or ');
}

function listed(values: unknown): string {
  const all = Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : [];
  return all.length > 12 ? `${all.slice(0, 12).join(', ')} and ${all.length - 12} more` : all.join(', ');
}
