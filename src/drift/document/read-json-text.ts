import type { DocumentDefect } from '../../model/drift-report.ts';
import { pointerTokens } from '../../util/pointer.ts';
import { inspectJsonText } from './inspect-json-text.ts';
import { JsonIndex } from './json-index.ts';
import { limits } from './limits.ts';
import type { NumberLiteral } from './number-literals.ts';
import { isAmbiguous, jsonNumbers } from './number-literals.ts';
import { endOfJsonString } from './string-end.ts';
import type { ReadText, SourceText } from './source-text.ts';
import { quote } from './source-text.ts';

/**
 * Reads JSON. Of a name that stands twice in an object the last counts, as for `JSON.parse`, and a defect says where.
 * Throws a `SchemaDocumentError`: not JSON, too large, too deep.
 */
export function readJsonText(source: SourceText): ReadText {
  const value = parse(source);
  const seen = { ambiguous: false };
  const names = countNames(source, value, 0, seen);
  if (names > limits.names) throw tooMany(source, names);
  const index = new JsonIndex(source.text);
  return {
    source,
    value,
    ambiguous: seen.ambiguous ? ambiguousNumbers(source) : [],
    defects: names === estimateNames(source.text) ? [] : findDuplicates(source),
    offsetOf: (pointer) => index.offsetOf(pointerTokens(pointer)),
  };
}

function parse(source: SourceText): unknown {
  try {
    return JSON.parse(source.text) as unknown;
  } catch {
    throw malformed(source);
  }
}

function malformed(source: SourceText): Error {
  const { text } = source;
  const at = inspectJsonText(text).errorAt ?? text.length;
  const isCutOff = endsInside(text, at);
  return source.fail('document_malformed', isCutOff ? text.trimEnd().length : at, {
    message: isCutOff ? 'the document is cut off' : 'the document is not JSON',
    expected: 'JSON (RFC 8259)',
    found: isCutOff ? 'the end of the text' : quote(text.slice(at, at + 20).trim()),
  });
}

/** Whether the text ends where the error is: before a token, or inside a string, a number or a word. */
function endsInside(text: string, at: number): boolean {
  if (text[at] === '"') return endOfJsonString(text, at) === text.length;
  return /^[\w.+-]*\s*$/.test(text.slice(at, at + 100));
}

/** Throws for a number that is too large to be read: it would be an infinity, which JSON has not. */
function ambiguousNumbers(source: SourceText): readonly NumberLiteral[] {
  const found = jsonNumbers(source.text).filter(({ text }) => isAmbiguous(Number(text)));
  const endless = found.find(({ text }) => !Number.isFinite(Number(text)));
  if (endless === undefined) return found;
  throw source.fail('document_malformed', endless.offset, {
    message: 'a number is too large to be read',
    expected: `numbers of double precision (RFC 8259, section 6), at most ${Number.MAX_VALUE}`,
    found: quote(endless.text),
  });
}

type Seen = { ambiguous: boolean };

/** The number of names in all objects of the value. Throws where it is nested too deeply. */
function countNames(source: SourceText, value: unknown, depth: number, seen: Seen): number {
  if (typeof value === 'number' && isAmbiguous(value)) seen.ambiguous = true;
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > limits.depth) throw tooDeep(source);
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countNames(source, item, depth + 1, seen);
    return count;
  }
  for (const name in value) {
    count += 1 + countNames(source, (value as Record<string, unknown>)[name], depth + 1, seen);
  }
  return count;
}

function tooMany(source: SourceText, names: number): Error {
  return source.fail('document_too_large', 0, {
    message: 'the document has too many members',
    expected: `at most ${limits.names} in all of its objects`,
    found: String(names),
  });
}

function tooDeep(source: SourceText): Error {
  return source.fail('document_too_deep', 0, {
    message: 'the document is nested too deeply',
    expected: `at most ${limits.depth} objects and arrays inside each other`,
    found: 'more',
  });
}

/**
 * How many names the text seems to hold: quotation marks before a colon, unless escaped. Never too few but for names
 * that end in a backslash, and those give themselves away; so where the number agrees with the value's, none was lost.
 */
function estimateNames(text: string): number | undefined {
  let count = 0;
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1;
    while (text.charCodeAt(before) <= 32) before -= 1;
    if (text[before] !== '"') continue;
    if (text[before - 1] !== '\\') count += 1;
    else if (text[before - 2] === '\\') return undefined;
  }
  return count;
}

function findDuplicates(source: SourceText): readonly DocumentDefect[] {
  return inspectJsonText(source.text).duplicates.map(({ name, offset }) => ({
    file: source.name,
    ...source.position(offset),
    message: `the name ${quote(name)} stands twice in one object; the last one counts`,
  }));
}
