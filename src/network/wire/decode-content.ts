import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { WireFinding } from './wire-finding.ts';

const decoders = { gzip: gunzipSync, 'x-gzip': gunzipSync, deflate: inflateSync, br: brotliDecompressSync };

/**
 * Undoes `Content-Encoding`, at most up to `limit` bytes: a small body may unpack into a very large one.
 * Returns a finding for an encoding that is unknown, broken or too large once unpacked.
 */
export function decodeContent(bytes: Buffer, encoding: string, limit: number): Buffer | WireFinding {
  let content = bytes;
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  for (const name of names.toReversed()) {
    if (name === 'identity' || name === '') continue;
    if (!Object.hasOwn(decoders, name))
      return unreadable(`a Content-Encoding that is not known: ${name.slice(0, 20)}`);
    try {
      content = decoders[name as keyof typeof decoders](content, { maxOutputLength: limit });
    } catch (error) {
      return isTooLarge(error)
        ? tooLarge(limit)
        : unreadable(`a body that is not ${name}, as Content-Encoding says`);
    }
  }
  return content;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function tooLarge(limit: number): WireFinding {
  const expected = `at most ${String(limit)} bytes, unpacked`;
  return { code: 'body_too_large', severity: 'error', expected, found: 'more' };
}

function unreadable(found: string): WireFinding {
  return {
    code: 'header_invalid',
    severity: 'error',
    at: 'header:content-encoding',
    expected: 'identity, gzip, deflate or br',
    found,
  };
}
