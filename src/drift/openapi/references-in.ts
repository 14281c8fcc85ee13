import { mappingOf } from '../json-schema/explicit-mapping.ts';

/** The references in a value, but for the parts of it that were seen. A discriminator has some, too. */
export function referencesIn(root: unknown, seen = new Set<object>()): readonly string[] {
  const found = new Set<string>();
  const rest: unknown[] = [root];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    if (typeof at !== 'object' || at === null || seen.has(at)) continue;
    seen.add(at);
    for (const name in at) {
      const value = (at as Record<string, unknown>)[name];
      if (typeof value === 'object') rest.push(value);
      else if (typeof value === 'string' && (name === '$ref' || name === '$dynamicRef')) found.add(value);
    }
    const mapped = 'mapping' in at ? mappingOf(at).map(([, target]) => target) : [];
    for (const target of mapped) if (typeof target === 'string') found.add(target);
  }
  return [...found];
}
