import type { RawAnswer } from '../response-collector.ts';
import { decodeContent } from './decode-content.ts';
import { parseJson } from './parse-json.ts';
import type { WireFinding } from './wire-finding.ts';

/** A body turned from bytes into a value. */
export type DecodedBody = {
  /** JSON: the parsed value; other media types: text; undefined: no body, or one that could not be understood. */
  readonly value: unknown;
  /** The same with integers beyond 2^53 as bigint; the very same object where there are none. */
  readonly exact: unknown;
  readonly isJson: boolean;
  /** False where `value` is undefined although bytes came: the contract cannot judge such a body. */
  readonly understood: boolean;
  /** The characters as they came, content decoding undone; empty where there are none to look at. */
  readonly text: string;
  readonly findings: readonly WireFinding[];
};

const none: readonly WireFinding[] = [];
const notUnderstood = {
  value: undefined,
  exact: undefined,
  isJson: false,
  understood: false,
  text: '',
} as const;

/** Bytes → text → JSON. Nothing is thrown: what is wrong with the body is a finding. */
export function decodeBody(answer: RawAnswer, limit: number): DecodedBody {
  if (answer.tooLarge) return { ...notUnderstood, findings: [tooLarge(limit)] };
  if (answer.bytes.length === 0) return { ...notUnderstood, understood: true, findings: none };
  const encoding = answer.headers['content-encoding'];
  const content = encoding === undefined ? answer.bytes : decodeContent(answer.bytes, encoding, limit);
  if (!Buffer.isBuffer(content)) return { ...notUnderstood, findings: [content] };
  return decodeText(content, answer.headers['content-type'] ?? '');
}

function decodeText(bytes: Buffer, contentType: string): DecodedBody {
  const isJson = /\bjson\b/i.test(contentType) || (contentType === '' && looksLikeJson(bytes));
  const { text, findings } = decodeUtf8(bytes);
  if (!isJson) return { value: text, exact: text, isJson, understood: true, text, findings };
  const parsed = parseJson(text);
  return {
    value: parsed.value,
    exact: parsed.exact,
    isJson,
    understood: parsed.understood,
    text,
    findings: findings === none ? parsed.findings : [...findings, ...parsed.findings],
  };
}

function looksLikeJson(bytes: Buffer): boolean {
  return bytes[0] === 123 || bytes[0] === 91;
}

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

function decodeUtf8(bytes: Buffer): { text: string; findings: readonly WireFinding[] } {
  const findings: WireFinding[] = [];
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = hasMark ? bytes.subarray(3) : bytes;
  const text = lenient.decode(content);
  if (hasMark) findings.push(byteOrderMark);
  if (text.includes('\ufffd')) findings.push(...findInvalidUtf8(content));
  return { text, findings: findings.length === 0 ? none : findings };
}

/** U+FFFD may be sent on purpose: only a strict decoder can tell. */
function findInvalidUtf8(bytes: Buffer): WireFinding[] {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return [];
  } catch {
    return [{ code: 'utf8_invalid', severity: 'error', expected: 'UTF-8', found: 'bytes that are no UTF-8' }];
  }
}

const byteOrderMark: WireFinding = {
  code: 'json_byte_order_mark',
  severity: 'error',
  expected: 'a body without byte-order mark (RFC 8259, 8.1)',
  found: 'the bytes EF BB BF at its beginning',
};

function tooLarge(limit: number): WireFinding {
  return {
    code: 'body_too_large',
    severity: 'error',
    expected: `at most ${String(limit)} bytes`,
    found: 'more',
  };
}
