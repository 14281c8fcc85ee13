import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inspectJson } from './inspect-json.ts';
import { parseJson } from './parse-json.ts';
import { scanJson } from './scan-json.ts';

function findingsOf(text: string): string[] {
  return parseJson(text).findings.map(({ code, at }) => (at === undefined ? code : `${code} ${at}`));
}

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['{"a":1,"b":[{"a":1},{"a":2}]}', []],
  ['{"a":1,"a":2}', ['json_duplicate_key /a']],
  ['{"x":[{"k":1},{"k":1,"k":null}]}', ['json_duplicate_key /x/1/k']],
  ['{"a/b":{"~":1,"~":1}}', ['json_duplicate_key /a~1b/~0']],
  ['{"a":1,"\\u0061":2}', ['json_duplicate_key /a']],
  ['{"__proto__":1,"__proto__":2}', ['json_duplicate_key /__proto__']],
  ['{"a":":\\"b\\":"}', []],
  ['{"id":9007199254740991}', []],
  ['{"id":9007199254740993}', ['json_integer_unsafe /id']],
  ['{"ids":[1,-12345678901234567890]}', ['json_integer_unsafe /ids/1']],
  ['{"rate":0.12345678901234567890,"text":"12345678901234567890"}', []],
  ['{"amount":1234567890123456.5}', []],
  ['1', []],
  ['"text"', []],
];

for (const [text, findings] of cases) {
  test(`notices ${findings.join(', ') || 'nothing'} in ${text}`, () => {
    assert.deepEqual(findingsOf(text), findings);
    assert.deepEqual(parseJson(text).value, JSON.parse(text));
  });
}

test('keeps an integer beyond 2^53 exact, and the value as the parser sees it', () => {
  const { value, exact } = parseJson('{"id":12345678901234567890,"n":1}');
  assert.deepEqual(exact, { id: 12345678901234567890n, n: 1 });
  assert.equal((value as { id: number }).id, 12345678901234567000);
});

test('gives back the very same value where nothing is beyond 2^53', () => {
  const { value, exact } = parseJson('{"a":[1,2]}');
  assert.equal(value, exact);
});

const malformed: readonly (readonly [string, string])[] = [
  ['', 'the end at line 1 column 1 (offset 0)'],
  ['{"a":1', 'the end at line 1 column 7 (offset 6)'],
  ['{"a":1}}', 'something else at line 1 column 8 (offset 7)'],
  ['{"a":\n  oops}', 'something else at line 2 column 3 (offset 8)'],
  ['{"a":01}', 'something else at line 1 column 7 (offset 6)'],
  ["{'a':1}", 'something else at line 1 column 2 (offset 1)'],
  ['{"a":"\n"}', 'something else at line 1 column 6 (offset 5)'],
  ['{"secret":"hush-hush",}', 'something else at line 1 column 23 (offset 22)'],
  ['{"a" 1}', 'something else at line 1 column 6 (offset 5)'],
  ['[{"a":1]', 'something else at line 1 column 8 (offset 7)'],
  ['[1,]', 'something else at line 1 column 4 (offset 3)'],
  ['NaN', 'something else at line 1 column 1 (offset 0)'],
  ['<html>', 'something else at line 1 column 1 (offset 0)'],
];

for (const [text, found] of malformed) {
  test(`locates the mistake in ${JSON.stringify(text)}`, () => {
    const parsed = parseJson(text);
    assert.deepEqual(
      parsed.findings.map((finding) => [finding.code, finding.found]),
      [['json_malformed', found]],
    );
    assert.equal(parsed.understood, false);
  });
}

test('does not parse what is nested 201 deep, and parses 200', () => {
  assert.deepEqual(findingsOf('['.repeat(200) + ']'.repeat(200)), []);
  assert.deepEqual(findingsOf('['.repeat(201) + ']'.repeat(201)), ['body_too_deep']);
  assert.deepEqual(findingsOf('{"a":'.repeat(100_000)), ['body_too_deep']);
});

test('reads every JSON text as JSON.parse does, both ways', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const rounded = JSON.stringify(inspectJson(text).exact, (_, one: unknown) =>
        typeof one === 'bigint' ? Number(one) : one,
      );
      assert.equal(rounded, JSON.stringify(JSON.parse(text)));
      assert.deepEqual(
        parseJson(text).findings.filter(({ code }) => code !== 'json_integer_unsafe'),
        [],
      );
    }),
  );
});

test('accepts and rejects the same texts as JSON.parse', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a"',
    '1',
    '-',
    '0',
    '.5',
    'e3',
    'true',
    'null',
    ' ',
    '\n',
    '\\',
    '\u0000',
    '\u007f',
    '\u2028',
    '\ud800',
    'x',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      const isJson = inspectJson(text).errorAt === undefined;
      assert.equal(isJson, parseJson(text).understood, JSON.stringify(text));
    }),
    { numRuns: 3_000 },
  );
});

test('sees depth, names and long numbers outside strings only', () => {
  assert.deepEqual(scanJson('{"a\\"b":[[{"c":"{[1234567890123456:"}]]}'), {
    names: 2,
    depth: 4,
    longNumber: false,
  });
  assert.deepEqual(scanJson('[1234567890123456]'), { names: 0, depth: 1, longNumber: true });
});
