import { getAt } from '../../util/pointer.ts';
import type { OpenApiDocument } from '../contract.ts';
import { below, isObject, subschemas } from '../schema/json-schema.ts';
import type { SchemaObject } from '../schema/json-schema.ts';
import { componentAt, implicitFamilies, unlessNull } from './implicit-families.ts';
import { targetOf } from './reference-problems.ts';

/**
 * The document with each parent documenting the members of its children too, where its `discriminator` names the child: those
 * that refer to it by `allOf` are alternatives of it, though it lists none (OpenAPI 3.1.1, Discriminator Object). A hint that changes no
 * verdict: the members may have any value. The very document where no schema has such children.
 */
export function documentNamingChildren(document: OpenApiDocument): OpenApiDocument {
  const families = implicitFamilies(document);
  // Members that are named count as evaluated, which would change what that keyword refuses.
  if (families.length === 0 || JSON.stringify(document).includes('"unevaluatedProperties":')) return document;
  const copy = structuredClone(document);
  for (const { children, parentAt, tag } of families) {
    const parent = getAt(copy, parentAt) as Record<string, unknown>;
    const branches = children.map((child) => branchOf(document, parent, { child, tag }));
    parent['allOf'] = [...((parent['allOf'] ?? []) as readonly unknown[]), ...branches];
  }
  return copy;
}

type Child = { readonly child: string; readonly tag: string };

function branchOf(document: OpenApiDocument, parent: SchemaObject, { child, tag }: Child): SchemaObject {
  const { names, isOpen } = membersOf(document, componentAt(child));
  const values = [child, ...mappedTo(parent, child)];
  return {
    if: { required: [tag], properties: { [tag]: { enum: values } } },
    then: {
      properties: Object.fromEntries([...names].map((name) => [name, true])),
      ...(isOpen ? { additionalProperties: true } : {}),
    },
  };
}

/** The values of the tag that the parent itself gives a child. */
function mappedTo(parent: SchemaObject, child: string): readonly string[] {
  const { discriminator } = unlessNull(parent) as SchemaObject;
  const mapping = isObject(discriminator) ? discriminator['mapping'] : undefined;
  const own = [child, `#${componentAt(child)}`];
  return Object.entries(isObject(mapping) ? mapping : {})
    .filter(([, target]) => own.includes(String(target)))
    .map(([value]) => value);
}

type Members = { readonly names: ReadonlySet<string>; readonly isOpen: boolean };

/** The members that a schema names, itself or through its branches and references, and whether it takes any others. */
function membersOf(document: OpenApiDocument, pointer: string): Members {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const rest: unknown[] = [getAt(document, pointer)];
  let isOpen = false;
  while (rest.length > 0) {
    const next = rest.pop();
    if (!isObject(next) || seen.has(next)) continue;
    seen.add(next);
    const { additionalProperties = false, patternProperties, properties } = next;
    isOpen ||= additionalProperties !== false || patternProperties !== undefined;
    for (const name of Object.keys(isObject(properties) ? properties : {})) names.add(name);
    const target = targetOf(next['$ref']);
    if (target !== undefined) rest.push(getAt(document, target));
    for (const { path, role } of subschemas(next)) if (role === 'branch') rest.push(below(next, path));
  }
  return { names, isOpen };
}
