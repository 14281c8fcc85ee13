import type { UseTree } from '../../drift/usage/use-tree.ts';

/** Values behind proxies of ours, to look through them. */
const originals = new WeakMap<object, object>();

/** The value itself where it stands behind a proxy of ours. */
export function originalOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (originals.get(value) ?? value) : value;
}

/**
 * Makes proxies that note what is read of a value and are otherwise the value: of one object there is one proxy, arrays
 * are arrays, and what is written goes to the value. Listing the members of an object counts as reading all of it.
 */
export class Watcher {
  readonly #names: ReadonlySet<string>;
  readonly #proxies = new WeakMap<object, object>();

  /** `names`: the members that the contract knows. Others are never noted by name, for their names may be data. */
  constructor(names: ReadonlySet<string>) {
    this.#names = names;
  }

  watch(value: unknown, tree: UseTree): unknown {
    if (typeof value !== 'object' || value === null || originals.has(value)) return value;
    // Bytes have no members, and their methods refuse a proxy.
    if (ArrayBuffer.isView(value)) return value;
    const known = this.#proxies.get(value);
    if (known !== undefined) return known;
    const proxy = new Proxy(value, this.#handler(tree));
    this.#proxies.set(value, proxy);
    originals.set(proxy, value);
    return proxy;
  }

  #handler(tree: UseTree): ProxyHandler<object> {
    return {
      get: (target, key, receiver) => {
        const value: unknown = Reflect.get(target, key, receiver);
        const inner = this.#below(tree, target, key);
        return inner === undefined || isFixed(target, key) ? value : this.watch(value, inner);
      },
      has: (target, key) => {
        this.#below(tree, target, key);
        return Reflect.has(target, key);
      },
      ownKeys: (target) => {
        if (!Array.isArray(target)) tree.whole();
        return Reflect.ownKeys(target);
      },
      getOwnPropertyDescriptor: (target, key) => {
        const inner = this.#below(tree, target, key);
        const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
        if (descriptor === undefined || inner === undefined || isFixed(target, key)) return descriptor;
        return { ...descriptor, value: this.watch(descriptor.value, inner) };
      },
      set: (target, key, value) => Reflect.set(target, key, originalOf(value)),
      defineProperty: (target, key, descriptor) =>
        Reflect.defineProperty(
          target,
          key,
          'value' in descriptor ? { ...descriptor, value: originalOf(descriptor.value) } : descriptor,
        ),
    };
  }

  // What every object inherits, such as `toString` or `map`, is no member of the value; nor is a name that only matchers
  // and promises look for.
  #below(tree: UseTree, target: object, key: string | symbol): UseTree | undefined {
    const isOwn = Object.hasOwn(target, key);
    if (typeof key === 'symbol' || (key in target && !isOwn)) return undefined;
    if (Array.isArray(target)) return /^(0|[1-9]\d*)$/.test(key) ? tree.items() : undefined;
    if (this.#names.has(key)) return tree.member(key);
    return isOwn ? tree.additional() : undefined;
  }
}

// For what can neither be written nor redefined the language demands the very value.
function isFixed(target: object, key: string | symbol): boolean {
  const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
  return descriptor !== undefined && descriptor.configurable === false && descriptor.writable === false;
}
