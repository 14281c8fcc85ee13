import { isObject } from '../../contract/schema/json-schema.ts';
import type { Conjunction, SchemaGraph, SchemaNode } from './schema-graph.ts';
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
  const read = (keyword: string): Opaque => opaque(keyword, node, raw[keyword], graph);
  const named = Object.keys(about).filter((keyword) => about[keyword]?.includes(type) && says(keyword, raw));
  const list = named.map(read);
  if (raw['not'] !== undefined) list.push(read('not'));
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
  const counts = raw['contains'] !== undefined && value !== undefined;
  // One is what is asked for where nothing is said.
  if (keyword === 'minContains') return counts && value !== 1;
  // Whatever an item may be, there has to be one.
  if (keyword === 'maxContains' || keyword === 'contains') return counts;
  return value !== undefined && value !== true && !isEmptyObject(value);
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

const ofNames = new Set(['dependentSchemas', 'dependencies']);

function opaque(keyword: string, node: SchemaNode, value: unknown, graph: SchemaGraph): Opaque {
  const schema = (raw: unknown, ...keys: string[]): Conjunction =>
    graph.conjunction([graph.child(node, raw, ...keys)]);
  if (ofNames.has(keyword) && isObject(value)) {
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    const label = entries.map(([name, inner]) => (Array.isArray(inner) ? [name, inner] : [name]));
    const schemas = entries.filter(([, inner]) => isSchema(inner));
    const parts = schemas.map(([name, inner]) => schema(inner, keyword, name));
    return { keyword, at: node, label: JSON.stringify(label), parts };
  }
  const plain = keyword === 'dependentRequired' || !isSchema(value);
  return {
    keyword,
    at: node,
    label: plain ? JSON.stringify(value) : '',
    parts: plain ? [] : [schema(value, keyword)],
  };
}

function isSchema(value: unknown): boolean {
  return typeof value === 'boolean' || isObject(value);
}
