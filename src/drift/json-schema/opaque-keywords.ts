import type { SchemaGraph, SchemaNode } from './schema-graph.ts';
import type { JsonType, Opaque } from './shape.ts';

type Raw = Readonly<Record<string, unknown>>;

// The members that hold schemas of their own, by keyword, and the JSON types that the keyword speaks about.
const about: Readonly<Record<string, readonly JsonType[]>> = {
  contains: ['array'],
  minContains: ['array'],
  maxContains: ['array'],
  unevaluatedItems: ['array'],
  propertyNames: ['object'],
  dependentSchemas: ['object'],
  dependentRequired: ['object'],
  dependencies: ['object'],
};
const conditional = ['if', 'then', 'else'];

/** The keywords that are compared as a whole, for an alternative of one type. */
export function opaqueKeywords(
  type: JsonType,
  node: SchemaNode,
  raw: Raw,
  graph: SchemaGraph,
): readonly Opaque[] {
  const named = Object.keys(about).filter((keyword) => about[keyword]?.includes(type) && says(keyword, raw));
  const list = named.map((keyword) => opaque(keyword, node, [raw[keyword]], [keyword], graph));
  if (raw['not'] !== undefined) list.push(opaque('not', node, [raw['not']], ['not'], graph));
  const branches = conditional.filter((keyword) => raw[keyword] !== undefined);
  if (branches.includes('if') && branches.length > 1)
    list.push(
      opaque(
        'if',
        node,
        branches.map((keyword) => raw[keyword]),
        branches,
        graph,
      ),
    );
  return list;
}

function says(keyword: string, raw: Raw): boolean {
  if (keyword === 'minContains' || keyword === 'maxContains')
    return raw['contains'] !== undefined && raw[keyword] !== undefined;
  const value = raw[keyword];
  return value !== undefined && value !== true && !isEmptyObject(value);
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function opaque(
  keyword: string,
  node: SchemaNode,
  values: readonly unknown[],
  keys: readonly string[],
  graph: SchemaGraph,
): Opaque {
  const parts = values.flatMap((value, index) =>
    holdsOneSchema(keyword, value)
      ? [graph.conjunction([graph.child(node, value, keys[index] ?? keyword)])]
      : [],
  );
  return { keyword, at: node, parts };
}

function holdsOneSchema(keyword: string, value: unknown): boolean {
  const isSchema = typeof value === 'boolean' || (typeof value === 'object' && value !== null);
  return isSchema && !['dependentSchemas', 'dependentRequired', 'dependencies'].includes(keyword);
}
