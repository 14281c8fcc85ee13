import { isObject } from '../schema/json-schema.ts';
import { toJson } from '../to-json.ts';

/** A value as a server reads it: dates are texts by then, what is undefined is not there, NaN is null. Itself where that changes nothing. */
export function asSent<Value>(value: Value): Value {
  if (isPlain(value, 0)) return value;
  try {
    const text = toJson(value) as string | undefined;
    return (text === undefined ? undefined : JSON.parse(text)) as Value;
  } catch (error) {
    // What is nested deeper than JSON is written came as JSON.
    if (error instanceof RangeError) return value;
    throw error;
  }
}

/** What an object says itself that JSON has of it: of a date its text. */
export function ownJson(value: unknown): unknown {
  return isObject(value) && typeof value['toJSON'] === 'function'
    ? (value as unknown as { toJSON(): unknown }).toJSON()
    : value;
}

// A value that contains itself is left to JSON, which says so.
const deepest = 500;

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null)
    return value === null || typeof value === 'string' || typeof value === 'boolean';
  if (depth > deepest || !isPlainObject(value)) return false;
  return Object.values(value).every((member) => isPlain(member, depth + 1));
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
