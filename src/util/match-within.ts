import { runWithin } from './run-within.ts';

/** Of so few characters no expression makes much. */
const shortText = 16;
/** Of so many even one that repeats only once may make too much. */
const longText = 2000;

const plain = new WeakMap<RegExp, boolean>();

/**
 * Whether a text matches an expression; undefined where that was not known after so many milliseconds, for there are
 * expressions whose time grows exponentially with the text. Only what may take long is watched: to watch costs more than
 * most matches do.
 */
export function matchWithin(pattern: RegExp, text: string, milliseconds: number): boolean | undefined {
  const isQuick = text.length <= shortText || (text.length <= longText && isPlain(pattern));
  return isQuick ? pattern.test(text) : runWithin(() => pattern.test(text), milliseconds);
}

/** Nothing repeated inside something repeated, and only one thing at all: linear, or nearly. */
function isPlain(pattern: RegExp): boolean {
  const known = plain.get(pattern);
  if (known !== undefined) return known;
  const { source } = pattern;
  const found = !/[)][*+{]/.test(source) && (source.match(/[*+]|\{\d+,/g)?.length ?? 0) < 2;
  plain.set(pattern, found);
  return found;
}
