type Pattern = { test(text: string): boolean };

/** Escapes of letters and digits that every ECMA-262 expression knows; others mean something in another language. */
const knownEscapes = /^\\(?:[bBcdDfknpPrsStuvwWx0-9]|[^a-zA-Z0-9])/;

/**
 * A `pattern` of JSON Schema as ECMA-262 reads it: with the flag u (JSON Schema 2020-12 Core §6.4), else without, since many
 * are written for that (`[\w-.]`, `\_`). Undefined for one of another language, as `(?i)` or `\Z` are.
 */
export function readPattern(pattern: string): RegExp | undefined {
  return compile(pattern, 'u') ?? (isForeign(pattern) ? undefined : compile(pattern, ''));
}

/** For Ajv: a pattern that cannot be read refuses nothing. Who loads the schema says that it is not checked. */
export const lenientRegExp = Object.assign(
  (pattern: string): Pattern & { toString(): string } => readPattern(pattern) ?? anything(pattern),
  {
    code: 'undefined',
  },
);

function anything(pattern: string): Pattern {
  return { test: () => true, toString: () => pattern } as Pattern;
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
