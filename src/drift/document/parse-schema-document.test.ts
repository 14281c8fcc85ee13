import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema, introspectionFromSchema } from 'graphql';
import type { SchemaDocument } from '../schema-document.ts';
import { SchemaDocumentError } from './document-error.ts';
import { parseSchemaDocument } from './parse-schema-document.ts';

function parse(text: Uint8Array | string, source = 'x'): SchemaDocument {
  return parseSchemaDocument(text, { source });
}

describe('what a document is', () => {
  const swagger = 'swagger: "2.0"\npaths: {}\n';
  const cases: readonly (readonly [string, string, SchemaDocument['language'], string?])[] = [
    ['OpenAPI 3.0 as JSON', '{"openapi":"3.0.3","paths":{}}', 'openapi'],
    ['OpenAPI 3.1 without paths', '{"openapi":"3.1.0","components":{}}', 'openapi'],
    ['OpenAPI 3.2 as YAML', 'openapi: 3.2.0\npaths: {}\n', 'openapi'],
    ['OpenAPI with an unquoted version', 'openapi: 3.0\npaths: {}\n', 'openapi'],
    ['flow YAML that looks like JSON', '{openapi: 3.0.0, paths: {}}', 'openapi', 'x.yaml'],
    ['Swagger 2.0', swagger, 'openapi'],
    ['SDL', 'type Query { a: Int }', 'graphql'],
    ['SDL behind comments and a description', '# a\n"""type"""\n"more" schema { query: Q }', 'graphql'],
    ['SDL that begins with an extension', 'extend type Query { a: Int }', 'graphql'],
    ['SDL that begins with a directive', 'directive @a on FIELD', 'graphql'],
    ['anything that is called .graphql', '# nothing', 'graphql', 'x.graphql'],
    ['a JSON Schema', '{"type":"object"}', 'json-schema'],
    ['a JSON Schema as YAML with type first', 'type: object\nproperties: {}\n', 'json-schema'],
    ['a boolean schema', 'true', 'json-schema'],
    ['a boolean schema as YAML', 'false', 'json-schema', 'x.yaml'],
    ['an empty schema', '{}', 'json-schema'],
    ['a schema of annotations', '{"description":"anything","x-a":1}', 'json-schema'],
  ];
  for (const [name, text, want, source] of cases)
    it(name, () => assert.equal(parse(text, source).language, want));

  it('takes bytes with a byte order mark, and digests all of them', () => {
    const plain = Buffer.from('{"type":"object"}');
    const marked = parse(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain]));
    assert.equal(marked.language, 'json-schema');
    assert.notEqual(marked.digest, parse(plain).digest);
    assert.deepEqual(marked.place({ pointer: '/type' }), { file: 'x', line: 1, column: 2, pointer: '/type' });
  });

  it('gives a version as text', () => {
    const document = parse('openapi: 3.0\npaths: {}\n');
    assert.ok(document.language === 'openapi' && document.root['openapi'] === '3.0');
  });

  it('refuses another language than the one that it must be', () => {
    assert.throws(() => parseSchemaDocument('true', { source: 'x', language: 'openapi' }), {
      code: 'document_no_schema',
    });
  });
});

