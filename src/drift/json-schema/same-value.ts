import { isDeepStrictEqual } from 'node:util';

/** JSON equality: the order of members does not count. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return left === right;
  return isDeepStrictEqual(left, right);
}

export function includesValue(list: readonly unknown[], value: unknown): boolean {
  return typeof value === 'object' ? list.some((item) => sameValue(item, value)) : list.includes(value);
}
