import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { sweepBytes } from './sweep-bytes.ts';
import { sweepMessage } from './sweep-messages.ts';

const redact = (text: string) => text.replaceAll('s3cret', '[redacted]');
const folder = mkdtempSync(join(tmpdir(), 'livegate-sweep-'));
after(() => rmSync(folder, { recursive: true }));
const runFolder = join(folder, 'run');
mkdirSync(runFolder);

/** A zip archive of one deflated entry. */
function zip(text: string): Buffer {
  const data = deflateRawSync(Buffer.from(text));
  const local = Buffer.alloc(30);
  local.write('PK\u0003\u0004', 'latin1');
  const entry = Buffer.alloc(46);
  entry.write('PK\u0001\u0002', 'latin1');
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(data.length, 20);
  return Buffer.concat([local, data, entry]);
}

describe('sweepBytes', () => {
  const binary = Buffer.concat([Buffer.from([0, 255, 254]), Buffer.from('s3cret'), Buffer.from([255])]);
  const packers = { gzip: gzipSync, zstd: zstdCompressSync, zip: (text: string) => zip(text) };

  test('leaves what holds no secret as it is', () => {
    for (const bytes of [
      Buffer.from('grün'),
      Buffer.from([0, 255]),
      zip('fine'),
      gzipSync('fine'),
      zstdCompressSync('fine'),
    ])
      assert.equal(sweepBytes(bytes, redact), bytes);
  });

  test('redacts text and binary files, and changes nothing else in them', () => {
    assert.equal(sweepBytes(Buffer.from('grün s3cret'), redact).toString(), 'grün [redacted]');
    assert.deepEqual(
      sweepBytes(binary, redact),
      Buffer.concat([Buffer.from([0, 255, 254]), Buffer.from('[redacted]'), Buffer.from([255])]),
    );
  });

  for (const [name, pack] of Object.entries(packers)) {
    test(`replaces a ${name} file that holds one`, () => {
      const swept = sweepBytes(pack('a s3cret thing'), redact);
      assert.match(swept.toString(), /\[redacted/);
      assert.doesNotMatch(swept.toString(), /s3cret/);
    });
  }

  test('replaces a packed file that cannot be looked into', () => {
    for (const bytes of [gzipSync('fine').subarray(0, 12), zip('fine').subarray(0, 32)])
      assert.match(sweepBytes(bytes, redact).toString(), /^\[redacted: this packed file/);
  });
});

describe('sweepMessage', () => {
  const attach = (params: object) => ({
    method: '__dispatch__',
    params: { method: 'attach', params: { name: 'a s3cret', ...params } },
  });
  const attached = (message: unknown) =>
    (sweepMessage(message, redact, runFolder) as ReturnType<typeof attach>).params.params as Record<
      string,
      string
    >;

  test('sweeps every text of a message, names included', () => {
    const message = { method: 'testEnd', params: { errors: [{ message: 's3cret' }], s3cret: 1, none: null } };
    assert.deepEqual(sweepMessage(message, redact, runFolder), {
      method: 'testEnd',
      params: { errors: [{ message: '[redacted]' }], '[redacted]': 1, none: null },
    });
  });

  test('sweeps the bytes of an attachment', () => {
    const { name, body = '' } = attached(attach({ body: Buffer.from('the s3cret').toString('base64') }));
    assert.deepEqual([name, Buffer.from(body, 'base64').toString()], ['a [redacted]', 'the [redacted]']);
  });

  test('sweeps an attached file of the run in its place', () => {
    const path = join(runFolder, 'a.txt');
    writeFileSync(path, 'the s3cret');
    assert.equal(attached(attach({ path }))['path'], path);
    assert.equal(readFileSync(path, 'utf8'), 'the [redacted]');
  });

  test('leaves a file from elsewhere alone and hands on a swept copy', () => {
    const path = join(folder, 'b.txt');
    writeFileSync(path, 'the s3cret');
    const { path: handedOn = '' } = attached(attach({ path }));
    assert.equal(readFileSync(handedOn, 'utf8'), 'the [redacted]');
    assert.equal(readFileSync(path, 'utf8'), 'the s3cret');
  });
});
