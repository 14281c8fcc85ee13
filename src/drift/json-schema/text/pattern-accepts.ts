import { matchWithin } from '../../../util/match-within.ts';

const longestMatch = 1000;
// A document full of such patterns is a hostile one.
const mostLong = 5;
const shortestMatch = 20;
const endless = new Set<RegExp>();
const patterns = new Map<string, RegExp | undefined>();

/**
 * Whether a text matches a pattern (ECMA-262, with the `u` flag, else without). A pattern that is none accepts
 * everything, and one that comes to no end counts as refusing.
 */
export function patternAccepts(pattern: string, value: unknown): boolean {
  return matchPattern(pattern, value) ?? false;
}

/**
 * As `patternAccepts`, but undefined for a pattern that did not come to an end within a second (after five
 * such patterns: 20 ms). It is interrupted, and not tried again.
 */
export function matchPattern(pattern: string, value: unknown): boolean | undefined {
  if (typeof value !== 'string') return true;
  const compiled = compile(pattern);
  return compiled === undefined ? true : testWithin(compiled, value);
}

function compile(pattern: string): RegExp | undefined {
  if (patterns.has(pattern)) return patterns.get(pattern);
  const compiled = tryCompile(pattern, 'u') ?? tryCompile(pattern, '');
  patterns.set(pattern, compiled);
  return compiled;
}

function tryCompile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}

function testWithin(pattern: RegExp, text: string): boolean | undefined {
  if (endless.has(pattern)) return undefined;
  const matches = matchWithin(pattern, text, endless.size < mostLong ? longestMatch : shortestMatch);
  if (matches === undefined) endless.add(pattern);
  return matches;
}
