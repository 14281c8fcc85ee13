import type { ExcerptLine, ExcerptRow } from './change-excerpt.ts';

/** Beside a changed line and beside the place itself; of one excerpt; of one line. */
const [context, mostRows, mostCharacters] = [2, 24, 200];

/** Of the lines of a definition those that say what changed and what stands around; `at`: the indices of the place on each side. */
export function excerptRows(
  lines: readonly ExcerptLine[],
  at: { readonly old: number | undefined; readonly new: number | undefined },
): readonly ExcerptRow[] {
  return shorten(mark(lines, at.old, at.new));
}

function mark(
  rows: readonly ExcerptLine[],
  old: number | undefined,
  next: number | undefined,
): readonly ExcerptLine[] {
  const seen = { old: -1, new: -1 };
  return rows.map((row) => {
    if (row.old !== undefined) seen.old += 1;
    if (row.new !== undefined) seen.new += 1;
    const isHere =
      (row.old !== undefined && seen.old === old) || (row.new !== undefined && seen.new === next);
    return isHere ? { ...row, here: true } : row;
  });
}

/** Keeps what was changed and what is named, with its surroundings; of too much that which is nearest to the place. */
function shorten(rows: readonly ExcerptLine[]): readonly ExcerptRow[] {
  const wanted = rows.flatMap(({ changed, here }, index) => (changed || here === true ? [index] : []));
  const place = Math.max(
    0,
    rows.findIndex(({ here }) => here === true),
  );
  const near = new Set(wanted.flatMap((index) => around(index, rows.length)));
  const kept = new Set(
    [...near].sort((a, b) => Math.abs(a - place) - Math.abs(b - place)).slice(0, mostRows),
  );
  const shown: ExcerptRow[] = [];
  for (const [index, row] of rows.entries()) {
    const last = shown.at(-1);
    if (kept.has(index)) shown.push(clip(row));
    else if (last !== undefined && 'gap' in last) shown[shown.length - 1] = { gap: last.gap + 1 };
    else shown.push({ gap: 1 });
  }
  return kept.size === 0 ? [] : shown;
}

function around(index: number, length: number): readonly number[] {
  return Array.from({ length: 2 * context + 1 }, (_, step) => index - context + step).filter(
    (one) => one >= 0 && one < length,
  );
}

function clip(row: ExcerptLine): ExcerptLine {
  const short = (text: string) =>
    text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters)}…`;
  return {
    ...row,
    ...(row.old === undefined ? {} : { old: short(row.old) }),
    ...(row.new === undefined ? {} : { new: short(row.new) }),
  };
}
