import { getAt } from '../../util/pointer.ts';
import type { OpenApiDocument } from '../contract.ts';
import { below, dereference, isObject, localPointer, subschemas } from '../schema/json-schema.ts';
import type { SchemaObject } from '../schema/json-schema.ts';
import { componentAt, implicitFamilies } from './implicit-families.ts';
import type { OperationDefinition } from './operation-definition.ts';

export type FieldNames = { readonly all: ReadonlySet<string>; readonly sensitive: ReadonlySet<string> };

/**
 * The names of all fields, parameters and headers that an operation documents, and of those that hold secrets or
 * personal data: marked `x-sensitive`, of format `password`, or `writeOnly`. Header names also in lower case.
 */
export function findFieldNames(document: OpenApiDocument, definition: OperationDefinition): FieldNames {
  const names = new Names(document);
  for (const parameter of definition.parameters) {
    const holder = getAt(document, parameter.at);
    names.add(
      parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name,
      holder,
      parameter.schemaAt,
    );
    names.visit(parameter.schemaAt);
  }
  for (const schemaAt of definition.requestBody?.content.values() ?? []) names.visit(schemaAt);
  for (const response of definition.responses.values()) {
    for (const schemaAt of response.content.values()) names.visit(schemaAt);
    for (const [name, header] of response.headers) names.add(name, undefined, header.schemaAt);
  }
  return names;
}

class Names implements FieldNames {
  readonly all = new Set<string>();
  readonly sensitive = new Set<string>();
  readonly #document: OpenApiDocument;
  readonly #seen = new Set<unknown>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  add(name: string, holder: unknown, schemaAt: string | undefined): void {
    this.all.add(name);
    const marked = isSensitive(holder) || (schemaAt !== undefined && this.#isSensitiveAt(schemaAt));
    if (marked) this.sensitive.add(name);
  }

  visit(pointer: string | undefined): void {
    if (pointer !== undefined) this.#visitSchema(getAt(this.#document, pointer));
  }

  #visitSchema(schema: unknown): void {
    if (!isObject(schema) || this.#seen.has(schema)) return;
    this.#seen.add(schema);
    this.visit(localPointer(schema['$ref']));
    for (const child of this.#childrenOf(schema)) this.visit(componentAt(child));
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    for (const [name, property] of Object.entries(properties)) this.#addProperty(name, property);
    for (const sub of subschemas(schema)) this.#visitSchema(below(schema, sub.path));
  }

  /** What a discriminator may name, though the schema lists none of it. */
  #childrenOf(schema: SchemaObject): readonly string[] {
    const families = implicitFamilies(this.#document);
    return families.find(({ parent }) => parent === schema)?.children ?? [];
  }

  #addProperty(name: string, property: unknown): void {
    this.all.add(name);
    const target = isObject(property) ? localPointer(property['$ref']) : undefined;
    const sensitive = isSensitive(property) || (target !== undefined && this.#isSensitiveAt(target));
    if (sensitive) this.sensitive.add(name);
  }

  #isSensitiveAt(pointer: string): boolean {
    return (
      isSensitive(getAt(this.#document, pointer)) || isSensitive(dereference(this.#document, pointer).value)
    );
  }
}

function isSensitive(schema: unknown): boolean {
  return (
    isObject(schema) &&
    (schema['x-sensitive'] === true || schema['format'] === 'password' || schema['writeOnly'] === true)
  );
}
