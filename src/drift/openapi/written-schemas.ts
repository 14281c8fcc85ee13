import { isObject } from '../../contract/schema/json-schema.ts';
import type { ChangeDirection } from '../../model/change.ts';
import type { SchemaNode } from '../json-schema/schema-graph.ts';
import { contentSchemas } from './content.ts';
import type { Located, Raw } from './located.ts';
import type { OperationPair } from './operation-changes.ts';
import { readFromText } from './read-from-text.ts';
import type { Sided, WrittenLists } from './read-from-text.ts';

type Schemas = readonly [old: SchemaNode | undefined, next: SchemaNode | undefined];
type Read = (reading: Sided, written: Sided) => Raw | undefined;

/**
 * The schemas of two parameters or headers, or of plain text: what one side writes is text that the other one reads.
 * `lists`: how lists are written where they are, and objects, whose members are text as well.
 */
export function writtenSchemas(
  pair: OperationPair,
  direction: ChangeDirection,
  old: Located,
  next: Located,
  lists?: WrittenLists,
): Schemas {
  return readSchemas(
    pair,
    direction,
    old,
    next,
    (reading, written) =>
      readFromText(reading, written, lists ?? {}) ??
      (lists && membersFromText(reading, written, (_, own, theirs) => readFromText(own, theirs, {}))),
  );
}

/** The schemas of two forms, whose members are text, but for those that an encoding gives another type. */
export function formSchemas(
  pair: OperationPair,
  direction: ChangeDirection,
  old: Located,
  next: Located,
  isRepeated: boolean,
): Schemas {
  const encodings = [pair.readers.old.objects(old, 'encoding'), pair.readers.new.objects(next, 'encoding')];
  return readSchemas(pair, direction, old, next, (reading, written) =>
    membersFromText(reading, written, (name, own, theirs) => {
      const said = encodings.map((parts): Raw => parts.get(name)?.raw ?? {});
      if (said.some((part) => (part['contentType'] ?? text) !== text)) return undefined;
      const isPlain = isRepeated && said.every(isFormStyle);
      return readFromText(own, theirs, { areRepeated: isPlain });
    }),
  );
}

/** What one side reads, with those members read from text that both declare; undefined: it is the same. */
function membersFromText(
  reading: Sided,
  written: Sided,
  read: (name: string, reading: Sided, written: Sided) => Raw | undefined,
): Raw | undefined {
  const [own, theirs] = [reading, written].map(({ at, reader }) => reader.objects(at, 'properties'));
  const members = [...(own ?? [])].flatMap(([name, at]): [string, Raw][] => {
    const other = theirs?.get(name);
    // What stands in another file is not understood in this one.
    if (other === undefined || at.file !== reading.at.file) return [];
    const raw = read(name, { ...reading, at }, { ...written, at: other });
    return raw === undefined ? [] : [[name, raw]];
  });
  const { properties } = reading.at.raw;
  const all = isObject(properties) ? { ...properties, ...Object.fromEntries(members) } : {};
  return members.length === 0 ? undefined : { ...reading.at.raw, properties: all };
}

const text = 'text/plain';

function isFormStyle({ explode, style }: Raw): boolean {
  return explode !== false && (style ?? 'form') === 'form';
}

// Who reads a request has the new document, and who reads an answer the old one.
function readSchemas(
  { readers }: OperationPair,
  direction: ChangeDirection,
  old: Located,
  next: Located,
  read: Read,
): Schemas {
  const [was, is] = [contentSchemas(readers.old, old), contentSchemas(readers.new, next)];
  const [before, after] = [readers.old.object(old, 'schema'), readers.new.object(next, 'schema')];
  if (before === undefined || after === undefined) return [was, is];
  const ours = { reader: readers.old, at: before };
  const theirs = { reader: readers.new, at: after };
  const [written, reading] = direction === 'request' ? [ours, theirs] : [theirs, ours];
  const raw = read(reading, written);
  if (raw === undefined) return [was, is];
  const node = reading.reader.graph.node(raw, reading.at.pointer, reading.at.file);
  return direction === 'request' ? [was, node] : [node, is];
}
