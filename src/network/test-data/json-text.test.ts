import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJsonText } from './json-text.ts';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const long = (length: number) => `["${'x'.repeat(length)}"]`;

for (const [name, text, want] of [
  ['an object', ' {"a":1}\n', { a: 1 }],
  ['an array with a long integer', '[4242424242424242424]', [4242424242424242424n]],
  ['a scalar', '"a"', undefined],
  ['a number', '7', undefined],
  ['what is cut off', '{"a":1', undefined],
  ['what is no JSON', '[a]', undefined],
  ['nothing', '', undefined],
] as const)
  test(`reads ${name}`, () => {
    assert.deepEqual(parseJsonText(text), want);
  });

test('looks into nothing that is too long or too deep', () => {
  const looked = [long(900_000), long(1_000_000), nested(200), nested(201), nested(100_000)];
  assert.deepEqual(
    looked.map((text) => parseJsonText(text) !== undefined),
    [true, false, true, false, false],
  );
});
