import { isObject } from '../../contract/schema/json-schema.ts';
import type { ChangeDirection } from '../../model/change.ts';
import { isAnnotation } from '../json-schema/annotation.ts';
import type { SchemaNode } from '../json-schema/schema-graph.ts';
import { contentSchemas } from './content.ts';
import type { Located, OpenApiReader, Raw } from './located.ts';
import type { OperationPair } from './operation-changes.ts';

const scalars: ReadonlySet<unknown> = new Set(['number', 'integer', 'boolean']);

/**
 * The schemas of two parameters or headers, or of plain text. Numbers and truth values are written as text there: who reads
 * any text reads them as well.
 */
export function writtenSchemas(
  { readers }: OperationPair,
  direction: ChangeDirection,
  old: Located,
  next: Located,
): readonly [old: SchemaNode | undefined, next: SchemaNode | undefined] {
  const schemas = [contentSchemas(readers.old, old), contentSchemas(readers.new, next)] as const;
  const [was, is] = [readers.old.object(old, 'schema'), readers.new.object(next, 'schema')];
  if (direction === 'request') return [schemas[0], readAsText(readers.new, is, was) ?? schemas[1]];
  return [readAsText(readers.old, was, is) ?? schemas[0], schemas[1]];
}

function readAsText(
  reader: OpenApiReader,
  reading: Located | undefined,
  written: Located | undefined,
): SchemaNode | undefined {
  const raw = reading === undefined || written === undefined ? undefined : asText(reader, reading, written);
  return reading === undefined || raw === undefined
    ? undefined
    : reader.graph.node(raw, reading.pointer, reading.file);
}

function asText(reader: OpenApiReader, reading: Located, { raw: { items, type } }: Located): Raw | undefined {
  const { raw } = reading;
  const types = [type].flat();
  if (isAnyText(raw))
    return types.every((name) => scalars.has(name)) ? { ...raw, type: ['string', ...types] } : undefined;
  const own = reader.object(reading, 'items');
  if (raw['type'] !== 'array' || type !== 'array' || own === undefined || !isObject(items)) return undefined;
  const each = asText(reader, own, { ...own, raw: items });
  return each === undefined ? undefined : { ...raw, items: each };
}

function isAnyText(raw: Raw): boolean {
  return (
    raw['type'] === 'string' &&
    Object.entries(raw).every(
      ([name, value]) =>
        name === 'type' ||
        name === 'nullable' ||
        (name === 'minLength' && Number(value) <= 1) ||
        isAnnotation(name),
    )
  );
}
