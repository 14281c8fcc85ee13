import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { inspectJsonText } from './inspect-json-text.ts';

describe('inspectJsonText', () => {
  const errors: readonly (readonly [string, number | undefined])[] = [
    ['{}', undefined],
    [' [1, {"a": [true, null, -1.5e+3]}] ', undefined],
    ['', 0],
    ['{"a":1,}', 7],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['{1:2}', 1],
    ['[}', 1],
    ['{"a":1]', 6],
    ['01', 0],
    ['1 1', 2],
    ['truex', 0],
    ['"a', 0],
    ['"\u0001"', 0],
    ['[1', 2],
    ['{"a":', 5],
  ];
  for (const [text, errorAt] of errors)
    it(`${JSON.stringify(text)}: ${errorAt ?? 'JSON'}`, () =>
      assert.equal(inspectJsonText(text).errorAt, errorAt));

  it('calls JSON what JSON.parse does, whatever is done to a text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"a"',
      '"\\u0062"',
      '1',
      '-',
      'true',
      ' ',
      '"',
      '\\',
      'e',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        assert.equal(inspectJsonText(text).errorAt === undefined, isJson(text), JSON.stringify(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it('finds no duplicates and no error in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, space) => {
        assert.deepEqual(inspectJsonText(JSON.stringify(value, null, space)), {
          duplicates: [],
          errorAt: undefined,
        });
      }),
    );
  });

  it('finds a name again in its own object only, however it is spelt', () => {
    const { duplicates } = inspectJsonText('{"a":{"a":1},"b":[{"a":1},{"a":2}],"\\u0061":3,"a":4}');
    assert.deepEqual(duplicates, [
      { name: 'a', offset: 35 },
      { name: 'a', offset: 46 },
    ]);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
