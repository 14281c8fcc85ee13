import { sameValue } from '../json-schema/same-value.ts';
import type { Budget } from '../budget.ts';
import type { OperationEntry, Operations, PathItem } from './operations.ts';

/**
 * Puts callbacks that are only called something else in the new document under the keys that they have in the old one:
 * their names are nowhere on the wire (OpenAPI 3.1, Callback Object).
 */
export function alignCallbacks(before: Operations, after: Operations, budget: Budget): void {
  const operations = pairs<OperationEntry>(before, after, [before, after], budget, sameOperation);
  for (const [key, other, entry] of operations) rename(after, other, key, { ...entry, key });
  const items = pairs<PathItem>(before.items, after.items, [before, after], budget, () => true);
  for (const [key, other, item] of items) rename(after.items, other, key, item);
}

function sameOperation({ operation: old }: OperationEntry, { operation: next }: OperationEntry): boolean {
  return sameValue(old.raw, next.raw);
}

function rename<Entry>(entries: Map<string, Entry>, from: string, to: string, entry: Entry): void {
  entries.delete(from);
  entries.set(to, entry);
}

type Named = Pick<OperationEntry, 'nameless' | 'within'>;
type Renamed<Entry> = readonly [key: string, other: string, entry: Entry];

/** What only one side has and the other one has under another name. What may be where nobody could read is left. */
function pairs<Entry extends Named>(
  old: ReadonlyMap<string, Entry>,
  next: ReadonlyMap<string, Entry>,
  [before, after]: readonly [Operations, Operations],
  budget: Budget,
  isSame: (old: Entry, next: Entry) => boolean,
): readonly Renamed<Entry>[] {
  const lone = [...next].filter(
    ([key, entry]) => entry.nameless !== undefined && !old.has(key) && !before.mayHave(entry),
  );
  const byName = Map.groupBy(lone, ([, { nameless }]) => nameless);
  return [...(byName.size === 0 ? [] : old)].flatMap(([key, entry]): Renamed<Entry>[] => {
    const others = next.has(key) || after.mayHave(entry) ? [] : (byName.get(entry.nameless) ?? []);
    if (!budget.take('steps', others.length, () => [key])) return [];
    // Of several the one that says the same, if there is one.
    const found = others.find(([, other]) => isSame(entry, other)) ?? others[0];
    if (found === undefined) return [];
    others.splice(others.indexOf(found), 1);
    return [[key, ...found]];
  });
}
