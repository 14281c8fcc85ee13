import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ByteSearch } from './byte-search.ts';
import { SecretMask } from './secret-mask.ts';

// few letters, so that words begin in one another and overlap
const text = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength, maxLength });
const words = fc.array(text(2, 9), { maxLength: 6 });

function placesOf(within: string, searched: readonly string[]): string[] {
  const starts = Array.from({ length: within.length }, (_, at) => at);
  const places = starts.flatMap((at) =>
    [...new Set(searched)]
      .filter((word) => within.startsWith(word, at))
      .map((word) => `${at}-${at + word.length}`),
  );
  return places.sort();
}

test('finds every place of every word, as a plain search does', () => {
  fc.assert(
    fc.property(words, text(0, 80), (searched, within) => {
      const found = new Set<string>();
      const search = new ByteSearch([...new Set(searched)].map((word) => Buffer.from(word)));
      const any = search.find(Buffer.from(within), (from, to) => found.add(`${from}-${to}`));
      assert.deepEqual([...found].sort(), placesOf(within, searched));
      assert.equal(any, found.size > 0);
    }),
    { numRuns: 2000 },
  );
});

test('masks the same bytes however a body is cut, and nothing else', () => {
  fc.assert(
    fc.property(words, text(0, 60), fc.array(fc.nat(20), { maxLength: 8 }), (searched, whole, sizes) => {
      const mask = new SecretMask(searched);
      const body = mask.body();
      let rest = whole;
      let out = '';
      for (const size of sizes) {
        out += body.push(Buffer.from(rest.slice(0, size))).toString();
        rest = rest.slice(size);
      }
      out += body.push(Buffer.from(rest)).toString() + body.end().toString();
      const expected = Array.from(whole);
      for (const place of placesOf(whole, searched)) {
        const [from = 0, to = 0] = place.split('-').map(Number);
        expected.fill('*', from, to);
      }
      assert.equal(out, expected.join(''));
      assert.equal(mask.text(whole), out);
    }),
    { numRuns: 3000 },
  );
});

test('holds back no more than the beginning of a secret', () => {
  const body = new SecretMask(['secret-one', 'secret-two']).body();
  const push = (piece: string) => body.push(Buffer.from(piece)).toString();
  assert.deepEqual(
    [push('abc'), push('abc secre'), push('t'), push('ary'), body.end().toString()],
    [...['abc', 'abc ', '', 'secretary', '']],
  );
});

test('without secrets everything passes untouched', () => {
  const bytes = Buffer.from('anything at all');
  assert.equal(new SecretMask([]).body().push(bytes), bytes);
});
