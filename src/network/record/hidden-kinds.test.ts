import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hiddenKinds } from './hidden-kinds.ts';

const names = { known: new Set(['id', 'items', 'pin', 'token']), sensitive: new Set(['pin', 'token']) };
const cases: { name: string; value: unknown; wanted: Record<string, string> }[] = [
  { name: 'nothing hidden', value: { id: 'a', items: [1] }, wanted: {} },
  {
    name: 'sensitive and unknown',
    value: { pin: 1, more: true },
    wanted: { '/pin': 'integer', '/more': 'boolean' },
  },
  {
    name: 'items of a list together',
    value: { items: [{ pin: null }, { pin: 'c0000000-0000-4000-8000-000000000000' }, { pin: 'x' }] },
    wanted: { '/items/*/pin': 'null|string|string uuid' },
  },
  {
    name: 'nothing beneath what is hidden',
    value: { more: { pin: 1 }, token: [1] },
    wanted: { '/more': 'object', '/token': 'array' },
  },
  { name: 'names that need escapes', value: { 'a/b': 1.5 }, wanted: { '/a~1b': 'number' } },
  { name: 'a big integer', value: { pin: 9007199254740993n }, wanted: { '/pin': 'integer' } },
];
for (const { name, value, wanted } of cases)
  test(`the kinds of what is hidden: ${name}`, () => assert.deepEqual(hiddenKinds(value, names), wanted));

test('no value of any kind is in them', () => {
  const kinds = JSON.stringify(
    hiddenKinds({ pin: 's3cret', token: 'mail@example.com', more: ['s3cret'] }, names),
  );
  assert.doesNotMatch(kinds, /s3cret|mail@/);
});
