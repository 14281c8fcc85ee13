import { isText, mediaTypeOf } from '../../contract/media-type.ts';
import type { RawAnswer } from '../response-collector.ts';
import { decodeContent } from './decode-content.ts';
import { decodeText, decodeUtf8, hasMark, readLeniently } from './decode-text.ts';
import { parseJson } from './parse-json.ts';
import type { WireFinding } from './wire-finding.ts';

/** A body turned from bytes into a value. */
export type DecodedBody = {
  /** JSON: the parsed value; other text: a string; else the bytes; undefined: no body, or one that could not be understood. */
  readonly value: unknown;
  /** The same with integers beyond 2^53 as bigint; the very same object where there are none. */
  readonly exact: unknown;
  readonly isJson: boolean;
  /** False where `value` is undefined although bytes came: the contract cannot judge such a body. */
  readonly understood: boolean;
  /** The characters as they came, content decoding undone, those of bytes read leniently; empty where there are none to look at. */
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
  return decodeContentOf(content, answer.headers['content-type'] ?? '');
}

function decodeContentOf(bytes: Buffer, contentType: string): DecodedBody {
  const isJson = /\bjson\b/i.test(contentType) || (contentType === '' && looksLikeJson(bytes));
  if (!isJson) return decodeOther(bytes, contentType);
  const isMarked = hasMark(bytes);
  const { findings: ofBytes, text } = decodeUtf8(isMarked ? bytes.subarray(3) : bytes);
  const findings = isMarked ? [byteOrderMark, ...ofBytes] : ofBytes;
  const parsed = parseJson(text);
  return {
    value: parsed.value,
    exact: parsed.exact,
    isJson,
    understood: parsed.understood,
    text,
    findings: findings.length === 0 ? parsed.findings : [...findings, ...parsed.findings],
  };
}

function decodeOther(bytes: Buffer, contentType: string): DecodedBody {
  const isBytes = contentType !== '' && !isText(mediaTypeOf(contentType));
  const { findings, text } = isBytes
    ? { text: readLeniently(bytes), findings: none }
    : decodeText(bytes, contentType);
  const value = isBytes ? bytes : text;
  return { value, exact: value, isJson: false, understood: true, text, findings };
}

function looksLikeJson(bytes: Buffer): boolean {
  return bytes[0] === 123 || bytes[0] === 91;
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
