import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, isFilePayload, replaceFiles } from './file-payload.ts';

const bytes = Buffer.from('abc');
const file = { name: 'a.txt', mimeType: 'text/plain', buffer: bytes };

const bodies: readonly (readonly [body: unknown, replaced: unknown])[] = [
  [bytes, 3],
  [file, 3],
  [
    { a: bytes, b: 'x' },
    { a: 3, b: 'x' },
  ],
  [{ a: [file, 'x'] }, { a: [3, 'x'] }],
  ['x', 'x'],
  [undefined, undefined],
  [null, null],
  [[bytes], [bytes]],
  [{ a: { b: 1 } }, { a: { b: 1 } }],
];

test('files of a body are replaced, at its root and as its members', () => {
  for (const [body, replaced] of bodies)
    assert.deepEqual(
      replaceFiles(body, (one) => bytesOf(one)?.length),
      replaced,
    );
});

test('a body without files is the very same value', () => {
  const body = { a: [1], b: { c: 'x' } };
  assert.equal(
    replaceFiles(body, () => 'file'),
    body,
  );
});

test('what only looks like a file is none', () => {
  for (const value of [null, 'x', {}, { ...file, buffer: 'abc' }, { ...file, name: 7 }, { buffer: bytes }])
    assert.equal(isFilePayload(value), false);
  assert.equal(isFilePayload(file), true);
});
