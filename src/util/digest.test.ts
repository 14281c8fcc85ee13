import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { digestOf, digestOfFiles, digestOfJson } from './digest.ts';

describe('digests', () => {
  it('is SHA-256 in hexadecimal', () => {
    // FIPS 180-2, appendix B.1.
    assert.equal(digestOf('abc'), 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.equal(digestOf(new TextEncoder().encode('abc')), digestOf('abc'));
  });

  it('of JSON does not depend on the order of members', () => {
    assert.equal(digestOfJson({ a: 1, b: [2] }), digestOfJson({ b: [2], a: 1 }));
    assert.notEqual(digestOfJson({ a: 1, b: [2] }), digestOfJson({ a: 1, b: [3] }));
  });

  const base = new Map([
    ['a', 'one'],
    ['b', 'two'],
  ]);
  const others: readonly [string, Map<string, string>][] = [
    [
      'a changed byte',
      new Map([
        ['a', 'onE'],
        ['b', 'two'],
      ]),
    ],
    [
      'a byte moved to the next file',
      new Map([
        ['a', 'on'],
        ['b', 'etwo'],
      ]),
    ],
    [
      'a renamed file',
      new Map([
        ['a', 'one'],
        ['c', 'two'],
      ]),
    ],
    ['a missing file', new Map([['a', 'one']])],
    [
      'swapped contents',
      new Map([
        ['a', 'two'],
        ['b', 'one'],
      ]),
    ],
  ];
  for (const [name, files] of others) {
    it(`of files sees ${name}`, () => assert.notEqual(digestOfFiles(files), digestOfFiles(base)));
  }

  it('of files does not depend on the order of reading', () => {
    assert.equal(digestOfFiles(new Map([...base].reverse())), digestOfFiles(base));
  });
});
