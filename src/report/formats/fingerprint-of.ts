import { digestOfJson } from '../../util/digest.ts';

/** The same for the same words in the same order, whatever is in them: canonical JSON refuses lone surrogates. */
export function fingerprintOf(words: readonly string[]): string {
  return digestOfJson(words.map((word) => word.toWellFormed()));
}
