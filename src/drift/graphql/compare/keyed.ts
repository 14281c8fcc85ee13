/** Two sets of named things, side by side. */
export type Keyed<Value> = {
  readonly added: readonly Value[];
  readonly removed: readonly Value[];
  readonly kept: readonly (readonly [Value, Value])[];
};

/** Pairs the values of two maps by their keys, each list in the order of its own side; `kept` in that of the old one. */
export function keyed<Value>(
  old: ReadonlyMap<string, Value>,
  current: ReadonlyMap<string, Value>,
): Keyed<Value> {
  const removed: Value[] = [];
  const kept: (readonly [Value, Value])[] = [];
  for (const [key, value] of old) {
    const other = current.get(key);
    if (other === undefined) removed.push(value);
    else kept.push([value, other]);
  }
  const added: Value[] = [];
  for (const [key, value] of current) if (!old.has(key)) added.push(value);
  return { added, removed, kept };
}

/** Named things by name; of two of one name the first. */
export function byName<Named extends { readonly name: string }>(
  list: readonly Named[],
): ReadonlyMap<string, Named> {
  const map = new Map<string, Named>();
  for (const one of list) if (!map.has(one.name)) map.set(one.name, one);
  return map;
}
