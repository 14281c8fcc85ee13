import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pae } from './pae.ts';

const table: readonly (readonly [string, string, string, string])[] = [
  [
    'the vector of the DSSE protocol',
    'http://example.com/HelloWorld',
    'hello world',
    'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
  ],
  ['nothing', '', '', 'DSSEv1 0  0 '],
  ['lengths in bytes, not characters', 'tüp', '😀', 'DSSEv1 4 tüp 4 😀'],
  ['a payload that looks like a type', 'a', ' 1 b', 'DSSEv1 1 a 4  1 b'],
];
for (const [name, type, payload, want] of table)
  test(`encodes ${name}`, () => {
    assert.equal(Buffer.from(pae(type, Buffer.from(payload))).toString('utf8'), want);
  });

test('leaves bytes that are no text as they are', () => {
  const payload = Buffer.from([0, 255, 13, 10, 0]);
  assert.deepEqual(Buffer.from(pae('x', payload).subarray(-5)), payload);
});

test('never encodes two inputs alike', () => {
  const type = fc.string({ unit: 'grapheme', maxLength: 6 });
  const payload = fc.string({ unit: fc.constantFrom(' ', '0', '1', 'a'), maxLength: 6 });
  const input = fc.tuple(type, payload);
  fc.assert(
    fc.property(input, input, (one, other) => {
      const [a, b] = [one, other].map(([t, p]) => Buffer.from(pae(t, Buffer.from(p))).toString('hex'));
      assert.equal(a === b, one[0] === other[0] && one[1] === other[1]);
    }),
    { numRuns: 2000 },
  );
});
