import type { ErrorObject } from 'ajv';
import { getAt } from '../../util/pointer.ts';
import { isObject } from './json-schema.ts';

/**
 * What a value that fits none of several schemas may be, in one line: names of types, values, and objects by the members
 * that they must have. Undefined for other errors, and where a schema cannot be said in few words.
 */
export function describeAlternatives({ keyword, schema }: ErrorObject, root: object): string | undefined {
  if ((keyword !== 'anyOf' && keyword !== 'oneOf') || !Array.isArray(schema)) return undefined;
  const words = schema.map((one: unknown) => describe(one, root));
  return words.includes(undefined) ? undefined : [...new Set(words)].join(' or ');
}

const mostSteps = 10;

function describe(schema: unknown, root: object, steps = 0): string | undefined {
  if (!isObject(schema) || steps > mostSteps) return undefined;
  const { $ref: reference, const: value, enum: values, required, type } = schema;
  if (typeof reference === 'string' && reference.startsWith('#/'))
    return describe(getAt(root, reference.slice(1)), root, steps + 1);
  if (value !== undefined) return JSON.stringify(value);
  if (Array.isArray(values)) return values.map((one) => JSON.stringify(one)).join(' or ');
  if (type === 'array') return 'a list';
  if (type === 'object' || (type === undefined && Array.isArray(required)))
    return Array.isArray(required) && required.length > 0 ? `{ ${required.join(', ')} }` : 'an object';
  return typeof type === 'string' ? type : undefined;
}
