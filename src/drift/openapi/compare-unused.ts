import { placeOf } from '../json-schema/place-of.ts';
import { sameValue } from '../json-schema/same-value.ts';
import type { Unchanged } from '../json-schema/unchanged.ts';
import { implicitChildren } from './implicit-children.ts';
import { isUnread } from './located.ts';
import type { Located, Members, OpenApiReader } from './located.ts';
import { note } from './note.ts';
import type { Findings } from './operation-changes.ts';
import type { Operations } from './operations.ts';
import { referencesIn } from './references-in.ts';

type Readers = { readonly old: OpenApiReader; readonly new: OpenApiReader };

// How one of each is called. Security schemes have rules of their own.
const kinds: Readonly<Record<string, string>> = {
  schemas: 'schema',
  parameters: 'parameter',
  headers: 'header',
  requestBodies: 'request body',
  responses: 'response',
  mediaTypes: 'media type',
  examples: 'example',
  links: 'link',
  callbacks: 'callback',
  pathItems: 'path item',
};

/**
 * Notes components that differ, came or went although no operation of either document leads to them. To be called when
 * everything else was compared: what is used is told there.
 */
export function compareUnused(
  readers: Readers,
  operations: Readonly<Record<keyof Readers, Operations>>,
  unchanged: Unchanged,
  findings: Findings,
): void {
  const used = {
    old: memoized(() => usedPlaces(readers.old, operations.old)),
    new: memoized(() => usedPlaces(readers.new, operations.new)),
  };
  const isUsed = (two: Two, side: keyof Two): boolean =>
    two[side] === undefined || used[side]().has(placeOf(two[side]));
  for (const kind of Object.keys(kinds)) {
    const [before, after] = [componentsOf(readers.old, kind), componentsOf(readers.new, kind)];
    if (before.unread !== undefined || after.unread !== undefined) continue;
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const two = { old: before.get(name), new: after.get(name) };
      if (isCompared(two, readers, unchanged)) continue;
      // A schema that was not looked into is used by other operations there and here, if at all.
      const isLeft = kind === 'schemas' && two.old !== undefined && two.new !== undefined;
      if (isLeft || !(isUsed(two, 'old') && isUsed(two, 'new')))
        noteUnused(kind, name, two, readers, findings);
    }
  }
}

function componentsOf(reader: OpenApiReader, kind: string): Members<Located> {
  return reader.objects(reader.root, 'components', kind);
}

type Two = { readonly old: Located | undefined; readonly new: Located | undefined };

/** Whether both are the same, or were looked into. */
function isCompared({ new: is, old: was }: Two, readers: Readers, unchanged: Unchanged): boolean {
  if (isUnread(was) || isUnread(is)) return true;
  if (was === undefined || is === undefined) return false;
  if (readers.old.graph.knows(was.raw) || readers.new.graph.knows(is.raw)) return true;
  return unchanged.sameNode(readers.old.node(was), readers.new.node(is)) || sameValue(was.raw, is.raw);
}

function noteUnused(
  kind: string,
  name: string,
  { new: is, old: was }: Two,
  readers: Readers,
  findings: Findings,
): void {
  const what = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
  note(findings, {
    rule: 'component-changed',
    path: ['components', kind, name],
    reason: `${kinds[kind] ?? kind} ${name} ${what}, which no operation of both documents uses`,
    old: was ?? readers.old.root,
    new: is ?? readers.new.root,
    oldValue: was?.raw,
    newValue: is?.raw,
    stoppedBy: 'no operation leads to it',
  });
}

function memoized<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

type Place = { readonly raw: unknown; readonly pointer: string; readonly file: string };

/** Where references lead from the operations of a document, and from there on. */
function usedPlaces(reader: OpenApiReader, { items }: Operations): ReadonlySet<string> {
  const { graph } = reader;
  const children = implicitChildren(reader);
  const all = [...items.values()].flatMap(({ parts, said }) => parts.map((part) => ({ part, said })));
  const found = new Set(all.map(({ part }) => placeOf(part)));
  const seen = new Set<object>();
  const rest = all.map(({ part: { file, raw }, said }): { raw: unknown; file: string } => ({
    raw: Object.entries(raw).flatMap(([name, value]) => (Object.hasOwn(said, name) ? [] : [value])),
    file,
  }));
  const ends = ({ file, raw }: { raw: unknown; file: string }): readonly Place[] => {
    const targets = referencesIn(raw, seen).flatMap((reference) => graph.lookUp(reference, file) ?? []);
    return targets.flatMap((target) => [target, ...(children.get(placeOf(target))?.children.values() ?? [])]);
  };
  for (let at = rest.pop(); at !== undefined; at = rest.pop())
    for (const one of ends(at)) {
      if (found.has(placeOf(one))) continue;
      found.add(placeOf(one));
      rest.push(one);
    }
  return found;
}
