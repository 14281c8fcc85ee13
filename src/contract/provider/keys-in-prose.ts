import { isOpaque } from './secret-forms.ts';

/** A place in a text. */
type Place = { readonly index: number; readonly length: number };

/** What is said of a value in such places is an address, or names a state of some files: it opens nothing. */
const urls = /\bhttps?:\/\/[^\s"'<>]+/g;
const digests = /\b(?:sha\d+[:-]|(?:commit|revision)\s+)[0-9a-f]{32,}\b/gi;

/**
 * Keys in what is written for people: notes, reasons, comments. A key is a word of 32 or more hexadecimal digits, or one
 * of 24 or more letters and digits that follow one another as by chance, for names of operations are as long and may hold a
 * digit as well. Numbers of commits are as opaque as keys, so these are none: whatever stands in the path or behind the
 * `#` of a URL, and what follows `sha256:`, `commit` or `revision`. In the query of a URL (`?key=`) it is a key.
 */
export function findKeysInProse(text: string): readonly Place[] {
  const passed = [
    ...[...text.matchAll(urls)].flatMap(({ 0: url, index }) => withoutQuery(url, index)),
    ...[...text.matchAll(digests)].map(({ 0: { length }, index }) => ({ index, length })),
  ];
  return [...text.matchAll(/[A-Za-z0-9+/_=-]{24,}/g)]
    .flatMap(({ 0: run, index }) => keysIn(run, index))
    .filter(({ index }) => !passed.some((one) => index >= one.index && index < one.index + one.length));
}

/** Of a URL what comes before its query, and behind it. */
function withoutQuery(url: string, index: number): readonly Place[] {
  const query = /\?[^#]*/.exec(url);
  if (query === null) return [{ index, length: url.length }];
  const end = query.index + query[0].length;
  return [
    { index, length: query.index },
    { index: index + end, length: url.length - end },
  ];
}

/** A run of such characters may be `key=<value>`, or words with a slash between them. */
function keysIn(run: string, index: number): readonly Place[] {
  if (isOpaque(run)) return [{ index, length: run.length }];
  return [...run.matchAll(/[^=/]+/g)]
    .filter(({ 0: word }) => isOpaque(word))
    .map((match) => ({ index: index + match.index, length: match[0].length }));
}
