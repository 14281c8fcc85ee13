import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

describe('canonicalJson', () => {
  const cases: readonly [string, unknown, string][] = [
    [
      'members in the order of UTF-16 code units',
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [
      'numbers as ECMAScript writes them',
      [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0],
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    ],
    ['strings with the fewest escapes', '€$\u000f\nA\'B"\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\"/"'],
    ['literals', [null, true, false], '[null,true,false]'],
    ['no undefined members', { a: undefined, b: 1 }, '{"b":1}'],
  ];
  for (const [name, value, want] of cases) {
    it(name, () => assert.equal(canonicalJson(value), want));
  }

  const refused: readonly [string, unknown][] = [
    ['NaN', NaN],
    ['an infinity', [Infinity]],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['undefined alone', undefined],
    ['a lone surrogate', { a: '\ud800' }],
  ];
  for (const [name, value] of refused) {
    it(`refuses ${name}`, () => assert.throws(() => canonicalJson(value), TypeError));
  }

  it('does not depend on the order of members, and parses to an equal value', () => {
    const json = fc
      .jsonValue({ noUnicodeString: false })
      .filter((value) => JSON.stringify(value).isWellFormed() && !/\\ud[89ab]/i.test(JSON.stringify(value)));
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        assert.equal(canonicalJson(reversed(JSON.parse(text))), text);
        assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}