describe('what is no schema', () => {
  const cases: readonly (readonly [string, string | Uint8Array, string, RegExp])[] = [
    ['nothing', '', 'document_empty', /^x:1:1: .*\n {4}expected a schema\n {4}found no bytes$/],
    ['white space', ' \n\t', 'document_empty', /nothing but white space/],
    ['a page', '<!doctype html><title>Log in\u001b[1m</title>', 'document_no_schema', /title "Log in\\\\?u/],
    [
      'a GraphQL answer with errors',
      '{"errors":[{"message":"disabled"}]}',
      'document_no_schema',
      /errors: "disabled"/,
    ],
    ['a GraphQL answer with null', '{"data":null}', 'document_no_schema', /without __schema/],
    [
      'a GraphQL answer with a null schema',
      '{"data":{"__schema":null}}',
      'document_no_schema',
      /without __schema/,
    ],
    ['an error message', '{"message":"Not Found"}', 'document_no_schema', /an object with "message"/],
    [
      'a problem of RFC 9457',
      '{"type":"about:blank","title":"x","status":404}',
      'document_no_schema',
      /"status"/,
    ],
    ['a sentence', 'Internal Server Error', 'document_no_schema', /"Internal Server Error"/],
    ['a list', '[1]', 'document_no_schema', /a list/],
    [
      'half of a JSON document',
      '{"openapi":"3.0.0",\n"paths":{',
      'document_malformed',
      /^x:2:10: the document is cut off/,
    ],
    ['JSON with a mistake', '{"a": 1,}', 'document_malformed', /^x:1:9: the document is not JSON/],
    ['half of a YAML document', 'openapi: 3.0.0\ninfo:\n', 'document_malformed', /expected paths/],
    ['YAML with a mistake', 'a: [1\nb: 2', 'document_malformed', /^x:2:/],
    ['half of an introspection result', '{"__schema":{"types":[]}}', 'document_malformed', /not whole/],
    [
      'an unknown version',
      'openapi: 4.0.0\npaths: {}',
      'document_unsupported',
      /^x:1:1: .*\n.*3\.2\n.*"4\.0\.0"/,
    ],
    [
      'Swagger with a response that is null',
      '{"swagger":"2.0","paths":{"/a":{"get":{"responses":{"200":null}}}}}',
      'document_malformed',
      /^x:1:1: .* OpenAPI 3\n.*\n.*null/,
    ],
    ['Swagger 1', '{"swagger":"1.2","paths":{}}', 'document_unsupported', /2\.0/],
    [
      'a byte that is no UTF-8',
      Buffer.from([0x7b, 0x0a, 0xc3, 0xa9, 0xff]),
      'document_not_utf8',
      /^x:2:2: .*\n.*\n.*0xff at offset 4$/,
    ],
    [
      'a byte that is no UTF-8 behind characters that say so',
      Buffer.concat([Buffer.from('"\ufffd \ufffd'), Buffer.from([0x80])]),
      'document_not_utf8',
      /0x80 at offset 8$/,
    ],
    ['UTF-16', Buffer.from('\ufefftrue', 'utf16le'), 'document_not_utf8', /offset 0: it is UTF-16/],
  ];
  for (const [name, text, code, message] of cases)
    it(name, () => {
      const error = errorOf(() => parse(text));
      assert.equal(error.code, code);
      assert.match(error.message, message);
      assert.doesNotMatch(error.message.replaceAll('\n', ''), /\p{Cc}/u);
    });

  it('ends with exit code 2 for a file and 3 for what a server gave', () => {
    assert.equal(errorOf(() => parse('')).exitCode, 2);
    const options = { source: 'x', origin: 'environment' } as const;
    assert.equal(errorOf(() => parseSchemaDocument('', options)).exitCode, 3);
    assert.equal(errorOf(() => parseSchemaDocument('{}', options)).code, 'document_no_schema');
  });
});

describe('a value that JSON has not', () => {
  it('is the text that it is written as', () => {
    const text = 'type: string\nenum: [!!timestamp 2026-01-01, !!binary aGk=]\n';
    const document = parse(text, 'x.yaml');
    assert.deepEqual(document.language === 'json-schema' && document.root, {
      type: 'string',
      enum: ['2026-01-01', 'aGk='],
    });
  });
});

describe('defects', () => {
  it('names every key that stands twice, and lets the last one count', () => {
    const json = parse('{"type":"object",\n "type":"array", "a\\u0062":1, "ab":2}', 'x.json');
    const yaml = parse('type: object\ntype: array\nab: 1\n"ab": 2\n', 'x.yaml');
    const found = [json, yaml].map(({ defects }) =>
      defects.map(({ line, message }) => `${line} ${/"(\w+)"/.exec(message)?.[1] ?? ''}`),
    );
    assert.deepEqual(found, [
      ['2 type', '2 ab'],
      ['2 type', '4 ab'],
    ]);
    assert.ok(json.language === 'json-schema' && (json.root as { type: string }).type === 'array');
    assert.ok(yaml.language === 'json-schema' && (yaml.root as { type: string }).type === 'array');
  });

  it('finds none in text that only looks so', () => {
    for (const text of [
      '{"type":"object","description":"\\"a\\": 1, \\"a\\": 2"}',
      '{"type":"object","a\\\\":1}',
    ])
      assert.deepEqual(parse(text).defects, []);
  });

  it('is not led astray by names that end in a backslash', () => {
    assert.equal(parse('{"type":"object","a\\\\":1,"b":1,"b":2}').defects.length, 1);
  });
});

describe('places', () => {
  const places = (document: SchemaDocument, pointers: readonly string[]) =>
    pointers.map((pointer) => {
      const { line, column } = document.place({ pointer });
      return `${line}:${column}`;
    });
  const pointers = [
    '',
    '/properties',
    '/properties/a~1b/enum/1',
    '/properties/missing/x',
    '/missing',
    '/properties/x~0y',
  ];

  it('finds members, items and the nearest that there is, in JSON', () => {
    const text =
      '{\n  "type": "object",\n  "properties": {\n    "a/b": { "enum": ["\\"}", [1], 2] },\n    "x~y": {}\n  }\n}';
    assert.deepEqual(places(parse(text), pointers), ['1:1', '3:3', '4:30', '3:3', '1:1', '5:5']);
  });

  it('finds the same in YAML, through aliases and merges', () => {
    const text =
      'type: object\nproperties:\n  a/b: &a\n    enum: [x, [1], 2]\n  x~y: *a\n  m: { <<: *a, b: 1 }\n';
    assert.deepEqual(places(parse(text), pointers), ['1:1', '2:1', '4:15', '2:1', '1:1', '5:3']);
    assert.deepEqual(places(parse(text), ['/properties/x~0y/enum/1', '/properties/m/enum']), ['4:15', '4:5']);
  });

  it('finds the one that counts where a key stands twice', () => {
    assert.deepEqual(places(parse('{"type":1,\n"type":"object"}'), ['/type']), ['2:1']);
    assert.deepEqual(places(parse('type: 1\ntype: object\n'), ['/type']), ['2:1']);
  });

  it('takes the offset of SDL', () => {
    const document = parse('type Query {\n  a: Int\n}');
    assert.deepEqual(document.place({ pointer: 'Query.a', offset: 15 }), {
      file: 'x',
      line: 2,
      column: 3,
      pointer: 'Query.a',
    });
  });

  it('finds what Swagger calls otherwise', () => {
    const text =
      'swagger: "2.0"\npaths:\n  /a:\n    get:\n      responses:\n        200:\n          description: x\n          schema:\n            type: string\ndefinitions:\n  A: {}\n';
    const pointer = '/paths/~1a/get/responses/200/content/application~1json/schema/type';
    assert.deepEqual(places(parse(text), ['/components/schemas/A', pointer]), ['11:3', '9:13']);
  });

  it('knows the files of a document by their names', () => {
    const files = new Map([['parts/b.yaml', 'B:\n  type: string\n']]);
    const document = parseSchemaDocument('{"$ref":"parts/b.yaml#/B"}', {
      source: 'main:specs/a.json',
      files,
    });
    assert.deepEqual(document.place({ pointer: '/B/type', file: 'parts/b.yaml' }), {
      file: 'main:specs/parts/b.yaml',
      line: 2,
      column: 3,
      pointer: '/B/type',
    });
  });
});

describe('an introspection result', () => {
  const schema = buildSchema(
    'type Query { a(b: Int = 1): Int @deprecated }\ndirective @d(x: Int) on FIELD\nenum E { X Y }',
  );
  const result = introspectionFromSchema(schema);

  for (const [name, text] of [
    ['as answered', JSON.stringify({ data: result }, null, 1)],
    ['as saved', JSON.stringify(result, null, 1)],
  ] as const)
    it(`becomes SDL: ${name}`, () => {
      const document = parse(text);
      assert.ok(document.language === 'graphql' && document.fromIntrospection);
      assert.match(document.sdl, /a\(b: Int = 1\): Int @deprecated/);
    });

  it('has the places of its JSON', () => {
    const text = JSON.stringify({ data: result }, null, 1);
    const lines = text.split('\n');
    const document = parse(text);
    const names = {
      'Query.a': 'a',
      'Query.a(b:)': 'b',
      '@d': 'd',
      '@d(x:)': 'x',
      'E.Y': 'Y',
      Query: 'Query',
    };
    for (const [coordinate, name] of Object.entries(names)) {
      const { line } = document.place({ pointer: coordinate, offset: 3 });
      const own = lines.slice(line - 1).find((one) => /"name":/.test(one));
      assert.match(own ?? '', new RegExp(`"name": "${name}"`), coordinate);
    }
  });
});

function errorOf(action: () => unknown): SchemaDocumentError {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof SchemaDocumentError, String(error));
    return error;
  }
  return assert.fail('nothing was thrown');
}
