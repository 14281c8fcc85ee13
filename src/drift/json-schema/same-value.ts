import { isDeepStrictEqual } from 'node:util';
import { canonicalKey } from '../../util/canonical-json.ts';

/** JSON equality: the order of members does not count. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return left === right;
  return isDeepStrictEqual(left, right);
}

/** Whether a list holds a value, by JSON equality. A long list is sorted in once, for all that is looked for in it. */
export function includesValue(list: readonly unknown[], value: unknown): boolean {
  if (list.length > fewValues) return keysOf(list).has(keyOf(value));
  return typeof value === 'object' ? list.some((item) => sameValue(item, value)) : list.includes(value);
}

const fewValues = 64;
const known = new WeakMap<readonly unknown[], ReadonlySet<unknown>>();

function keysOf(list: readonly unknown[]): ReadonlySet<unknown> {
  const keys = known.get(list) ?? new Set(list.map(keyOf));
  known.set(list, keys);
  return keys;
}

// No text stands for a string and for an object: they begin unlike.
function keyOf(value: unknown): unknown {
  if (typeof value === 'string') return `"${value}`;
  return typeof value === 'object' && value !== null ? canonicalKey(value) : value;
}
