import { isUtf8 } from 'node:buffer';
import { SchemaDocumentError } from './document-error.ts';
import type { DocumentOrigin } from './document-error.ts';

const byteOrderMark = '\ufeff';

// The same bytes are searched for references first, and then read.
const decoded = new WeakMap<Uint8Array, string>();

/**
 * The text of a document without its byte order mark. Throws a `SchemaDocumentError` (`document_not_utf8`) that names
 * the first byte which is no UTF-8, and the encoding where its mark gives it away.
 */
export function decodeText(content: Uint8Array | string, file: string, origin: DocumentOrigin): string {
  if (typeof content === 'string') return content.startsWith(byteOrderMark) ? content.slice(1) : content;
  const known = decoded.get(content);
  if (known !== undefined) return known;
  if (isUtf8(content)) {
    const text = new TextDecoder().decode(content);
    decoded.set(content, text);
    return text;
  }
  const offset = firstInvalid(content);
  const before = new TextDecoder().decode(content.subarray(0, offset)).split('\n');
  const problem = {
    file,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    message: 'the document is not UTF-8',
    expected: 'a text in UTF-8, with or without a byte order mark',
    found: describeBytes(content, offset),
  };
  throw new SchemaDocumentError('document_not_utf8', problem, origin);
}

/** The offset of the first byte that a lenient decoder replaces. */
function firstInvalid(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    offset += Buffer.byteLength(text.slice(from, at));
    from = at;
    // The character may also stand in the document itself.
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return offset;
  }
  return bytes.length;
}

function describeBytes(bytes: Uint8Array, offset: number): string {
  const [first = 0, second = 0] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const byte = `the byte 0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')} at offset ${offset}`;
  return isUtf16 ? `${byte}: it is UTF-16` : byte;
}
