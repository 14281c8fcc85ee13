import { toPointer } from '../../../util/pointer.ts';

/** One line of a JSON document as it is shown; `pointer` says what begins on it. */
export type JsonLine = {
  readonly indent: number;
  readonly text: string;
  readonly pointer?: string;
  readonly value?: unknown;
};

/** More lines than this nobody reads, and no page scrolls smoothly with them. */
export const mostLines = 3000;

/** A JSON value line by line, two spaces a level. */
export function jsonLines(value: unknown): readonly JsonLine[] {
  const lines: JsonLine[] = [];
  write(value, [], 0, '', '', lines);
  return lines;
}

type Path = readonly (string | number)[];

function write(
  value: unknown,
  path: Path,
  indent: number,
  lead: string,
  tail: string,
  lines: JsonLine[],
): void {
  if (lines.length > mostLines) return;
  const entries = entriesOf(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (entries === undefined || entries.length === 0) {
    const text = entries === undefined ? JSON.stringify(value) : `${open}${close}`;
    lines.push({ indent, text: `${lead}${text}${tail}`, pointer: toPointer(path), value });
    return;
  }
  lines.push({ indent, text: `${lead}${open}`, pointer: toPointer(path) });
  for (const [index, [name, member]] of entries.entries()) {
    const comma = index === entries.length - 1 ? '' : ',';
    const label = typeof name === 'string' ? `${JSON.stringify(name)}: ` : '';
    write(member, [...path, name], indent + 1, label, comma, lines);
  }
  lines.push({ indent, text: `${close}${tail}` });
}

function entriesOf(value: unknown): readonly (readonly [string | number, unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [index, item] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}
