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

type ReadMember = (name: string, reading: Sided, written: Sided) => Raw | undefined;

/** What one side reads, with those members read from text that both declare; undefined: it is the same. */
function membersFromText(
  reading: Sided,
  written: Sided,
  read: ReadMember,
  within: readonly Raw[] = [],
): Raw | undefined {
  const { at, reader } = reading;
  // An `allOf` may lead back to where it stands.
  if (within.includes(at.raw)) return undefined;
  const readAs = (name: string, own: Located | undefined, theirs: Located | undefined): Raw | undefined => {
    // What stands in another file is not understood in this one.
    if (own === undefined || theirs === undefined || own.file !== at.file) return undefined;
    return read(name, { reader, at: own }, { ...written, at: theirs });
  };
  const members = [...reader.objects(at, 'properties')].flatMap(([name, own]): [string, Raw][] => {
    const raw = readAs(name, own, memberOf(written, name));
    return raw === undefined ? [] : [[name, raw]];
  });
  const others = othersFromText(reading, written, readAs);
  const { allOf, properties } = at.raw;
  const branches = (Array.isArray(allOf) ? allOf : []).map((_, index): Raw | undefined => {
    const own = reader.object(at, 'allOf', index);
    if (own?.file !== at.file) return undefined;
    return membersFromText({ reader, at: own }, written, read, [...within, at.raw]);
  });
  const areSame = [...members, others, ...branches].every((one) => one === undefined);
  if (areSame) return undefined;
  return {
    ...at.raw,
    ...(isObject(properties) ? { properties: { ...properties, ...Object.fromEntries(members) } } : {}),
    ...(others === undefined ? {} : { [rest]: others }),
    ...(Array.isArray(allOf) ? { allOf: allOf.map((own: unknown, index) => branches[index] ?? own) } : {}),
  };
}

const rest = 'additionalProperties';

/** The same of members that the reading side does not name. */
function othersFromText(
  reading: Sided,
  written: Sided,
  readAs: (name: string, own: Located, theirs: Located | undefined) => Raw | undefined,
): Raw | undefined {
  const own = reading.reader.object(reading.at, rest);
  if (own === undefined) return undefined;
  const unnamed = [...written.reader.objects(written.at, 'properties')].filter(
    ([name]) => memberOf(reading, name)?.raw === own.raw,
  );
  return joined(
    [memberOf(written, undefined), ...unnamed.map(([, theirs]) => theirs)]
      .map((theirs) => readAs('', own, theirs))
      .filter((raw) => raw !== undefined),
  );
}

/** One schema, read from several. */
function joined(read: readonly Raw[]): Raw | undefined {
  if (read.length < 2 || !read.every(({ type }) => Array.isArray(type))) return read[0];
  return { ...read[0], type: [...new Set(read.flatMap(({ type }) => type))] };
}

/** What a schema says of a member; undefined as its name: of one that it does not name. */
function memberOf(
  { at, reader }: Sided,
  name: string | undefined,
  within: readonly Raw[] = [],
): Located | undefined {
  if (within.includes(at.raw)) return undefined;
  const named = name === undefined ? undefined : reader.object(at, 'properties', name);
  const branches = reader.list(at, 'allOf').map((branch) => ({ reader, at: branch }));
  const [inBranch] = branches.flatMap((branch) => memberOf(branch, name, [...within, at.raw]) ?? []);
  return named ?? inBranch ?? reader.object(at, rest);
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
