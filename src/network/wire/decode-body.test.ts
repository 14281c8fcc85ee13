import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { RawAnswer } from '../response-collector.ts';
import { decodeBody } from './decode-body.ts';

const limit = 10_000;

function answer(bytes: Buffer | string, headers: Record<string, string> = {}): RawAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json', ...headers },
    bytes: Buffer.from(bytes),
    tooLarge: false,
  };
}

function codes(raw: RawAnswer): string[] {
  return decodeBody(raw, limit).findings.map(({ code }) => code);
}

test('parses JSON of any JSON media type, and leaves other text alone', () => {
  for (const type of [
    'application/json',
    'application/json; charset=utf-8',
    'application/problem+json',
    'application/graphql-response+json',
  ]) {
    assert.deepEqual(decodeBody(answer('{"a":1}', { 'content-type': type }), limit).value, { a: 1 }, type);
  }
  const html = decodeBody(answer('<p>', { 'content-type': 'text/html' }), limit);
  assert.deepEqual([html.value, html.isJson, html.understood], ['<p>', false, true]);
  assert.deepEqual(decodeBody({ ...answer('[1]'), headers: {} }, limit).value, [1]);
});

test('no body is understood as none', () => {
  const decoded = decodeBody(answer(''), limit);
  assert.deepEqual([decoded.value, decoded.understood, decoded.findings], [undefined, true, []]);
});

test('notices a byte-order mark and reads on', () => {
  const raw = answer('\ufeff{"a":1}');
  assert.deepEqual(codes(raw), ['json_byte_order_mark']);
  assert.deepEqual(decodeBody(raw, limit).value, { a: 1 });
});

test('notices bytes that are no UTF-8, but not a replacement character that was sent', () => {
  assert.deepEqual(codes(answer(Buffer.from([0x22, 0xff, 0x22]))), ['utf8_invalid']);
  assert.deepEqual(codes(answer(Buffer.from([0x22, 0xc3, 0x22]))), ['utf8_invalid']);
  assert.deepEqual(codes(answer('"\ufffd"')), []);
  assert.deepEqual(codes(answer(Buffer.concat([Buffer.from('\ufeff"'), Buffer.from([0xff, 0x22])]))), [
    'json_byte_order_mark',
    'utf8_invalid',
  ]);
});

for (const [encoding, encode] of [
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
  ['identity', (bytes: Buffer) => bytes],
] as const) {
  test(`undoes ${encoding}`, () => {
    const bytes = encode(Buffer.from('{"a":1}'));
    assert.deepEqual(decodeBody(answer(bytes, { 'content-encoding': encoding }), limit).value, { a: 1 });
  });
}

test('undoes several encodings, last one first', () => {
  const bytes = brotliCompressSync(gzipSync('[1]'));
  assert.deepEqual(decodeBody(answer(bytes, { 'content-encoding': 'gzip, br' }), limit).value, [1]);
});

const refused: readonly (readonly [string, RawAnswer, string])[] = [
  ['an unknown encoding', answer('x', { 'content-encoding': 'zstd-9' }), 'header_invalid'],
  ['an encoding that a prototype has', answer('{}', { 'content-encoding': 'constructor' }), 'header_invalid'],
  ['an encoding that it is not', answer('{"a":1}', { 'content-encoding': 'gzip' }), 'header_invalid'],
  [
    'a small body that unpacks into a large one',
    answer(gzipSync('x'.repeat(1_000_000)), { 'content-encoding': 'gzip' }),
    'body_too_large',
  ],
  ['a body that was cut off', { ...answer('x'), tooLarge: true }, 'body_too_large'],
];

for (const [name, raw, code] of refused) {
  test(`does not understand ${name}`, () => {
    const decoded = decodeBody(raw, limit);
    assert.deepEqual(
      decoded.findings.map((finding) => finding.code),
      [code],
    );
    assert.equal(decoded.understood, false);
  });
}

const latin = Buffer.from('caf\xe9', 'latin1');
const marked = Buffer.from('\ufeffa,b');

/** Bodies that are no JSON: what comes of them. */
const others: readonly (readonly [
  name: string,
  type: string,
  bytes: Buffer,
  value: unknown,
  codes: readonly string[],
])[] = [
  ['bytes', 'application/pdf', latin, latin, []],
  ['bytes that could be text', 'image/png', Buffer.from('abc'), Buffer.from('abc'), []],
  ['bytes, whatever character set is named', 'application/zip; charset=utf-8', latin, latin, []],
  [
    'a sheet, for all the xml in its name',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    latin,
    latin,
    [],
  ],
  ['text that is no UTF-8', 'text/csv', latin, 'caf\ufffd', ['utf8_invalid']],
  ['text of another character set', 'text/csv; charset="ISO-8859-1"', latin, 'café', []],
  [
    'text of a character set that nobody knows',
    'text/csv; charset=x-none',
    latin,
    'caf\ufffd',
    ['header_invalid'],
  ],
  ['text with a mark', 'text/csv', marked, 'a,b', []],
  ['text in UTF-16', 'text/plain', Buffer.from('\ufeffé', 'utf16le'), 'é', []],
  [
    'XML that says what it is',
    'application/xml',
    Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', 'latin1'),
    '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>',
    [],
  ],
  ['a picture of text', 'image/svg+xml', Buffer.from('<svg/>'), '<svg/>', []],
  ['lines of JSON', 'application/x-ndjson', Buffer.from('{}\n{}'), '{}\n{}', []],
];

for (const [name, type, bytes, value, found] of others)
  test(`reads ${name}`, () => {
    const decoded = decodeBody(answer(bytes, { 'content-type': type }), limit);
    assert.deepEqual(
      [decoded.value, decoded.exact, decoded.understood, decoded.isJson],
      [value, value, true, false],
    );
    assert.deepEqual(
      decoded.findings.map(({ code }) => code),
      found,
    );
  });

test('what bytes may hold can be searched', () => {
  const bytes = Buffer.concat([latin, Buffer.from('hush-hush')]);
  assert.match(decodeBody(answer(bytes, { 'content-type': 'application/pdf' }), limit).text, /hush-hush$/);
});
