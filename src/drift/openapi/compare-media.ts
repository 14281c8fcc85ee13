import type { ChangeDirection } from '../../model/change.ts';
import { sameValue } from '../json-schema/same-value.ts';
import type { SchemaNode } from '../json-schema/schema-graph.ts';
import { compareDocumentation, compareExtensions } from './documentation.ts';
import { givenExamples, withExamples } from './examples.ts';
import type { Located, OpenApiReader } from './located.ts';
import { place, tell } from './operation-changes.ts';
import type { Findings, OperationPair } from './operation-changes.ts';

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
  const wholes = [old.schema(two.old, 'schema'), next.schema(two.new, 'schema')] as const;
  const each = [old.schema(two.old, 'itemSchema'), next.schema(two.new, 'itemSchema')] as const;
  if (!isSequence) place(findings, pair, direction, path, ...wholes, givenExamples(pair, two.old, two.new));
  place(findings, pair, direction, path, ...(isSequence ? items : each));
  compareEncoding(pair, findings, direction, path, two);
  compareDocumentation(pair, findings, {
    direction,
    path,
    old: withExamples(old, two.old),
    new: withExamples(next, two.new),
    rule: `${direction}-documentation-changed`,
    keywords: ['example', 'examples'],
  });
  compareExtensions(pair, findings, { direction, path, ...two });
}

function bothSay(keyword: string, two: Two): boolean {
  return two.old.raw[keyword] !== undefined && two.new.raw[keyword] !== undefined;
}

function itemsOf(reader: OpenApiReader, media: Located): SchemaNode | undefined {
  const own = reader.schema(media, 'itemSchema');
  const list = own === undefined ? reader.object(media, 'schema') : undefined;
  return list?.raw['type'] === 'array' ? reader.schema(list, 'items') : own;
}

const encodings = ['encoding', 'prefixEncoding', 'itemEncoding'];

function compareEncoding(
  pair: OperationPair,
  findings: Findings,
  direction: ChangeDirection,
  path: readonly string[],
  two: Two,
): void {
  const { new: next, old } = pair.readers;
  const isMultipart = path.at(-1)?.startsWith('multipart/') === true;
  const files = isMultipart ? filesOf(pair, two) : { old: [], new: [] };
  const was = { ...encodingOf(old, two.old), ...(files.old.length > 0 ? { files: files.old } : {}) };
  const is = { ...encodingOf(next, two.new), ...(files.new.length > 0 ? { files: files.new } : {}) };
  if (sameValue(was, is)) return;
  tell(findings, pair.old.label, {
    direction,
    path,
    ...two,
    rule: `${direction}-encoding-changed`,
    reason: 'encoding of the body changed',
    oldValue: was,
    newValue: is,
  });
}

// One that is empty says nothing. What the headers of a part refer to is told nowhere else.
function encodingOf(reader: OpenApiReader, media: Located): object {
  const { raw } = media;
  const said = encodings.filter((name) => Object.keys(raw[name] ?? {}).length > 0);
  const parts = said.map((name) => {
    const resolved = [...reader.objects(media, name)].map(([part, at]) => {
      const headers = [...reader.objects(at, 'headers')].map(
        ([header, { raw: one }]) => [header, one] as const,
      );
      return [
        part,
        headers.length === 0 ? at.raw : { ...at.raw, headers: Object.fromEntries(headers) },
      ] as const;
    });
    return [name, name === 'encoding' ? Object.fromEntries(resolved) : raw[name]] as const;
  });
  return Object.fromEntries(parts);
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
  return part?.raw['format'] === 'binary';
}
