import type { OpenApiDocument } from '../../contract/contract.ts';
import { dereference, isObject, localPointer } from '../../contract/schema/json-schema.ts';
import type { SchemaObject } from '../../contract/schema/json-schema.ts';
import type { Tree } from './bracket-tree.ts';

/** What a schema wants: a list, members by names, or one value. */
export type Shape = 'list' | 'object' | 'single';

export function shapeOf(document: OpenApiDocument, schema: unknown): Shape {
  const types = typesOf(document, follow(document, schema));
  if (types.has('array')) return 'list';
  return types.has('object') || propertyNames(document, schema).length > 0 ? 'object' : 'single';
}

/** The members that a schema names, its own and those of its branches. */
export function propertyNames(document: OpenApiDocument, schema: unknown): readonly string[] {
  return Object.keys(propertiesOf(document, follow(document, schema)));
}

/** The schema that a schema, or a branch of it, has for a member. */
export function propertyOf(document: OpenApiDocument, schema: unknown, name: string): unknown {
  const properties = propertiesOf(document, follow(document, schema));
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** Texts as values of the types that a schema wants where they stand; what is no such value stays text. */
export function convertTree(document: OpenApiDocument, schema: unknown, tree: Tree): unknown {
  const followed = follow(document, schema);
  if (typeof tree === 'string') return convertText(document, followed, tree);
  if (Array.isArray(tree)) {
    const items = itemsOf(document, followed);
    return (tree as readonly Tree[]).map((item) => convertTree(document, items, item));
  }
  return Object.fromEntries(
    Object.entries(tree).map(([name, member]) => [
      name,
      convertTree(document, propertyOf(document, followed, name), member),
    ]),
  );
}

function convertText(document: OpenApiDocument, schema: SchemaObject, text: string): unknown {
  const types = typesOf(document, schema);
  if (types.has('string')) return text;
  if (types.has('integer') || types.has('number')) return convertNumber(text);
  return types.has('boolean') && /^(true|false)$/.test(text) ? text === 'true' : text;
}

function convertNumber(text: string): unknown {
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
}

function itemsOf(document: OpenApiDocument, schema: SchemaObject): unknown {
  const inherited = branchesOf(document, schema).map((branch) => itemsOf(document, branch));
  return schema['items'] ?? inherited.find((items) => items !== undefined);
}

/** The types that a schema names, its own and those of its branches. */
function typesOf(document: OpenApiDocument, schema: SchemaObject): ReadonlySet<unknown> {
  const inherited = branchesOf(document, schema).flatMap((branch) => [...typesOf(document, branch)]);
  return new Set([...[schema['type'] ?? []].flat(), ...inherited]);
}

function propertiesOf(document: OpenApiDocument, schema: SchemaObject): SchemaObject {
  const inherited = branchesOf(document, schema).flatMap((branch) =>
    Object.entries(propertiesOf(document, branch)),
  );
  const own = isObject(schema['properties']) ? Object.entries(schema['properties']) : [];
  return Object.fromEntries([...inherited, ...own]);
}

function branchesOf(document: OpenApiDocument, schema: SchemaObject): readonly SchemaObject[] {
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((word) => schema[word] ?? []);
  return branches.map((branch) => follow(document, branch));
}

function follow(document: OpenApiDocument, schema: unknown): SchemaObject {
  if (!isObject(schema)) return {};
  const pointer = localPointer(schema['$ref']);
  if (pointer === undefined) return schema;
  const { value } = dereference(document, pointer);
  return isObject(value) ? value : {};
}
