import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isOfTemplate, slotNames, slotsIn, templateParts } from './path-template.ts';

const cases: readonly (readonly [part: string, text: string, want: readonly string[] | undefined])[] = [
  ['a', 'a', []],
  ['a', 'b', undefined],
  ['{}', 'me', ['me']],
  ['{}', '', undefined],
  ['{}.json', 'me.json', ['me']],
  ['{}.json', '.json', undefined],
  ['v{}', 'v1', ['1']],
  ['v{}', 'w1', undefined],
  ['{}-{}', 'a-b-c', ['a', 'b-c']],
  ['{}-{}', '-b', undefined],
  ['{}-{}', 'a-', undefined],
  ['{}{}', 'ab', ['a', 'b']],
  ['{}{}', 'a', undefined],
  ['{}aa{}aa', 'xaaa', undefined],
  ['ab{}ba', 'aba', undefined],
];

describe('path templates', () => {
  for (const [part, text, want] of cases)
    test(`${part} and ${text}`, () => {
      assert.deepEqual(slotsIn(part, text), want);
    });

  test('names are nothing but names, even with a slash', () => {
    assert.deepEqual(templateParts('/a/{b/c}/{}.x'), ['', 'a', '{}', '{}.x']);
    assert.deepEqual(slotNames('/a/{b/c}/{}.x'), ['b/c', '']);
  });

  test('a path of many names in one part takes no longer than its length', () => {
    const [many, long] = [`/${'{a}'.repeat(40)}z`, `/${'a'.repeat(5000)}`];
    assert.equal(isOfTemplate(many, long), false);
    assert.equal(isOfTemplate(many, `${long}z`), true);
  });
});
