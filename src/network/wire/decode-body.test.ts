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
