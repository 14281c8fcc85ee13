import { stripVTControlCharacters } from 'node:util';
import { wrapAnsi } from 'fast-wrap-ansi';

/** What somebody copies: a terminal breaks such a line without putting anything into it. */
const command = /^\s*(?:next: |repeat: )?livegate (?!.*\S {2,}\S)/;

/** Columns that the last one needs at the least. */
const least = 24;

/**
 * Text for a terminal of so many columns: lines that are too long go on below their last column, where there are columns,
 * else two further than they began. Words, colours and commands stay whole.
 */
export function hangLines(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => {
      const plain = stripVTControlCharacters(line);
      return plain.length <= columns || command.test(plain)
        ? line
        : hang(line, indentOf(plain, columns), columns);
    })
    .join('\n');
}

function hang(line: string, indent: number, columns: number): string {
  const [head = '', ...rest] = wrapAnsi(line, columns, { trim: false }).split('\n');
  if (rest.length === 0) return head;
  const more = wrapAnsi(rest.join('').trimStart(), columns - indent).split('\n');
  return [head, ...more.map((one) => ' '.repeat(indent) + one)].map(withoutEnd).join('\n');
}

/** Without white space at its end, before codes of colours too. */
function withoutEnd(line: string): string {
  return line.replace(/ +((?:\u001B\[[\d;]*m)*)$/, '$1');
}

/** Where the last column begins that leaves room for words. */
function indentOf(plain: string, columns: number): number {
  const begun = plain.length - plain.trimStart().length;
  const ends = [...plain.matchAll(/\S {2,}(?=\S)/g)].map(({ index, 0: gap }) => index + gap.length);
  return ends.findLast((at) => at <= columns - least) ?? begun + 2;
}
