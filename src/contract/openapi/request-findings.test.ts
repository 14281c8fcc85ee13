import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OperationInput } from '../contract.ts';
import { exampleOpenApi } from '../testing/example-openapi.ts';
import { mediaTypeOf } from '../media-type.ts';
import { loadOpenApi } from './load-openapi.ts';

const { operations } = loadOpenApi(exampleOpenApi(), 'openapi.yaml');

it('a sensitive parameter is not shown', () => {
  const text = exampleOpenApi([
    'name: page, in: query, schema: {',
    'name: page, in: query, schema: { x-sensitive: true,',
  ]);
  const input = { path: { id: 'x' }, query: { page: 'hunter2' } };
  const findings = loadOpenApi(text, 'openapi.yaml').operations.get('getOrder')?.requestFindings(input);
  assert.deepEqual(
    findings?.map(({ at, found }) => [at, found]),
    [['/query/page', 'string']],
  );
});

describe('requestFindings', () => {
  const header = { 'x-request-id': 'r' };
  const cases: readonly [operation: string, name: string, input: OperationInput, want: readonly string[]][] =
    [
      ['createOrder', 'a valid one', { header, body: { amount: 1 } }, []],
      [
        'createOrder',
        'a member that an open body does not mention',
        { header, body: { amount: 1, note: '' } },
        [],
      ],
      [
        'createOrder',
        'a missing header',
        { body: { amount: 1 } },
        ['/header/X-Request-Id: the header parameter X-Request-Id; none'],
      ],
      [
        'createOrder',
        'a header that is empty',
        { header: { 'X-Request-ID': '' }, body: { amount: 1 } },
        ['/header/X-Request-Id: at least 1 characters; 0 characters'],
      ],
      ['createOrder', 'a missing body', { header }, ['/body: a body; none']],
      [
        'createOrder',
        'an invalid body',
        { header, body: { amount: -1 } },
        ['/body/amount: a number ≥ 0; integer -1'],
      ],
      [
        'createOrder',
        'a sensitive value',
        { header, body: { amount: 1, card: '4111' } },
        ['/body/card: text matching ^[0-9]{16}$; string'],
      ],
      ['getOrder', 'a missing path value', {}, ['/path/id: the path parameter id; none']],
      [
        'getOrder',
        'an empty path value',
        { path: { id: '' } },
        ['/path/id: a value that is not empty; string'],
      ],
      [
        'getOrder',
        'an unknown query parameter',
        { path: { id: 'x' }, query: { feilds: [] } },
        ['/query/feilds: a query parameter of the contract; the nearest is fields; feilds'],
      ],
      [
        'getOrder',
        'a query value of the wrong type',
        { path: { id: 'x' }, query: { page: '1x' } },
        ['/query/page: integer; string "1x"'],
      ],
      ['getOrder', 'values that are the same text', { path: { id: 7 }, query: { page: '1' } }, []],
      [
        'getOrder',
        'text that is another kind of number',
        { path: { id: true }, query: { page: '1.5' } },
        ['/query/page: integer; string "1.5"'],
      ],
      ['getOrder', 'a body where there is none', { path: { id: 'x' }, body: {} }, ['/body: no body; object']],
      [
        'getOrder',
        'names of a prototype',
        { path: { id: 'x' }, query: { constructor: 1 } },
        ['/query/constructor: a query parameter of the contract; constructor'],
      ],
    ];
  for (const [operation, name, input, want] of cases) {
    it(`of ${operation}: ${name}`, () => {
      const findings = operations.get(operation)?.requestFindings(input) ?? [];
      assert.deepEqual(
        findings.map(({ at, expected, found }) => `${at ?? ''}: ${expected}; ${found}`),
        want,
      );
      for (const finding of findings)
        assert.deepEqual([finding.code, finding.severity], ['request_invalid', 'error']);
    });
  }
});

const documented = (content: string): string => `
openapi: 3.1.0
info: { title: a, version: '1' }
paths:
  /a:
    post:
      operationId: send
      requestBody: { required: true, content: { ${content} } }
      responses: { '200': { description: ok } }
`;
const json = 'application/json: { schema: { type: object, required: [a] } }';
const form = 'application/x-www-form-urlencoded: { schema: { type: object, required: [b] } }';
const multipart = 'multipart/form-data: { schema: { type: object, required: [c] } }';

/** Of the media types that are documented, the one that is written, and what is missing in an empty body of it. */
const contents: readonly (readonly [name: string, content: string, type: string, expected: string])[] = [
  ['JSON before a form', `${form}, ${json}`, 'application/json', 'member "a"'],
  ['a form before one of parts', `${multipart}, ${form}`, 'application/x-www-form-urlencoded', 'member "b"'],
  [
    'parts before what is sent as it is given',
    `application/xml: {}, ${multipart}`,
    'multipart/form-data',
    'member "c"',
  ],
  [
    'text, which no object is',
    'application/xml: { schema: { type: object } }',
    'application/xml',
    'text or bytes',
  ],
  ['bytes, which no object is', 'image/png: {}', 'image/png', 'text or bytes'],
  [
    'nothing that can be written',
    'multipart/mixed: {}, image/*: {}',
    'application/json',
    'a body that can be written: JSON, a form, text or bytes',
  ],
];

