import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carryExtensions } from './carry-extensions.ts';

const cases: { name: string; old: unknown; next: unknown; wanted: unknown; lost: readonly string[] }[] = [
  {
    name: 'at the same place',
    old: { a: { 'x-s': 1 } },
    next: { a: {} },
    wanted: { a: { 'x-s': 1 } },
    lost: [],
  },
  { name: 'the new word wins', old: { 'x-s': 1 }, next: { 'x-s': 2 }, wanted: { 'x-s': 2 }, lost: [] },
  { name: 'in lists', old: [{ 'x-s': 1 }], next: [{ b: 1 }, {}], wanted: [{ b: 1, 'x-s': 1 }, {}], lost: [] },
  { name: 'what is gone is told', old: { a: { b: { 'x-s': 1 } } }, next: {}, wanted: {}, lost: ['/a/b/x-s'] },
  {
    name: 'another kind of value',
    old: { a: { 'x-s': 1 } },
    next: { a: 7 },
    wanted: { a: 7 },
    lost: ['/a/x-s'],
  },
];
for (const { lost, name, next, old, wanted } of cases)
  test(`x- members are carried over: ${name}`, () => {
    assert.deepEqual(carryExtensions(old, next), { document: wanted, lost });
  });

test('a member called __proto__ is one like any other', () => {
  const { document } = carryExtensions(
    JSON.parse('{"__proto__":{"x-s":1}}'),
    JSON.parse('{"__proto__":{"a":1}}'),
  );
  assert.equal(JSON.stringify(document), '{"__proto__":{"a":1,"x-s":1}}');
  assert.equal(({} as { a?: unknown }).a, undefined);
});
