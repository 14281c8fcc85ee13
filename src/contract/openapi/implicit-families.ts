import { getAt, pointerTokens, toPointer } from '../../util/pointer.ts';
import type { OpenApiDocument } from '../contract.ts';
import { isObject } from '../schema/json-schema.ts';
import type { SchemaObject } from '../schema/json-schema.ts';
import { targetOf } from './reference-problems.ts';

/** A component schema that lists no alternatives, and those that its `discriminator` may name all the same. */
export type Family = {
  readonly parent: SchemaObject;
  /** Pointer of the parent. */
  readonly parentAt: string;
  /** The member by which the children are told apart. */
  readonly tag: string;
  /** Names of the component schemas that refer to it by `allOf`, or to one that does. */
  readonly children: readonly string[];
};

const known = new WeakMap<OpenApiDocument, readonly Family[]>();

/** The parents of a document that have children; found once for each document, which must stay as it is. */
export function implicitFamilies(document: OpenApiDocument): readonly Family[] {
  const families = known.get(document) ?? findFamilies(document);
  known.set(document, families);
  return families;
}

/** The pointer of a component schema. */
export function componentAt(name: string): string {
  return toPointer(['components', 'schemas', name]);
}

function findFamilies(document: OpenApiDocument): readonly Family[] {
  const found = getAt(document, '/components/schemas');
  const schemas = Object.entries(isObject(found) ? found : {});
  const parents = schemas.flatMap(([name, schema]) => {
    const tag = tagOf(schema);
    return tag === undefined || !isObject(schema) ? [] : [{ name, parent: schema, tag }];
  });
  if (parents.length === 0) return [];
  const byParent = childrenByParent(schemas);
  return parents
    .map(({ name, ...own }) => ({
      ...own,
      parentAt: componentAt(name),
      children: descendantsOf(name, byParent),
    }))
    .filter(({ children }) => children.length > 0);
}

/** What a schema says of values that are not null: a nullable one of OpenAPI 3.0 has that one level down. */
export function unlessNull(schema: unknown): unknown {
  const { anyOf, ...rest } = isObject(schema) ? schema : {};
  const [own, nothing, ...others]: readonly unknown[] = Array.isArray(anyOf)
    ? (anyOf as readonly unknown[])
    : [];
  const isNullable = isObject(nothing) && nothing['type'] === 'null' && others.length === 0;
  return isNullable && isObject(own) ? { ...rest, ...own } : schema;
}

/** The member that tells the children of a schema apart, where it lists none of them itself. */
function tagOf(nullable: unknown): string | undefined {
  const schema = unlessNull(nullable);
  if (!isObject(schema) || 'oneOf' in schema || 'anyOf' in schema) return undefined;
  const { discriminator } = schema;
  const tag = isObject(discriminator) ? discriminator['propertyName'] : undefined;
  return typeof tag === 'string' ? tag : undefined;
}

type Children = ReadonlyMap<string, readonly string[]>;

function childrenByParent(schemas: readonly (readonly [name: string, schema: unknown])[]): Children {
  const pairs = schemas.flatMap(([child, schema]) => parentsOf(schema).map((parent) => ({ child, parent })));
  const byParent = Map.groupBy(pairs, ({ parent }) => parent);
  return new Map([...byParent].map(([parent, those]) => [parent, those.map(({ child }) => child)]));
}

/** The component schemas that a schema refers to by `allOf`. */
function parentsOf(nullable: unknown): readonly string[] {
  const schema = unlessNull(nullable);
  const allOf = isObject(schema) ? schema['allOf'] : undefined;
  return (Array.isArray(allOf) ? (allOf as readonly unknown[]) : []).flatMap((part) => {
    const target = isObject(part) ? targetOf(part['$ref']) : undefined;
    const [components, kind, name, ...deeper] = pointerTokens(target ?? '');
    const isSchema = components === 'components' && kind === 'schemas' && deeper.length === 0;
    return isSchema && name !== undefined ? [name] : [];
  });
}

function descendantsOf(name: string, children: Children): readonly string[] {
  const found = new Set<string>();
  const rest = [name];
  while (rest.length > 0) {
    const more = (children.get(rest.pop() ?? '') ?? []).filter(
      (child) => child !== name && !found.has(child),
    );
    for (const child of more) found.add(child);
    rest.push(...more);
  }
  return [...found];
}
