import { isObject } from '../../contract/schema/json-schema.ts';
import { containedItems } from './contained-items.ts';
import { decidedBranch } from './decided-branch.ts';
import { conditionOfName, dependenciesOf } from './dependencies.ts';
import type { SchemaGraph, SchemaNode } from './schema-graph.ts';
import type { Opaque } from './shape.ts';
import type { JsonType } from './json-type.ts';

type Raw = Readonly<Record<string, unknown>>;

// The members that hold schemas of their own, by keyword, and the JSON type that the keyword speaks about.
const about: Readonly<Record<string, JsonType>> = {
  contains: 'array',
  minContains: 'array',
  maxContains: 'array',
};
const conditional = ['if', 'then', 'else'];

/** The keywords that are compared as a whole, for an alternative of one type; `not` and `propertyNames` are worked in where that can be. */
export function opaqueKeywords(
  type: JsonType,
  node: SchemaNode,
  raw: Raw,
  graph: SchemaGraph,
): readonly Opaque[] {
  const read = (keyword: string): Opaque => opaque(keyword, node, raw[keyword], graph);
  const named = Object.keys(about).filter((keyword) => about[keyword] === type && says(keyword, raw));
  const list = named.map(read);
  if (type === 'object') list.push(...dependent(node, raw, graph));
  if (decidedBranch(raw).length > 0 || conditionOfName(raw) !== undefined) return list;
  const branches = conditional.filter((keyword) => raw[keyword] !== undefined);
  if (branches.includes('if') && branches.length > 1)
    list.push({
      keyword: 'if',
      at: node,
      label: branches.join(' '),
      parts: branches.flatMap((each) => read(each).parts),
    });
  return list;
}

function says(keyword: string, raw: Raw): boolean {
  const value = raw[keyword];
  // Where none is asked for and none is too many, nothing is; of items that all count, or none, their number says it.
  const counts =
    raw['contains'] !== undefined &&
    (raw['minContains'] !== 0 || raw['maxContains'] !== undefined) &&
    containedItems(raw) === undefined;
  // One is what is asked for where nothing is said.
  if (keyword === 'minContains') return counts && value !== undefined && value !== 1;
  return counts && value !== undefined;
}

function dependent(node: SchemaNode, raw: Raw, graph: SchemaGraph): readonly Opaque[] {
  const { dependencies, dependentSchemas } = raw;
  if ((dependencies ?? dependentSchemas) === undefined) return [];
  const parts = [...dependenciesOf(raw).schemas].sort(([left], [right]) => (left < right ? -1 : 1));
  if (parts.length === 0) return [];
  const label = JSON.stringify(parts.map(([name]) => name));
  const asked = parts.map(([, each]) =>
    graph.conjunction(each.map(([schema, ...keys]) => graph.child(node, schema, ...keys))),
  );
  return [{ keyword: 'dependentSchemas', at: node, label, parts: asked }];
}

/** A keyword that holds a schema, or a value, as it stands. */
export function opaque(keyword: string, node: SchemaNode, value: unknown, graph: SchemaGraph): Opaque {
  const isSchema = typeof value === 'boolean' || isObject(value);
  return {
    keyword,
    at: node,
    label: isSchema ? '' : JSON.stringify(value),
    parts: isSchema ? [graph.conjunction([graph.child(node, value, keyword)])] : [],
  };
}
