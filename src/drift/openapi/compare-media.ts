import type { ChangeDirection } from '../../model/change.ts';
import { sameValue } from '../json-schema/same-value.ts';
import type { SchemaNode } from '../json-schema/schema-graph.ts';
import { compareExtensions } from './documentation.ts';
import { encodingsOf } from './encodings.ts';
import type { Encoding } from './encodings.ts';
import { compareWords, givenExamples } from './examples.ts';
import { compareHeader } from './headers.ts';
import type { Located, OpenApiReader } from './located.ts';
import { place, tell } from './operation-changes.ts';
import type { Findings, OperationPair } from './operation-changes.ts';
import { formSchemas, writtenSchemas } from './written-schemas.ts';

type Two = { readonly old: Located; readonly new: Located };

/** Compares what one media type of a body may hold, how its parts are written, and the examples of it. */
export function compareMedia(
  pair: OperationPair,
  findings: Findings,
  direction: ChangeDirection,
  path: readonly string[],
  two: Two,
): void {
  const { new: next, old } = pair.readers;
  const items = [itemsOf(old, two.old), itemsOf(next, two.new)] as const;
  // What one document says of each item, the other may say of the list of them (OpenAPI 3.2, sequential media types).
  const isSequence = items.every((one) => one !== undefined) && !bothSay('schema', two);
  const wholes = wholeSchemas(pair, direction, path.at(-1) ?? '', two);
  const each = [old.schema(two.old, 'itemSchema'), next.schema(two.new, 'itemSchema')] as const;
  const isBytes =
    !structured.test(path.at(-1) ?? '') && holdsBytes(old, two.old) && holdsBytes(next, two.new);
  if (!isSequence && !isBytes)
    place(findings, pair, direction, path, ...wholes, {
      examples: givenExamples(pair, two.old, two.new),
      ...(path.at(-1) === 'text/plain' ? { written: 'unsaid' as const } : {}),
    });
  place(findings, pair, direction, path, ...(isSequence ? items : each));
  compareEncoding(pair, findings, direction, path, two);
  compareWords(pair, findings, {
    direction,
    path,
    ...two,
    rule: `${direction}-documentation-changed`,
    keywords: ['example', 'examples'],
  });
  compareExtensions(pair, findings, { direction, path, ...two });
}

function wholeSchemas(
  pair: OperationPair,
  direction: ChangeDirection,
  type: string,
  two: Two,
): ReturnType<typeof writtenSchemas> {
  if (type === 'text/plain') return writtenSchemas(pair, direction, two.old, two.new);
  const isForm = type === 'application/x-www-form-urlencoded';
  return isForm || type === 'multipart/form-data'
    ? formSchemas(pair, direction, two.old, two.new, isForm)
    : [pair.readers.old.schema(two.old, 'schema'), pair.readers.new.schema(two.new, 'schema')];
}

const structured = /\*|json|xml|yaml|csv|^text\/|^multipart\/|form-urlencoded/;

// What 3.0 calls text of the format binary needs no schema from 3.1 on (OpenAPI 3.1, Considerations for File Uploads).
function holdsBytes(reader: OpenApiReader, media: Located): boolean {
  const schema = reader.object(media, 'schema');
  if (schema === undefined) return media.raw['schema'] === undefined;
  return sameValue(schema.raw, { type: 'string', format: 'binary' });
}

function bothSay(keyword: string, two: Two): boolean {
  return two.old.raw[keyword] !== undefined && two.new.raw[keyword] !== undefined;
}

function itemsOf(reader: OpenApiReader, media: Located): SchemaNode | undefined {
  const own = reader.schema(media, 'itemSchema');
  const list = own === undefined ? reader.object(media, 'schema') : undefined;
  return list?.raw['type'] === 'array' ? reader.schema(list, 'items') : own;
}

const encoded = /^(multipart\/|\*\/|application\/(\*|x-www-form-urlencoded))/;

function compareEncoding(
  pair: OperationPair,
  findings: Findings,
  direction: ChangeDirection,
  path: readonly string[],
  two: Two,
): void {
  // Of other media types an encoding says nothing (OpenAPI 3.1, Media Type Object).
  if (!encoded.test(path.at(-1) ?? '')) return;
  const isMultipart = path.at(-1)?.startsWith('multipart/') === true;
  const [before, after] = [
    encodingsOf(pair.readers.old, two.old, isMultipart),
    encodingsOf(pair.readers.new, two.new, isMultipart),
  ];
  const files = isMultipart ? filesOf(pair, two) : { old: [], new: [] };
  const [ours, theirs] = [partsOf(pair.readers.old, two.old), partsOf(pair.readers.new, two.new)];
  // What is said of a part that came or went is told with it.
  const isTold = ({ keys: [, name = ''] }: Encoding): boolean => ours.has(name) !== theirs.has(name);
  const [was, is] = [said(before, files.old, isTold), said(after, files.new, isTold)];
  if (!sameValue(was, is))
    tell(findings, pair.old.label, {
      direction,
      path,
      ...two,
      rule: `${direction}-encoding-changed`,
      reason: 'encoding of the body changed',
      oldValue: was,
      newValue: is,
    });
  for (const [part, { headers, keys }] of before)
    for (const [name, old] of headers) {
      const next = after.get(part)?.headers.get(name);
      if (next !== undefined)
        compareHeader(pair, findings, {
          direction,
          path: [...path, ...keys, 'header', name],
          old,
          new: next,
        });
    }
}

// One that is empty says nothing.
function said(
  parts: ReadonlyMap<string, Encoding>,
  files: readonly string[],
  isTold: (part: Encoding) => boolean,
): object {
  const spoken = [...parts].filter(([, part]) => Object.keys(part.said).length > 0 && !isTold(part));
  return {
    ...Object.fromEntries(spoken.map(([name, part]) => [name, part.said])),
    ...(files.length > 0 ? { files } : {}),
  };
}

/** The parts that only one document sends as files: what is binary is by default of another type (OpenAPI 3.0, Encoding Object). */
function filesOf({ readers }: OperationPair, two: Two): Readonly<Record<'old' | 'new', readonly string[]>> {
  const [ours, theirs] = [partsOf(readers.old, two.old), partsOf(readers.new, two.new)];
  const other = [...ours.keys()].filter(
    (name) => theirs.has(name) && isBinary(ours.get(name)) !== isBinary(theirs.get(name)),
  );
  return {
    old: other.filter((name) => isBinary(ours.get(name))),
    new: other.filter((name) => isBinary(theirs.get(name))),
  };
}

function partsOf(reader: OpenApiReader, media: Located): ReadonlyMap<string, Located> {
  const schema = reader.object(media, 'schema');
  return schema === undefined ? new Map() : reader.objects(schema, 'properties');
}

function isBinary(part: Located | undefined): boolean {
  const { contentEncoding, contentMediaType, format } = part?.raw ?? {};
  return format === 'binary' || (contentMediaType !== undefined && contentEncoding === undefined);
}
