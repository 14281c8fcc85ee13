import { isUtf8 } from 'node:buffer';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { isZip, zipEntries } from './zip-entries.ts';

/** Text without secrets. */
export type Redact = (text: string) => string;

/** What unpacks to more bytes than this is not looked into. */
const limit = { maxOutputLength: 64 * 1024 * 1024 };

/** The bytes without secrets. What is packed and holds one, or cannot be looked into, is replaced as a whole. */
export function sweepBytes(bytes: Buffer, redact: Redact): Buffer {
  const swept = sweepPlain(bytes, redact);
  if (swept !== bytes || !hidesSecret(bytes, redact)) return swept;
  return Buffer.from('[redacted: this packed file held a secret, or could not be looked into]');
}

// Byte by byte where it is no UTF-8, so that nothing but the secret changes.
function sweepPlain(bytes: Buffer, redact: Redact): Buffer {
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
  const text = bytes.toString(encoding);
  const swept = redact(text);
  return swept === text ? bytes : Buffer.from(swept, encoding);
}

function hidesSecret(bytes: Buffer, redact: Redact): boolean {
  try {
    return unpack(bytes).some((part) => sweepPlain(part, redact) !== part);
  } catch {
    return true;
  }
}

/** What is in a packed file; nothing where it is not packed. Throws where it is packed and cannot be looked into. */
function unpack(bytes: Buffer): readonly Buffer[] {
  if (isZip(bytes)) return zipEntries(bytes, limit);
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if (first === 0x1f && second === 0x8b) return [gunzipSync(bytes, limit)];
  const isZstandard = first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd;
  return isZstandard ? [zstdDecompressSync(bytes, limit)] : [];
}
