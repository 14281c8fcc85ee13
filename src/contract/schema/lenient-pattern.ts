import { matchWithin } from '../../util/match-within.ts';

type Pattern = { test(text: string): boolean; toString(): string };

/** How long one text may keep an expression busy, in milliseconds; the first one that does, and all others. */
const longestMatch = 1000;
const shortestMatch = 20;
const known = new Map<string, RegExp | undefined>();
/** Expressions that were interrupted. */
const slow = new WeakSet<RegExp>();

/** Escapes of letters and digits that every ECMA-262 expression knows; others mean something in another language. */
const knownEscapes = /^\\(?:[bBcdDfknpPrsStuvwWx0-9]|[^a-zA-Z0-9])/;

/**
 * A `pattern` of JSON Schema as ECMA-262 reads it: with the flag u (JSON Schema 2020-12 Core §6.4), else without, since many
 * are written for that (`[\w-.]`, `\_`). Undefined for one of another language, as `(?i)` or `\Z` are.
 */
export function readPattern(pattern: string): RegExp | undefined {
  if (known.has(pattern)) return known.get(pattern);
  const read = compile(pattern, 'u') ?? (isForeign(pattern) ? undefined : compile(pattern, ''));
  known.set(pattern, read);
  return read;
}

/**
 * Whether a text matches a pattern; undefined where that takes too long to find out: what a provider sends must not keep
 * a run busy for ever. A pattern that cannot be read matches everything.
 */
export function matchLeniently(pattern: string, text: string): boolean | undefined {
  const read = readPattern(pattern);
  return read === undefined ? true : matchInTime(read, text);
}

/**
 * For Ajv: a pattern that cannot be read refuses nothing, and who loads the schema says that it is not checked. One that
 * takes too long refuses: nobody knows that the text fits.
 */
export const lenientRegExp = Object.assign(
  (pattern: string): Pattern => {
    const read = readPattern(pattern);
    const test = (text: string) => read === undefined || matchInTime(read, text) === true;
    return { test, toString: () => pattern };
  },
  { code: 'undefined' },
);

function matchInTime(pattern: RegExp, text: string): boolean | undefined {
  const matches = matchWithin(pattern, text, slow.has(pattern) ? shortestMatch : longestMatch);
  if (matches === undefined) slow.add(pattern);
  return matches;
}

function compile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}

// Without the flag u an unknown escape is the letter itself, which is not what its author meant.
function isForeign(pattern: string): boolean {
  return [...pattern.matchAll(/\\./gsu)].some(([escape]) => !knownEscapes.test(escape));
}
