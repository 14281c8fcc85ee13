import { isObject } from '../../contract/schema/json-schema.ts';
import { toPointer } from '../../util/pointer.ts';
import { sameValue } from '../json-schema/same-value.ts';
import type { OpenApiReader } from './located.ts';

type Readers = { readonly old: OpenApiReader; readonly new: OpenApiReader };

/**
 * Whether all that differs between two values of an extension stands where references of either document lead: that is
 * told where it is used. `pointer`: where the values stand.
 */
export function isToldElsewhere(was: unknown, is: unknown, pointer: string, readers: Readers): boolean {
  if (!isObject(was ?? is)) return false;
  const used = [...ends(readers.old), ...ends(readers.new)].filter(
    (end) => end === pointer || end.startsWith(`${pointer}/`),
  );
  const isUsed = (place: string): boolean => used.some((end) => place === end || place.startsWith(`${end}/`));
  return differing(was, is, pointer).every(isUsed);
}

function differing(was: unknown, is: unknown, pointer: string): readonly string[] {
  if (sameValue(was, is)) return [];
  const [old, next] = [was ?? {}, is ?? {}];
  const names = isObject(old) && isObject(next) ? Object.keys({ ...old, ...next }) : [];
  if (!isObject(old) || !isObject(next) || names.length === 0) return [pointer];
  return names.flatMap((name) => differing(old[name], next[name], pointer + toPointer([name])));
}

const known = new WeakMap<OpenApiReader, ReadonlySet<string>>();

/** Where the references of a document lead, as pointers. Each document is searched once. */
function ends(reader: OpenApiReader): ReadonlySet<string> {
  const found = known.get(reader) ?? findEnds(reader);
  known.set(reader, found);
  return found;
}

function findEnds({ graph }: OpenApiReader): ReadonlySet<string> {
  const found = new Set<string>();
  const rest = [...graph.files];
  const seen = new Set<unknown>();
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    if (typeof at !== 'object' || at === null || seen.has(at)) continue;
    seen.add(at);
    for (const [name, value] of Object.entries(at) as [string, unknown][])
      if (typeof value === 'object') rest.push(value);
      else if (name === '$ref' && typeof value === 'string') found.add(value.slice(value.indexOf('#') + 1));
  }
  return found;
}
