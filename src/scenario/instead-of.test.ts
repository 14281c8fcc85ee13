import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insteadOf } from './instead-of.ts';

for (const { data, pointer, want } of [
  { data: { a: 1, b: 2 }, pointer: '/data/a', want: 'the answer with a, b' },
  { data: { a: { b: { c: 1 } } }, pointer: '/a/b/d', want: '/a/b with c' },
  { data: { a: { b: null } }, pointer: '/a/b/d', want: '/a with b' },
  { data: { a: [] }, pointer: '/a/0/id', want: '/a, a list of 0' },
  {
    data: Object.fromEntries('abcdefghijkl'.split('').map((name) => [name, 1])),
    pointer: '/z',
    want: 'the answer with a, b, c, d, e, f, g, h, i, j, and 2 more',
  },
  { data: { 'a/b': {} }, pointer: '/a~1b/c', want: '/a~1b with no members' },
  { data: null, pointer: '/id', want: 'an answer without members' },
  { data: 'text', pointer: '/id', want: 'an answer without members' },
])
  test(`${JSON.stringify(data)} has at ${pointer}: ${want}`, () =>
    assert.equal(insteadOf(data, pointer), want));
