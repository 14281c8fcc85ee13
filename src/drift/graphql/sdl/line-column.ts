/** The line and column, from 1, of a UTF-16 offset. Lines end as GraphQL has it: LF, CR, or both. */
export function lineColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (const { 0: terminator, index } of text.matchAll(/\r\n|[\n\r]/g)) {
    if (index >= offset) break;
    line += 1;
    start = index + terminator.length;
  }
  return { line, column: offset - start + 1 };
}
