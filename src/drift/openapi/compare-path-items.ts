import { placeOf } from '../json-schema/place-of.ts';
import { sameValue } from '../json-schema/same-value.ts';
import { note } from './note.ts';
import type { Findings } from './operation-changes.ts';
import type { Operations, PathItem } from './operations.ts';

type Two = { readonly old: PathItem | undefined; readonly new: PathItem | undefined };

/** Compares what is said of the paths themselves: each once, with the operations that stand there. */
export function comparePathItems(before: Operations, after: Operations, findings: Findings): void {
  const keys = [...new Set([...before.items.keys(), ...after.items.keys()])];
  const both = keys
    .map((key): Two => ({ old: before.items.get(key), new: after.items.get(key) }))
    .filter((two) => !isToldOtherwise(two, before, after));
  for (const [two, ...others] of Map.groupBy(both, placesOf).values())
    if (two !== undefined) comparePathItem(two, [two, ...others].flatMap(sharedIn).sort(), findings);
}

function placesOf({ new: is, old: was }: Two): string {
  return [was, is].map((item) => (item === undefined ? '' : placeOf(item.parts[0]))).join(' ');
}

/** Whether it came or went with its operations, may be where nobody could read, or is an extension. */
function isToldOtherwise({ new: is, old: was }: Two, before: Operations, after: Operations): boolean {
  if ((was ?? is)?.path.startsWith('webhook x-') === true) return true;
  if (was === undefined) return is === undefined || is.operations.size > 0 || before.mayHave(is);
  return is === undefined && (was.operations.size > 0 || after.mayHave(was));
}

function sharedIn({ new: is, old: was }: Two): readonly string[] {
  return [...(was?.operations ?? [])].filter(([key]) => is?.operations.has(key)).map(([, label]) => label);
}

function comparePathItem(
  { new: is, old: was }: Two,
  operations: readonly string[],
  findings: Findings,
): void {
  const [old, next] = [was?.said ?? {}, is?.said ?? {}];
  const keywords = Object.keys({ ...old, ...next }).sort();
  const differing = keywords.filter((keyword) => !sameValue(old[keyword], next[keyword]));
  if (differing.length === 0) return;
  const pick = (said: PathItem['said']): unknown =>
    Object.fromEntries(differing.map((keyword) => [keyword, said[keyword] ?? null]));
  note(findings, {
    rule: 'document-changed',
    path: [was?.path ?? is?.path ?? ''],
    reason: `${differing.join(', ')} changed`,
    operations,
    old: was?.parts[0],
    new: is?.parts[0],
    oldValue: pick(old),
    newValue: pick(next),
    stoppedBy: '',
  });
}
