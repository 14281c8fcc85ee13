type LineColumn = { readonly line: number; readonly column: number };

/** The line and column, from 1, of a UTF-16 offset. Lines end as GraphQL has it: LF, CR, or both. */
export function lineColumn(text: string, offset: number): LineColumn {
  return lineColumns(text, [offset])[0] ?? { line: 1, column: 1 };
}

/** The same for many offsets, which must be in order: the text is read once. */
export function lineColumns(text: string, offsets: readonly number[]): readonly LineColumn[] {
  const ends = text.matchAll(/\r\n|[\n\r]/g);
  let next = ends.next();
  let line = 1;
  let start = 0;
  return offsets.map((offset) => {
    for (; next.done !== true && next.value.index < offset; next = ends.next()) {
      line += 1;
      start = next.value.index + next.value[0].length;
    }
    return { line, column: offset - start + 1 };
  });
}
