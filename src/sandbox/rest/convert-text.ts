import type { OpenApiDocument } from '../../contract/contract.ts';
import { dereference, isObject, localPointer } from '../../contract/schema/json-schema.ts';
import type { SchemaObject } from '../../contract/schema/json-schema.ts';

/** How the texts of one parameter or form field are to be read. */
type Field = { readonly schema: unknown; readonly explode: boolean };

/**
 * The texts of one parameter as a value of its schema's type: a list where that is an array, else the only or the last
 * one. What is no such value stays text, so that the contract's own validation says what is wrong with it.
 */
export function convertTexts(document: OpenApiDocument, field: Field, texts: readonly string[]): unknown {
  const schema = follow(document, field.schema);
  if (!typesOf(document, schema).has('array')) return convertText(document, schema, texts.at(-1) ?? '');
  const items = follow(document, schema['items']);
  const parts = field.explode ? texts : texts.flatMap((text) => text.split(','));
  return parts.map((part) => convertText(document, items, part));
}

/** Form fields converted by the properties of the schema at the pointer. */
export function convertForm(
  document: OpenApiDocument,
  schemaAt: string | undefined,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const schema = schemaAt === undefined ? {} : follow(document, dereference(document, schemaAt).value);
  const properties = propertiesOf(document, schema);
  const converted = Object.entries(fields).map(([name, value]) => {
    const texts = Array.isArray(value) ? value.map(String) : [String(value)];
    return [name, convertTexts(document, { schema: properties[name], explode: true }, texts)];
  });
  return Object.fromEntries(converted) as Readonly<Record<string, unknown>>;
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
