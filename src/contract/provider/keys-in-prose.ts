import { isOpaque } from './secret-forms.ts';

/** A place in a text. */
type Place = { readonly index: number; readonly length: number };

/** What is said of a value in such places is an address, or names a state of some files: it opens nothing. */
const urls = /(?:\bhttps?:\/\/|\b[a-z\d-]+(?:\.[a-z\d-]+)+\/)[^\s"'<>]+/gi;
const digests = [
  /(?:\b(?:sha(?:-?\d+)?|md5|commits?|rev(?:ision)?|e-?tag)[\s:="'/-]*|@)[0-9a-f]{32,}\b/gi,
  // As packages are pinned (W3C Subresource Integrity).
  /\bsha\d+-[A-Za-z0-9+/]{32,}={0,2}/g,
];
/** Parameters of a URL that open something. */
const opening = /(?<=[?&])[^=&]*(?:key|token|secret|sig|code|auth|passw|credential)[^=&]*=[^&#\s]*/gi;

/**
 * Keys in what is written for people: notes, reasons, comments. A key is a word of 32 or more hexadecimal digits, or one
 * of 24 or more letters and digits that follow one another as by chance, for names of operations are as long and may hold a
 * digit as well. Numbers of commits are as opaque as keys, so these are none: whatever stands in a URL, and what follows
 * `sha256:`, `commit`, `revision` and the like. In a URL it is a key only as a parameter that is called so (`?key=`).
 */
export function findKeysInProse(text: string): readonly Place[] {
  const passed = [urls, ...digests].flatMap((pattern) => placesOf(text, pattern));
  const opened = placesOf(text, opening);
  return [...text.matchAll(/[A-Za-z0-9+/_=-]{24,}/g)]
    .flatMap(({ 0: run, index }) => keysIn(run, index))
    .filter(({ index }) => isWithin(index, opened) || !isWithin(index, passed));
}

function isWithin(at: number, places: readonly Place[]): boolean {
  return places.some(({ index, length }) => at >= index && at < index + length);
}

function placesOf(text: string, pattern: RegExp): readonly Place[] {
  return [...text.matchAll(pattern)].map(({ 0: { length }, index }) => ({ index, length }));
}

/** A run of such characters may be `key=<value>`, or words with a slash between them. */
function keysIn(run: string, index: number): readonly Place[] {
  if (isOpaque(run)) return [{ index, length: run.length }];
  return [...run.matchAll(/[^=/]+/g)]
    .filter(({ 0: word }) => isOpaque(word))
    .map((match) => ({ index: index + match.index, length: match[0].length }));
}
