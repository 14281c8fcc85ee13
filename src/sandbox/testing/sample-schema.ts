import { randomUUID } from 'node:crypto';
import type { OpenApiDocument } from '../../contract/contract.ts';
import { dereference, isObject, localPointer } from '../../contract/schema/json-schema.ts';
import type { SchemaObject } from '../../contract/schema/json-schema.ts';
import type { KnownValues } from './known-values.ts';

export type SampleContext = {
  readonly document: OpenApiDocument;
  readonly known: KnownValues;
  /** Another number chooses other branches, other known values, and optional members or none. */
  readonly round: number;
};

/** A value that is valid by the schema, made of known values, examples and the smallest that a type allows. */
export function sampleSchema(context: SampleContext, value: unknown, name: string): unknown {
  const schema = merged(context, value);
  const known = context.known.of(name).filter((candidate) => fits(schema, candidate));
  if (known.length > 0) return known[context.round % known.length];
  const [example] = [
    schema['const'],
    firstOf(schema['examples']),
    schema['example'],
    schema['default'],
  ].filter((candidate) => candidate !== undefined);
  return example ?? firstOf(schema['enum'], context.round) ?? sampleType(context, schema, name);
}

function sampleType(context: SampleContext, schema: SchemaObject, name: string): unknown {
  const type = [schema['type'] ?? (isObject(schema['properties']) ? 'object' : 'string')].flat()[0];
  if (type === 'object') return sampleObject(context, schema);
  if (type === 'array') return [sampleSchema(context, schema['items'], name)];
  if (type === 'integer' || type === 'number') return schema['minimum'] ?? 1;
  if (type === 'boolean') return true;
  return sampleText(schema);
}

function sampleObject(context: SampleContext, schema: SchemaObject): Record<string, unknown> {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  const optional = Object.keys(properties).filter(
    (name) => !required.includes(name) && context.known.of(name).length > 0,
  );
  const names = context.round % 2 === 0 ? required : [...required, ...optional];
  return Object.fromEntries(names.map((name) => [name, sampleSchema(context, properties[name], name)]));
}

const formats: Readonly<Record<string, () => string>> = {
  uuid: () => randomUUID(),
  'date-time': () => new Date(Date.now() + 86_400_000).toISOString(),
  date: () => '1980-01-01',
  email: () => `sample.${randomUUID().slice(0, 8)}@example.com`,
  uri: () => 'https://example.com/hook',
};

function sampleText(schema: SchemaObject): string {
  const made = formats[String(schema['format'])]?.();
  return (
    made ??
    'sample'.padEnd(Number(schema['minLength'] ?? 0), 'x').slice(0, Number(schema['maxLength'] ?? 100))
  );
}

/** A schema with its references followed, its `allOf` put together and one branch of its alternatives chosen. */
function merged(context: SampleContext, value: unknown): SchemaObject {
  const schema = follow(context.document, value);
  const alternatives = [schema['oneOf'] ?? schema['anyOf'] ?? []].flat();
  const chosen = alternatives.length === 0 ? [] : [alternatives[context.round % alternatives.length]];
  const parts = [...[schema['allOf'] ?? []].flat(), ...chosen].map((part) => merged(context, part));
  return parts.reduce<SchemaObject>(mergeTwo, schema);
}

function mergeTwo(left: SchemaObject, right: SchemaObject): SchemaObject {
  const properties = { ...asObject(left['properties']), ...asObject(right['properties']) };
  const required = [...[left['required'] ?? []].flat(), ...[right['required'] ?? []].flat()];
  return { ...left, ...right, properties, required };
}

function asObject(value: unknown): SchemaObject {
  return isObject(value) ? value : {};
}

function follow(document: OpenApiDocument, value: unknown): SchemaObject {
  if (!isObject(value)) return {};
  const pointer = localPointer(value['$ref']);
  return pointer === undefined ? value : asObject(dereference(document, pointer).value);
}

function firstOf(value: unknown, round = 0): unknown {
  return Array.isArray(value) && value.length > 0 ? (value[round % value.length] as unknown) : undefined;
}

function fits(schema: SchemaObject, value: unknown): boolean {
  const type = typeof value === 'number' && Number.isInteger(value) ? ['integer', 'number'] : [typeof value];
  const types = [schema['type'] ?? type].flat();
  const pattern = schema['pattern'];
  return (
    types.some((name) => type.some((own) => own === name)) &&
    (!Array.isArray(schema['enum']) || schema['enum'].includes(value)) &&
    (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(String(value)))
  );
}
