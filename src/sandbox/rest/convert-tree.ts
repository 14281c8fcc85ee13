import type { OpenApiDocument } from '../../contract/contract.ts';
import { dereference, isObject, localPointer } from '../../contract/schema/json-schema.ts';
import type { SchemaObject } from '../../contract/schema/json-schema.ts';
import type { Tree } from './bracket-tree.ts';

/** What a schema wants: a list, members by names, or one value. */
export type Shape = 'list' | 'object' | 'single';

export function shapeOf(document: OpenApiDocument, schema: unknown): Shape {
  const types = typesOf(partsOf(document, schema));
  if (types.has('array')) return 'list';
  return types.has('object') || propertyNames(document, schema).length > 0 ? 'object' : 'single';
}

/** The members that a schema names, its own and those of its branches. */
export function propertyNames(document: OpenApiDocument, schema: unknown): readonly string[] {
  const names = partsOf(document, schema).flatMap((part) => Object.keys(propertiesOf(part)));
  return [...new Set(names)];
}

/** Whether a schema, or a branch of it, says what members may be that it does not name. */
export function takesOthers(document: OpenApiDocument, schema: unknown): boolean {
  return partsOf(document, schema).some(({ additionalProperties = false }) => additionalProperties !== false);
}

/** The schema that a schema, or a branch of it, has for a member. */
export function propertyOf(document: OpenApiDocument, schema: unknown, name: string): unknown {
  const parts = partsOf(document, schema);
  const holder = parts.map(propertiesOf).find((properties) => Object.hasOwn(properties, name));
  return holder?.[name] ?? parts.map((part) => part['additionalProperties']).find(isObject);
}

/** Texts as values of the types that a schema wants where they stand; what is no such value stays text. */
export function convertTree(document: OpenApiDocument, schema: unknown, tree: Tree): unknown {
  const parts = partsOf(document, schema);
  if (typeof tree === 'string') return convertText(typesOf(parts), tree);
  const shape = shapeOf(document, schema);
  if (Array.isArray(tree) && shape !== 'object') {
    const items = parts.map((part) => part['items']).find((one) => one !== undefined);
    return (tree as readonly Tree[]).map((item) => convertMember(document, items, item));
  }
  return Object.fromEntries(
    Object.entries(tree).map(([name, member]) => [
      name,
      convertMember(document, propertyOf(document, schema, name), member as Tree),
    ]),
  );
}

// A list of one is written as its item is.
function convertMember(document: OpenApiDocument, schema: unknown, tree: Tree): unknown {
  const isAlone = typeof tree === 'string' && shapeOf(document, schema) === 'list';
  return convertTree(document, schema, isAlone ? [tree] : tree);
}

function convertText(types: ReadonlySet<unknown>, text: string): unknown {
  if (types.has('string')) return text;
  if (text === '' && types.has('null')) return null;
  if (/^(true|false)$/.test(text) && types.has('boolean')) return text === 'true';
  return types.has('integer') || types.has('number') ? convertNumber(text) : text;
}

function convertNumber(text: string): unknown {
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
}

/** The types that schemas name, or that their values have. */
function typesOf(parts: readonly SchemaObject[]): ReadonlySet<unknown> {
  const named = new Set(parts.flatMap(({ type }) => type ?? []));
  if (named.size > 0) return named;
  const values = parts.flatMap((part) => [
    ...('const' in part ? [part['const']] : []),
    ...(Array.isArray(part['enum']) ? (part['enum'] as readonly unknown[]) : []),
  ]);
  return new Set(values.map((value) => (value === null ? 'null' : typeof value)));
}

function propertiesOf({ properties }: SchemaObject): SchemaObject {
  return isObject(properties) ? properties : {};
}

/** A schema and all that holds beside it: what it refers to, and its branches. */
function partsOf(document: OpenApiDocument, schema: unknown): readonly SchemaObject[] {
  const parts = new Set<SchemaObject>();
  const visit = (one: unknown): void => {
    if (!isObject(one) || parts.has(one)) return;
    parts.add(one);
    const pointer = localPointer(one['$ref']);
    if (pointer !== undefined) visit(dereference(document, pointer).value);
    for (const word of ['allOf', 'anyOf', 'oneOf']) [one[word] ?? []].flat().forEach(visit);
  };
  visit(schema);
  return [...parts];
}
