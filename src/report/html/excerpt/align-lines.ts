import { diffArrays } from 'diff';
import type { ExcerptLine } from './change-excerpt.ts';

/** Texts that differ in more lines than this are not lined up. */
const mostEdits = 1000;

/** The lines of both sides beside each other; where only one side is known, nothing counts as changed. */
export function alignLines(
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): readonly ExcerptLine[] {
  if (before === undefined || after === undefined) {
    const side = before === undefined ? 'new' : 'old';
    return (before ?? after ?? []).map((text) => ({ [side]: text, changed: false }));
  }
  const parts = diffArrays([...before], [...after], { maxEditLength: mostEdits }) ?? [
    { value: [...before], removed: true, added: false },
    { value: [...after], removed: false, added: true },
  ];
  return parts.flatMap(({ added, removed, value }, index) => {
    if (!added && !removed) return value.map((text) => ({ old: text, new: text, changed: false }));
    const earlier = parts[index - 1];
    // What was put in place of lines stands beside them.
    if (added && earlier?.removed === true) return [];
    const next = removed && parts[index + 1]?.added === true ? (parts[index + 1]?.value ?? []) : [];
    return removed ? beside(value, next) : beside([], value);
  });
}

function beside(before: readonly string[], after: readonly string[]): readonly ExcerptLine[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => ({
    ...(before[index] === undefined ? {} : { old: before[index] }),
    ...(after[index] === undefined ? {} : { new: after[index] }),
    changed: true,
  }));
}
