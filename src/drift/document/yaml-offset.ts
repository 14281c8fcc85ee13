import type { Document, YAMLMap } from 'yaml';
import { yamlParser } from './parsers.ts';
import { isMerge, keyOf, startOf } from './yaml-nodes.ts';
import type { YamlValue } from './yaml-value.ts';

type Targets = YamlValue['targets'];

/** The offset of the key or item that the tokens lead to; of the nearest enclosing one where there is none. */
export function yamlOffset(document: Document.Parsed, targets: Targets, tokens: readonly string[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const token of tokens) {
    const next = step(targets, node, token);
    if (next === undefined) break;
    offset = startOf(next.key) ?? startOf(next.value) ?? offset;
    node = next.value;
  }
  return offset;
}

type Step = { readonly key: unknown; readonly value: unknown };

function step(targets: Targets, container: unknown, token: string): Step | undefined {
  const { isMap, isSeq } = yamlParser();
  const node = targets.get(container) ?? container;
  if (isMap(node)) return memberOf(targets, node, token);
  const item: unknown = isSeq(node) ? node.items[Number(token)] : undefined;
  return item === undefined ? undefined : { key: undefined, value: item };
}

function memberOf(targets: Targets, map: YAMLMap, name: string): Step | undefined {
  const own = map.items.findLast((pair) => !isMerge(pair) && keyOf(pair) === name);
  if (own !== undefined) return own;
  for (const { value } of map.items.filter(isMerge)) {
    const merged = targets.get(value) ?? value;
    const sources: readonly unknown[] = yamlParser().isSeq(merged) ? merged.items : [merged];
    const found = sources.map((source) => step(targets, source, name)).find((one) => one !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}
