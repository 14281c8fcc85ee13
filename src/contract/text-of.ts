import { toJson } from './to-json.ts';

/** A value as text: text as it is, nothing for null and undefined, JSON for objects and lists. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : toJson(value);
}
