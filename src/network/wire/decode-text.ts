import type { WireFinding } from './wire-finding.ts';

type Decoded = { readonly text: string; readonly findings: readonly WireFinding[] };

const none: readonly WireFinding[] = [];
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Bytes of a body that is text and not JSON, in the character set that `Content-Type`, or else an XML declaration,
 * names; UTF-8 where neither does. A byte-order mark is allowed there, and is no part of the text.
 */
export function decodeText(bytes: Buffer, contentType: string): Decoded {
  const label = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1] ?? labelIn(bytes);
  if (label === undefined || /^utf-?8$/i.test(label)) return decodeUtf8(withoutMark(bytes));
  try {
    return { text: new TextDecoder(label).decode(bytes), findings: none };
  } catch {
    const found = `a character set that is not known: ${label.slice(0, 20)}`;
    const finding: WireFinding = {
      code: 'header_invalid',
      severity: 'error',
      at: 'header:content-type',
      expected: 'a character set of the WHATWG Encoding Standard',
      found,
    };
    return { text: readLeniently(bytes), findings: [finding] };
  }
}

/** Bytes that need not be text at all as what they would be in UTF-8; U+FFFD stands for all that is none. */
export function readLeniently(bytes: Buffer): string {
  return lenient.decode(bytes);
}

/** Bytes as UTF-8, and whether they are. */
export function decodeUtf8(bytes: Buffer): Decoded {
  const text = readLeniently(bytes);
  return { text, findings: text.includes('\ufffd') ? findInvalidUtf8(bytes) : none };
}

/** Whether UTF-8 begins with a byte-order mark. */
export function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function withoutMark(bytes: Buffer): Buffer {
  return hasMark(bytes) ? bytes.subarray(3) : bytes;
}

/** What the bytes themselves say: the marks of UTF-16, or an XML declaration. */
function labelIn(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return /^<\?xml[^>]*\sencoding=["']([\w.:-]+)["']/.exec(bytes.toString('latin1', 0, 200))?.[1];
}

/** U+FFFD may be sent on purpose: only a strict decoder can tell. */
function findInvalidUtf8(bytes: Buffer): readonly WireFinding[] {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return none;
  } catch {
    return [{ code: 'utf8_invalid', severity: 'error', expected: 'UTF-8', found: 'bytes that are no UTF-8' }];
  }
}
