import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indentedJson } from './indented-json.ts';

test('writes what JSON.stringify writes', () => {
  const member = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.string({ unit: 'binary' }));
  const long = fc.array(member, { minLength: 8, maxLength: 10 });
  const values = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.string({ unit: 'binary' }), fc.oneof(member, long)),
    fc.array(long, { maxLength: 2 }),
  );
  fc.assert(
    fc.property(values, (value) => {
      assert.equal(indentedJson(value), JSON.stringify(value, null, 2));
    }),
  );
});

test('writes a list that occurs in several places, and at several depths, in each of them', () => {
  const list = ['a\n', { b: ['c'] }, ...'d e f g h i j k'.split(' ')];
  const value = { list, again: list, deeper: { list }, lists: [list, [], undefined, {}] };
  assert.equal(indentedJson(value), JSON.stringify(value, null, 2));
});
