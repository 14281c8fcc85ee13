import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SchemaDocumentError } from './document-error.ts';
import { limits } from './limits.ts';
import { parseSchemaDocument } from './parse-schema-document.ts';

function refusal(text: Uint8Array | string, source: string): string {
  const started = performance.now();
  try {
    parseSchemaDocument(text, { source });
  } catch (error) {
    assert.ok(error instanceof SchemaDocumentError, String(error));
    // Not how fast it is: that no document makes it go on for ever.
    assert.ok(performance.now() - started < 60_000);
    return error.code;
  }
  return 'read';
}

describe('hostile documents', () => {
  const deep = 10_000;
  const inJson = (depth: number) => `{"type":"object","x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const indented = (depth: number) =>
    Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:`).join('\n');
  const aliases = Array.from(
    { length: 30 },
    (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at}, `.repeat(9)}]`,
  ).join('\n');
  const tower = Array.from({ length: 1_500 }, (_, at) => `l${at + 1}: &l${at + 1} [*l${at}]`).join('\n');
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['JSON 10,000 deep', inJson(deep), 'x.json', 'document_too_deep'],
    ['JSON 100,000 deep and cut off', '{"a":'.repeat(100_000), 'x.json', 'document_malformed'],
    ['JSON as deep as is allowed', inJson(limits.depth - 1), 'x.json', 'read'],
    [
      'YAML 10,000 deep in brackets',
      `x: ${'['.repeat(deep)}${']'.repeat(deep)}`,
      'x.yaml',
      'document_too_deep',
    ],
    ['YAML 2,000 deep in lines', `type: object\n${indented(2_000)}`, 'x.yaml', 'document_too_deep'],
    ['a bomb of aliases', `type: object\nl0: &l0 [x]\n${aliases}`, 'x.yaml', 'document_too_deep'],
    ['a tower of aliases', `type: object\nl0: &l0 [x]\n${tower}`, 'x.yaml', 'document_too_deep'],
    ['an alias inside itself', 'type: object\na: &a { b: *a }\n', 'x.yaml', 'document_too_deep'],
    ['an alias of nothing', 'a: *b\n', 'x.yaml', 'document_malformed'],
    ['an unknown tag', 'type: object\ntitle: !!js/function "x"\n', 'x.yaml', 'read'],
    [
      'many aliases that stand for little',
      `type: object\na: &a [x]\nb: [${'*a, '.repeat(100_000)}]\n`,
      'x.yaml',
      'read',
    ],
    ['a megabyte of backslashes', `{"type":"object","a":"${'\\\\'.repeat(1_000_000)}"}`, 'x.json', 'read'],
    [
      'a megabyte of escaped quotation marks',
      `{"type":"object","a":"${'\\":'.repeat(500_000)}"}`,
      'x.json',
      'read',
    ],
    [
      'a comment of a megabyte before SDL',
      `${'# x\n'.repeat(250_000)}type Query { a: Int }`,
      'x',
      'document_no_schema',
    ],
  ];
  for (const [name, text, source, want] of cases) it(name, () => assert.equal(refusal(text, source), want));

  it('refuses 100 MB by their number, and decodes none of them', () => {
    const before = process.memoryUsage().rss;
    assert.equal(refusal(Buffer.alloc(100_000_000, 32), 'x.json'), 'document_too_large');
    assert.ok(process.memoryUsage().rss - before < 200_000_000);
  });

  it('refuses more members than any description has, by their number', () => {
    const members = Array.from({ length: limits.names }, (_, at) => `"${at}":0`).join();
    assert.equal(refusal(`{"type":"object","x":{${members}}}`, 'x.json'), 'document_too_large');
  });

  it('refuses 20 MB of YAML', () => {
    assert.equal(refusal('a: 1\n'.repeat(4_000_000), 'x.yaml'), 'document_too_large');
  });

  for (const [source, text] of [
    ['x.json', '{"type":"object","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'],
    [
      'x.yaml',
      'type: object\n__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n<<: {__proto__: {polluted: 1}}\n',
    ],
  ] as const)
    it(`reads the names of prototypes as names: ${source}`, () => {
      const document = parseSchemaDocument(text, { source });
      assert.ok(document.language === 'json-schema');
      const root = document.root as Record<string, unknown>;
      assert.equal(Object.getPrototypeOf(root), Object.prototype);
      assert.deepEqual(Object.keys(root), ['type', '__proto__', 'constructor']);
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
      assert.ok(document.place({ pointer: '/__proto__/polluted' }).column > 1);
    });
});
