import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { hangLines } from './hang-lines.ts';

const rows: readonly (readonly [what: string, given: string, columns: number, want: string])[] = [
  ['what fits is left as it is', 'a  b\n\n  c', 10, 'a  b\n\n  c'],
  [
    'goes on below the last column',
    '✗  evidence  one two three four five six seven',
    38,
    `✗  evidence  one two three four five
             six seven`,
  ],
  [
    'not below one without room for words',
    'a long beginning of a line      then more and more words',
    40,
    `a long beginning of a line      then
  more and more words`,
  ],
  ['two further than it began', '  clears one, two, three', 16, '  clears one,\n    two, three'],
  ['a word that is too long stays whole', `see ${'x'.repeat(40)}`, 30, `see\n  ${'x'.repeat(40)}`],
  [
    'a command stays whole',
    'next: livegate sign-off a b --reference <where>',
    30,
    'next: livegate sign-off a b --reference <where>',
  ],
  [
    'colours stay whole',
    '\u001B[2mone two three four\u001B[22m',
    12,
    '\u001B[2mone two\u001B[22m\n  \u001B[2mthree four\u001B[22m',
  ],
];
for (const [what, given, columns, want] of rows)
  test(what, () => {
    assert.equal(hangLines(given, columns), want);
  });

test('no word is lost', () => {
  const text = `item  ${Array.from({ length: 200 }, (_, at) => `w${at}`).join(' ')}`;
  for (const columns of [30, 80, 120]) {
    const shown = hangLines(text, columns);
    assert.deepEqual(shown.split(/\s+/), text.split(/\s+/));
    for (const line of stripVTControlCharacters(shown).split('\n')) assert.ok(line.length <= columns, line);
  }
});
