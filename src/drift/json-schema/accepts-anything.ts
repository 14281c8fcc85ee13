import { isObject } from '../../contract/schema/json-schema.ts';
import { isAnnotation } from './annotation.ts';
import { jsonTypes } from './json-type.ts';

const deepest = 8;
const idle = new Set(['not', 'uniqueItems', 'readOnly', 'writeOnly', 'nullable']);

/** Whether a schema evidently asks for nothing, by its own words: no reference is followed. */
export function acceptsAnything(schema: unknown, depth = 0): boolean {
  if (!isObject(schema) || depth > deepest) return schema === true;
  return Object.entries(schema).every(
    ([keyword, value]) => isAnnotation(keyword) || asksNothing(keyword, value, depth + 1),
  );
}

function asksNothing(keyword: string, value: unknown, depth: number): boolean {
  const isOpen = (part: unknown): boolean => acceptsAnything(part, depth);
  switch (keyword) {
    case 'allOf':
    case 'prefixItems':
      return Array.isArray(value) && value.every(isOpen);
    case 'anyOf':
      return Array.isArray(value) && value.some(isOpen);
    case 'oneOf':
      return Array.isArray(value) && value.length === 1 && value.every(isOpen);
    case 'properties':
    case 'patternProperties':
      return isObject(value) && Object.values(value).every(isOpen);
    case 'items':
    case 'additionalProperties':
    case 'unevaluatedItems':
    case 'unevaluatedProperties':
      return isOpen(value);
    case 'type':
      return Array.isArray(value) && jsonTypes.every((type) => value.includes(type));
    case 'required':
      return Array.isArray(value) && value.length === 0;
    case '$defs':
    case 'definitions':
      return true;
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return value === 0;
    default:
      return value === false && idle.has(keyword);
  }
}
