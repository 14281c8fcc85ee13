import type { ChangeDirection } from '../../model/change.ts';
import { sameValue } from '../json-schema/same-value.ts';
import type { SchemaNode } from '../json-schema/schema-graph.ts';
import { compareDocumentation } from './documentation.ts';
import { givenExamples } from './examples.ts';
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
    ...two,
    rule: `${direction}-documentation-changed`,
    keywords: ['example', 'examples'],
  });
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
  const [was, is] = [encodingOf(two.old), encodingOf(two.new)];
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

// One that is empty says nothing.
function encodingOf({ raw }: Located): unknown {
  const said = encodings.filter((name) => Object.keys(raw[name] ?? {}).length > 0);
  return Object.fromEntries(said.map((name) => [name, raw[name]]));
}
