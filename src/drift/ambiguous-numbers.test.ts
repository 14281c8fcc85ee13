import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseSchemaDocument } from './document/parse-schema-document.ts';
import { findSchemaChanges } from './find-schema-changes.ts';
import type { SchemaDocument } from './schema-document.ts';

const parse = (text: string, source = 'x.json'): SchemaDocument => parseSchemaDocument(text, { source });
const schema = (...numbers: readonly string[]): string => `{"enum": ["a \\" 1",\n  ${numbers.join(', ')}]}`;
const undecided = (old: SchemaDocument, next: SchemaDocument): readonly string[] =>
  findSchemaChanges(old, next).undecided.map(
    ({ new: there, old: here, reason }) =>
      `${reason.replace(/^.*: /, '')} at ${[here, there].map((one) => `${one?.line}:${one?.column}`).join(' and ')}`,
  );

const [low, high, third] = ['9007199254740992', '9007199254740993', '9007199254740991.5e1'];

describe('whole numbers that are too large to be read exactly', () => {
  const cases: readonly (readonly [
    name: string,
    old: readonly string[],
    next: readonly string[],
    want: readonly string[],
  ])[] = [
    ['another one', [high], [low], [`${high}, ${low} at 2:3 and 2:3`]],
    ['another one behind one that is there', [low, high], [low, low], [`${low}, ${high} at 2:3 and 2:3`]],
    ['less than none', [`-${high}`], [`-${low}`], [`-${high}, -${low} at 2:3 and 2:3`]],
    ['the same', [low, high], [low, high], []],
    ['the same in another order', [low, high], [high, low], []],
    ['the same in another spelling', ['90071992547409920e-1'], ['9.007199254740992e15'], []],
    ['one more of the same', [high], [high, high], []],
    ['one that is far from it', [high], ['18014398509481985'], []],
    ['one that is read exactly', ['9007199254740991'], ['9007199254740990'], []],
    [
      'a fraction that a spelling hides',
      [third],
      ['90071992547409916'],
      [`90071992547409915, 90071992547409916 at 2:3 and 2:3`],
    ],
  ];
  for (const [name, old, next, want] of cases)
    test(name, () => assert.deepEqual(undecided(parse(schema(...old)), parse(schema(...next))), want));

  const yaml = (number: string): SchemaDocument => parse(`type: integer\nconst: &a ${number}\n`, 'x.yaml');
  test('in YAML', () => {
    assert.deepEqual(undecided(yaml(high), yaml(low)), [`${high}, ${low} at 2:11 and 2:11`]);
    assert.deepEqual(undecided(yaml('0x20000000000001'), yaml(high)), []);
    assert.deepEqual(undecided(yaml('0o400000000000000000'), yaml(high)), [
      `${low}, ${high} at 2:11 and 2:11`,
    ]);
  });

  test('in another file', () => {
    const main = '{"openapi":"3.1.0","paths":{},"components":{"schemas":{"A":{"$ref":"other.json"}}}}';
    const [old, next] = [high, low].map((number) =>
      parseSchemaDocument(main, { source: 'x.json', files: new Map([['other.json', schema(number)]]) }),
    );
    assert.ok(old !== undefined && next !== undefined);
    const [spot] = findSchemaChanges(old, next).undecided;
    assert.deepEqual([spot?.old?.file, spot?.old?.line], ['other.json', 2]);
  });

  test('many of them', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `${BigInt(high) + BigInt(index)}`);
    const others = [...many.slice(0, 2), ...many.slice(4)];
    assert.equal(undecided(parse(schema(...many)), parse(schema(...others))).length, 1);
  });
});

describe('numbers that nobody can read', () => {
  for (const number of ['1e400', '-1e400', `1${'0'.repeat(400)}`])
    test(number.slice(0, 8), () => {
      assert.throws(() => parse(`{"type": "number",\n"maximum": ${number}}`), {
        code: 'document_malformed',
        message: /^x\.json:2:12: a number is too large to be read\n.*1\.797/,
      });
    });

  test('are texts in YAML, as what else JSON has not', () => {
    const [old, next] = ['.inf', '.nan'].map((number) => parse(`enum: [${number}, 1e400, a]`, 'x.yaml'));
    assert.ok(old?.language === 'json-schema' && next !== undefined);
    assert.deepEqual(old.root, { enum: ['.inf', '1e400', 'a'] });
    assert.equal(findSchemaChanges(old, next).verdict, 'breaking');
  });
});

describe('texts that are no Unicode', () => {
  const cases: readonly (readonly [name: string, old: string, next: string, verdict: string])[] = [
    ['a default', '{"default":"\\ud800"}', '{"default":"\\ud801"}', 'safe'],
    ['a value', '{"enum":["\\ud800","a"]}', '{"enum":["a"]}', 'safe'],
    ['a value of a list', `{"enum":[["\\ud800"]]}`, '{"enum":[["\\ud801"]]}', 'breaking'],
    ['a name', '{"required":["\\ud800"]}', '{"required":["\\ud801"]}', 'breaking'],
  ];
  for (const [name, old, next, verdict] of cases)
    test(name, () => {
      assert.equal(findSchemaChanges(parse(old), parse(next)).verdict, verdict);
      assert.equal(findSchemaChanges(parse(old), parse(old)).verdict, 'identical');
    });
});
