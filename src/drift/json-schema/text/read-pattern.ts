import { PatternParser, UnknownPattern } from './pattern-parser.ts';
import type { Ways } from './pattern-parser.ts';

const longest = 2000;

/**
 * What a pattern asks for (ECMA-262, with the `u` flag, else without where that makes no difference). Undefined for one
 * that is no regular expression, is very long, or holds what `PatternParser` does not tell apart.
 */
export function readPattern(pattern: string): Ways | undefined {
  if (pattern.length > longest) return undefined;
  // Without this flag much else is allowed, and means other things.
  const isUnicode = isValid(pattern);
  const text = isUnicode ? pattern : withoutNeedlessEscapes(pattern);
  if (!isUnicode && !isValid(text)) return undefined;
  try {
    const ways = new PatternParser(text).ways();
    return isUnicode || areUnits(ways) ? ways : undefined;
  } catch (error) {
    if (error instanceof UnknownPattern) return undefined;
    throw error;
  }
}

function isValid(pattern: string): boolean {
  try {
    return RegExp(pattern, 'u').flags === 'u';
  } catch {
    return false;
  }
}

function withoutNeedlessEscapes(pattern: string): string {
  let isClass = false;
  return pattern.replaceAll(/\\([\s\S])|[[\]]/g, (whole, escaped?: string) => {
    if (escaped === undefined) isClass = whole === '[';
    else if (/[-!"#%&',:;<=>@_`~ ]/.test(escaped) && !(isClass && escaped === '-')) return escaped;
    return whole;
  });
}

/** Whether it makes no difference if a text is read by characters or by their UTF-16 halves. */
function areUnits(ways: Ways): boolean {
  return ways.flat().every(({ atom }) => {
    if (atom.kind === 'set')
      return atom.set.every(([from, to]) => to < 0xd800 || (from > 0xdfff && to < 0x10000));
    return atom.kind === 'group' ? areUnits(atom.ways) : atom.kind === 'assertion' && /[$^]/.test(atom.text);
  });
}
