import { endOfJsonString } from './string-end.ts';

/** A number as it is written, and where. */
export type NumberLiteral = { readonly text: string; readonly offset: number };

/** Whether the number that was read stands for several whole numbers: it may not be the one that was written. */
export function isAmbiguous(value: number): boolean {
  return Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

const next = /["\d-]/g;
const literal = /-?\d[\d.eE+-]*/y;

/** Every number of a JSON text. */
export function jsonNumbers(text: string): readonly NumberLiteral[] {
  const found: NumberLiteral[] = [];
  let at = 0;
  for (;;) {
    next.lastIndex = at;
    const offset = next.exec(text)?.index;
    if (offset === undefined) return found;
    if (text[offset] === '"') {
      at = endOfJsonString(text, offset);
      continue;
    }
    literal.lastIndex = offset;
    const [number = '-'] = literal.exec(text) ?? [];
    found.push({ text: number, offset });
    at = offset + number.length;
  }
}

// The greatest number of double precision has 309 digits before its point.
const mostShifted = 400;
const longest = 1000;

/** The whole number that a literal of JSON or YAML stands for; undefined where it is none. */
export function wholeNumber(text: string): bigint | undefined {
  if (text.length > longest) return undefined;
  if (/^0[xo][\da-f]+$/i.test(text)) return BigInt(text);
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const shift = Number(exponent) - fraction.length;
  if (sign === undefined || Math.abs(shift) > mostShifted) return undefined;
  const digits = BigInt(whole + fraction);
  const scale = 10n ** BigInt(Math.abs(shift));
  if (shift < 0 && digits % scale !== 0n) return undefined;
  const value = shift < 0 ? digits / scale : digits * scale;
  return sign === '-' ? -value : value;
}
