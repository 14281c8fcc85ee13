import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseStrictJson } from './parse-strict-json.ts';
import { refusal } from './testing/refusal.ts';

const parse = (text: string): unknown => parseStrictJson(Buffer.from(text), 'statement_malformed');
const name = fc
  .string({ unit: 'grapheme', maxLength: 6 })
  .filter((text) => !['__proto__', 'constructor', 'prototype'].includes(text));
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, 0, -1, 0.5, 1e-300, Number.MAX_SAFE_INTEGER, '":{[', '\\"', '\\\\'),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(name, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(tree, fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      assert.deepEqual(parse(text), JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});

test('refuses a name that stands twice, however deep and however it is spelt', () => {
  const spelt = (text: string): string =>
    [...Array(text.length).keys()]
      .map((i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join('');
  fc.assert(
    fc.property(tree, tree, name, fc.nat(20), (one, other, twice, depth) => {
      const member = `"${spelt(twice)}":${JSON.stringify(other)}`;
      const text = `{${JSON.stringify(twice)}:${JSON.stringify(one)},${member}}`;
      const nested = `${'[{"a":'.repeat(depth)}${text}${'}]'.repeat(depth)}`;
      assert.equal(
        refusal(() => parse(nested)),
        'statement_malformed',
      );
    }),
  );
});

const table: readonly (readonly [string, RegExp])[] = [
  ['{"a":[{"__proto__":1}]}', /the name __proto__ is not allowed \(at "\/a\/0"\)/],
  ['{"a":{"b":[1,1e400]}}', /greater than a double holds exactly \(at "\/a\/b\/1"\)/],
  ['{"a":-9007199254740992}', /greater than a double holds exactly \(at "\/a"\)/],
  ['["x","\\ud800"]', /half a character stands in a text \(at "\/1"\)/],
  ['{"\\ud800":1}', /half a character stands in a text \(at ""\)/],
  ['{"a":1,"a":1}', /has a member twice/],
  ['[1,]', /not JSON/],
  ["{'a':1}", /not JSON/],
  ['"a', /not JSON/],
  ['"a\\', /not JSON/],
  ['[NaN]', /not JSON/],
  [`${'['.repeat(65)}${']'.repeat(65)}`, /nested 65 deep; at most 64 are read/],
];
for (const [text, message] of table)
  test(`refuses ${text.slice(0, 30)}`, () => assert.throws(() => parse(text), message));

test('reads what is nested 64 deep', () => {
  assert.ok(Array.isArray(parse(`${'['.repeat(64)}${']'.repeat(64)}`)));
});

test('refuses bytes that are no UTF-8, also where they would pass for a strange character', () => {
  for (const bytes of [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe2, 0x82]]) {
    const text = Buffer.concat([Buffer.from('"'), Buffer.from(bytes), Buffer.from('"')]);
    assert.throws(() => parseStrictJson(text, 'envelope_malformed'), /it is not UTF-8/);
  }
});
