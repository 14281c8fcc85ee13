import { originalOf } from './watch-value.ts';

let isMade = false;

/** Lets `structuredClone` copy watched replies: by itself it refuses every proxy. All else it copies as before. */
export function makeCloneable(): void {
  if (isMade) return;
  isMade = true;
  const clone = globalThis.structuredClone;
  globalThis.structuredClone = (value, options) => {
    try {
      return clone(value, options);
    } catch (error) {
      const seen = { proxy: false };
      const plain = withoutProxies(value, new Map(), seen);
      if (!seen.proxy) throw error;
      return clone(plain as typeof value, options);
    }
  };
}

/** A copy of objects and arrays in which proxies of ours are the values behind them, each noted as read as a whole. */
function withoutProxies(value: unknown, copies: Map<object, unknown>, seen: { proxy: boolean }): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  const original = originalOf(value) as object;
  if (original !== value) seen.proxy = true;
  if (!Array.isArray(original) && Object.getPrototypeOf(original) !== Object.prototype) return value;
  const copy: object = Array.isArray(original) ? [] : {};
  copies.set(value, copy);
  for (const [name, member] of Object.entries(value))
    Object.defineProperty(copy, name, {
      value: withoutProxies(member, copies, seen),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return copy;
}
