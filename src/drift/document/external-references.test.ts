import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { collectExternalReferences } from './external-references.ts';
import { resolveReference, shownName } from './resolve-reference.ts';

describe('collectExternalReferences', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['none', '{"$ref":"#/a"}', []],
    ['a file', '{"$ref":"a.json"}', ['a.json']],
    ['a file with a fragment, once', 'a: {$ref: ./a.yaml#/A}\nb: {$ref: "a.yaml#/B"}\n', ['a.yaml']],
    ['a file above', "x:\n  $ref: '../a.yaml'\n", ['../a.yaml']],
    ['an encoded name', '{"$ref":"a%20b.json"}', ['a b.json']],
    ['a URL', '{"$ref":"https://x.example/a.json#/b"}', ['https://x.example/a.json']],
    ['a dynamic reference', '{"$dynamicRef":"a.json#b"}', ['a.json']],
    ['a link', '{"operationRef":"other.yaml#/paths/x"}', ['other.yaml']],
    ['a discriminator', '{"mapping":{"a":"Dog","b":"cat.json","c":"#/x"}}', ['cat.json']],
    ['a property that is called $ref', '{"properties":{"$ref":{"type":"string","pattern":"$ref: x"}}}', []],
    ['a property that is called default', '{"properties":{"default":{"$ref":"a.json"}}}', ['a.json']],
    [
      'values',
      '{"default":{"$ref":"a"},"example":{"$ref":"b"},"enum":[{"$ref":"c"}],"const":{"$ref":"d"}}',
      [],
    ],
    ['an embedded schema', '{"$ref":"a.json","$defs":{"a":{"$id":"a.json"}}}', []],
    ['a broken document', '{"$ref":"a.json"', []],
    ['bytes that are no text', '\u0000$ref: a', []],
  ];
  for (const [name, text, want] of cases)
    it(name, () => assert.deepEqual(collectExternalReferences(text, ''), want));

  it('names files from the main document, whoever refers to them', () => {
    const text = '{"a":{"$ref":"b.json"},"c":{"$ref":"../c.json"},"d":{"$ref":"#/x"},"e":{"$ref":"a.json"}}';
    assert.deepEqual(collectExternalReferences(text, 'parts/a.json'), ['parts/b.json', 'c.json']);
  });

  it('walks aliases once', () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(3)}]`,
    );
    const text = ['l0: &l0 {$ref: a.yaml}', ...levels].join('\n');
    assert.deepEqual(collectExternalReferences(text, ''), ['a.yaml']);
  });
});

describe('resolveReference', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['', '#/a', ''],
    ['a.json', '#/a', 'a.json'],
    ['', './b.json#/a', 'b.json'],
    ['x/a.json', 'b.json', 'x/b.json'],
    ['x/a.json', '../../b.json', '../b.json'],
    ['', 'https://x.example/a/../b.json#c', 'https://x.example/b.json'],
    ['https://x.example/a/b.json', '../c.json', 'https://x.example/c.json'],
    ['', 'urn:x:y', 'urn:x:y'],
    ['', '%zz', '%zz'],
  ];
  for (const [from, reference, want] of cases)
    it(`${reference} in ${from || 'the main document'}`, () =>
      assert.equal(resolveReference(from, reference), want));
});

describe('shownName', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a/b.yaml', 'c.yaml', 'a/c.yaml'],
    ['b.yaml', 'c.yaml', 'c.yaml'],
    ['b.yaml', '', 'b.yaml'],
    ['origin/main:b.yaml', 'c.yaml', 'origin/main:c.yaml'],
    ['main:a/b.yaml', 'c.yaml', 'main:a/c.yaml'],
    ['https://x.example/a/b.yaml', '../c.yaml', 'https://x.example/c.yaml'],
    ['C:\\a\\b.yaml', 'c.yaml', 'C:\\a\\c.yaml'],
    ['b.yaml', 'https://x.example/c', 'https://x.example/c'],
  ];
  for (const [source, file, want] of cases)
    it(`${file} beside ${source}`, () => assert.equal(shownName(source, file), want));
});
