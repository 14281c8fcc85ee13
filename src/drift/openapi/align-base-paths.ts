import type { Budget } from '../budget.ts';
import type { Side } from '../json-schema/pair.ts';
import type { OpenApiReader } from './located.ts';
import { normalizedPath } from './operations.ts';
import type { OperationEntry, Operations } from './operations.ts';
import { slotNames } from './path-template.ts';
import { serverTemplates } from './servers.ts';

type Readers = Readonly<Record<Side, OpenApiReader>>;

/**
 * Puts operations that are at the same URLs as before under the keys that they have in the old document, where a part of
 * their path went from the servers to the paths, or the other way: `https://a.example/v1` and `/b`, or `https://a.example`
 * and `/v1/b`.
 */
export function alignBasePaths(
  before: Operations,
  after: Operations,
  readers: Readers,
  budget: Budget,
): void {
  const ours = loneOf(before, after);
  const theirs = ours.length === 0 ? [] : loneOf(after, before);
  if (theirs.length === 0 || !budget.take('steps', ours.length + theirs.length, () => ['servers'])) return;
  const byUrls = Map.groupBy(theirs, (entry) => addressOf(readers.new, entry));
  for (const old of ours) {
    const [next] = byUrls.get(addressOf(readers.old, old)) ?? [];
    if (next === undefined || !after.delete(next.key)) continue;
    after.set(old.key, { ...next, key: old.key });
    alignItem(old, next, before, after);
  }
}

function loneOf(these: Operations, those: Operations): readonly OperationEntry[] {
  return [...these.values()].filter(
    (entry) => entry.path.startsWith('/') && !those.has(entry.key) && !those.mayHave(entry),
  );
}

/** The method, and all URLs, whatever the names in them. */
function addressOf(reader: OpenApiReader, entry: OperationEntry): string {
  const listed = serverTemplates(reader, entry);
  const servers = listed.length === 0 ? ['/'] : listed;
  const urls = servers.map((server) => normalizedPath(server.replace(/\/$/, '') + entry.path)).sort();
  return JSON.stringify([entry.method, slotNames(entry.path).length, ...urls]);
}

function alignItem(old: OperationEntry, next: OperationEntry, before: Operations, after: Operations): void {
  const [ours, theirs] = [normalizedPath(old.path), normalizedPath(next.path)];
  const item = after.items.get(theirs);
  if (item === undefined || !before.items.has(ours) || after.items.has(ours)) return;
  after.items.delete(theirs);
  after.items.set(ours, item);
}
