import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { getAt, pointerTokens, removeAt, setAt, toPointer } from './pointer.ts';

describe('pointers', () => {
  // The examples of RFC 6901, section 5.
  const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'c%d': 2, 'm~n': 8, ' ': 7 };
  const examples: readonly [string, unknown][] = [
    ['', document],
    ['/foo', ['bar', 'baz']],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%d', 2],
    ['/m~0n', 8],
    ['/ ', 7],
    ['/foo/2', undefined],
    ['/foo/00', undefined],
    ['/foo/-', undefined],
    ['/foo/length', undefined],
    ['/toString', undefined],
    ['/__proto__', undefined],
    ['/foo/0/0', undefined],
  ];
  for (const [pointer, want] of examples) {
    it(`reads ${pointer || 'the root'}`, () => assert.deepEqual(getAt(document, pointer), want));
  }

  for (const pointer of ['foo', '/a~2', '/~']) {
    it(`refuses ${pointer}`, () => assert.throws(() => pointerTokens(pointer), RangeError));
  }

  it('makes what it reads', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (path) => assert.deepEqual(pointerTokens(toPointer(path)), path)),
    );
  });
});

describe('setAt', () => {
  const cases: readonly [unknown, string, unknown][] = [
    [{ a: 1 }, '/a', { a: 9 }],
    [{}, '/a/b', { a: { b: 9 } }],
    [{ a: [1, 2] }, '/a/0', { a: [9, 2] }],
    [{ a: [1, 2] }, '/a/-', { a: [1, 2, 9] }],
    [{ a: 1 }, '', 9],
  ];
  for (const [root, pointer, want] of cases) {
    it(`sets ${pointer || 'the root'}`, () => assert.deepEqual(setAt(root, pointer, 9), want));
  }

  it('gets back what it set, and leaves the original alone', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.anything()),
        fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
        (root, path) => {
          const before = structuredClone(Object.keys(root));
          const target = Object.hasOwn(root, path[0] ?? '') ? path.slice(0, 1) : path;
          const after = setAt(root, toPointer(target), 'set');
          assert.equal(getAt(after, toPointer(target)), 'set');
          assert.deepEqual(Object.keys(root), before);
        },
      ),
    );
  });

  it('never reaches a prototype', () => {
    const changed = setAt(setAt({}, '/__proto__/polluted', true), '/constructor/prototype/polluted', true);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.equal(Object.getPrototypeOf(changed), Object.prototype);
  });

  it('refuses an index beyond the end', () => assert.throws(() => setAt([1], '/5', 9), RangeError));
});

describe('removeAt', () => {
  const cases: readonly [unknown, string, unknown][] = [
    [{ a: 1, b: 2 }, '/a', { b: 2 }],
    [{ a: [1, 2, 3] }, '/a/1', { a: [1, 3] }],
    [{ a: 1 }, '/b/c', { a: 1 }],
    [{ a: 1 }, '', undefined],
  ];
  for (const [root, pointer, want] of cases) {
    it(`removes ${pointer || 'the root'}`, () => assert.deepEqual(removeAt(root, pointer), want));
  }
});
