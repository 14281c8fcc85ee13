import type { Document, Node, Pair } from 'yaml';
import { yamlParser } from './parsers.ts';

/** Every key that a mapping holds a second time, with its offset. A merge key may stand several times. */
export function findDuplicateKeys(
  document: Document.Parsed,
): readonly { readonly name: string; readonly offset: number }[] {
  const { visit } = yamlParser();
  const found: { name: string; offset: number }[] = [];
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<string>();
      for (const pair of map.items.filter((one) => !isMerge(one))) {
        const name = keyOf(pair);
        if (seen.has(name)) found.push({ name, offset: startOf(pair.key) ?? 0 });
        seen.add(name);
      }
    },
  });
  return found;
}

/** The key of a member as text; of a key that is a collection, its YAML. */
export function keyOf({ key }: Pair): string {
  const { isScalar, stringify } = yamlParser();
  if (!isScalar(key)) return stringify(key).trim();
  const { value } = key;
  if (typeof value === 'string') return value;
  return value === null ? '' : JSON.stringify(value);
}

/** Whether a member merges other mappings into its own: the parser marks an unquoted `<<` by a symbol. */
export function isMerge({ key }: Pair): boolean {
  return yamlParser().isScalar(key) && typeof key.value === 'symbol';
}

/** The UTF-16 offset of a node. */
export function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