describe('a body is held against the schema of the media type that it is written in', () => {
  for (const [name, content, type, expected] of contents)
    it(name, () => {
      const operation = loadOpenApi(documented(content), 'openapi.yaml').operations.get('send');
      assert.ok(operation);
      assert.equal(mediaTypeOf(operation.prepare({ body: {} }).headers['content-type'] ?? ''), type);
      assert.deepEqual(
        operation.requestFindings({ body: {} }).map((finding) => finding.expected),
        [expected],
      );
    });
});

const pdf = Buffer.from([0x25, 0xff, 0x00]);
const upload = { name: 'a.pdf', mimeType: 'application/pdf', buffer: pdf };
const scan =
  'multipart/form-data: { schema: { type: object, required: [scan], properties: { scan: { type: string, format: binary, maxLength: 3 }, kind: { enum: [id, bill] } } } }';

/** Bodies with files, and where they are not as the contract says. */
const uploads: readonly (readonly [name: string, content: string, body: unknown, at: readonly string[]])[] = [
  ['bytes', scan, { scan: pdf, kind: 'id' }, []],
  ['a file', scan, { scan: upload }, []],
  ['a text', scan, { scan: 'abc' }, []],
  ['more bytes than are allowed', scan, { scan: Buffer.from('abcd') }, ['/body/scan']],
  ['no file', scan, { kind: 'id' }, ['/body']],
  ['a field that is wrong', scan, { scan: upload, kind: 'x' }, ['/body/kind']],
  ['no form at all', scan, 'x', ['/body']],
  ['bytes alone', 'application/pdf: { schema: { type: string, format: binary } }', pdf, []],
  ['a file alone', 'application/pdf: {}', upload, []],
  [
    'XML, of which a schema of members says nothing',
    'application/xml: { schema: { type: object } }',
    '<a/>',
    [],
  ],
  ['text by its schema', 'text/csv: { schema: { type: string, minLength: 5 } }', 'a,b', ['/body']],
  ['bytes where JSON is documented', json, pdf, ['/body']],
];

describe('a body of files', () => {
  for (const [name, content, body, at] of uploads)
    it(name, () => {
      const operation = loadOpenApi(documented(content), 'openapi.yaml').operations.get('send');
      assert.deepEqual(
        operation?.requestFindings({ body }).map((finding) => finding.at),
        at,
      );
    });

  it('leaves as it was given', () => {
    const operation = loadOpenApi(documented('image/png: {}'), 'openapi.yaml').operations.get('send');
    assert.deepEqual(operation?.prepare({ body: upload }).body, pdf);
    assert.equal(operation.prepare({ body: 'text' }).body, 'text');
  });
});

/** What of a document makes a member a file, which is sent with a file name. */
const members: readonly (readonly [name: string, schema: string, head: RegExp])[] = [
  [
    'a format',
    'properties: { a: { type: string, format: binary } }',
    /filename="a"\r\nContent-Type: application\/octet-stream/,
  ],
  ['a media type', 'properties: { a: { contentMediaType: image/png } }', /filename="a"/],
  ['a media type of text', 'properties: { a: { contentMediaType: text/csv } }', /name="a"\r\n\r\n/],
  [
    'an encoding',
    'properties: { a: { contentMediaType: image/png, contentEncoding: base64 } }',
    /name="a"\r\n\r\n/,
  ],
  [
    'a list',
    'properties: { a: { type: array, items: { $ref: "#/components/schemas/File" } } }',
    /filename="a"/,
  ],
  ['a reference', 'properties: { a: { $ref: "#/components/schemas/File" } }', /filename="a"/],
  ['a branch', 'allOf: [{ $ref: "#/components/schemas/Base" }]', /filename="a"/],
  ['nothing', 'properties: { a: { type: string } }', /name="a"\r\n\r\n/],
];

describe('a member is a file by', () => {
  for (const [name, schema, head] of members)
    it(name, () => {
      const text = `${documented(`multipart/form-data: { schema: { type: object, ${schema} } }`)}components:
  schemas:
    File: { type: string, format: binary }
    Base: { type: object, properties: { a: { $ref: '#/components/schemas/File' } }, allOf: [{ $ref: '#/components/schemas/Base' }] }
`;
      const operation = loadOpenApi(text, 'openapi.yaml').operations.get('send');
      assert.match(String(Buffer.from(operation?.prepare({ body: { a: 'x' } }).body as Uint8Array)), head);
    });
});

it('what JSON has no number for is no number', () => {
  const amount = 'application/json: { schema: { properties: { amount: { type: number } } } }';
  const operation = loadOpenApi(documented(amount), 'openapi.yaml').operations.get('send');
  assert.ok(operation);
  for (const [value, at] of [
    [Number.NaN, ['/body/amount']],
    [Infinity, ['/body/amount']],
    [1e308, []],
  ] as const)
    assert.deepEqual(
      operation.requestFindings({ body: { amount: value } }).map((finding) => finding.at),
      at,
    );
});
