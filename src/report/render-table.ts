import { stripVTControlCharacters } from 'node:util';

/** Aligned columns with two spaces between; the named columns to the left, others to the right. Never wraps. */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  left: ReadonlySet<number>,
): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => width(line[column] ?? ''))));
  return lines
    .map((line) =>
      line
        .map((cell, column) => pad(cell, widths[column] ?? 0, left.has(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(cell: string, to: number, left: boolean): string {
  const space = ' '.repeat(Math.max(0, to - width(cell)));
  return left ? cell + space : space + cell;
}

function width(cell: string): number {
  return Array.from(stripVTControlCharacters(cell)).length;
}
