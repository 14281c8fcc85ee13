import { complement, namedSets, unitedRanges } from './code-point-set.ts';
import type { CodePointSet } from './code-point-set.ts';

/** What a pattern repeats: a set of characters, patterns of which one has to match, or what is compared by its text. */
export type Atom =
  | { readonly kind: 'set'; readonly set: CodePointSet }
  | { readonly kind: 'group'; readonly ways: Ways }
  | { readonly kind: 'look'; readonly sign: string; readonly ways: Ways }
  | { readonly kind: 'assertion'; readonly text: string };
export type Term = { readonly atom: Atom; readonly min: number; readonly max: number };
/** Sequences of which one has to match. */
export type Ways = readonly (readonly Term[])[];

/** Holds what is not told apart by the sets of characters that it matches one after the other. */
export class UnknownPattern extends Error {
  override readonly name = 'UnknownPattern';
}

const quantifiers: Readonly<Record<string, readonly [number, number]>> = {
  '*': [0, Infinity],
  '+': [1, Infinity],
  '?': [0, 1],
};
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

/**
 * Reads a regular expression that is valid with the `u` flag. Which group captures and which quantifier is lazy is left
 * out: neither decides whether a text matches. Throws `UnknownPattern` for references to groups, modifiers and properties
 * of characters.
 */
export class PatternParser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  ways(): Ways {
    const ways: Term[][] = [[]];
    while (this.#at < this.#text.length && !this.#text.startsWith(')', this.#at))
      if (this.#take('|')) ways.push([]);
      else ways.at(-1)?.push(this.#term());
    return ways;
  }

  #take(text: string): boolean {
    const isThere = this.#text.startsWith(text, this.#at);
    if (isThere) this.#at += text.length;
    return isThere;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  #term(): Term {
    const atom = this.#atom();
    const found = this.#match(/([*+?])\??|\{(\d+)(,?)(\d*)\}\??/y);
    if (found === undefined) return { atom, min: 1, max: 1 };
    const [, sign = '', least, comma, most] = found;
    const [min, max] = quantifiers[sign] ?? [
      Number(least),
      comma === '' ? Number(least) : Number(most || Infinity),
    ];
    return { atom, min, max };
  }

  #atom(): Atom {
    const assertion = this.#match(/\^|\$|\\[bB]/y);
    if (assertion !== undefined) return { kind: 'assertion', text: assertion[0] };
    if (this.#take('(')) return this.#group();
    if (this.#take('[')) return { kind: 'set', set: this.#class() };
    if (this.#take('.')) return { kind: 'set', set: namedSets['.'] ?? [] };
    return { kind: 'set', set: this.#character() };
  }

  #group(): Atom {
    const sign = this.#match(/\?<?[=!]/y)?.[0];
    if (sign === undefined && !this.#take('?:') && this.#match(/\?<[^>]*>/y) === undefined && this.#take('?'))
      throw new UnknownPattern();
    const ways = this.ways();
    this.#take(')');
    return sign === undefined ? { kind: 'group', ways } : { kind: 'look', sign, ways };
  }

  #class(): CodePointSet {
    const isNegated = this.#take('^');
    const ranges: CodePointSet[number][] = [];
    while (!this.#take(']')) {
      const from = this.#character();
      const start = from[0]?.[0];
      if (
        start !== undefined &&
        isSingle(from) &&
        !this.#text.startsWith('-]', this.#at) &&
        this.#take('-')
      ) {
        ranges.push([start, this.#character()[0]?.[1] ?? start]);
      } else ranges.push(...from);
    }
    return isNegated ? complement(ranges) : unitedRanges(ranges);
  }

  #character(): CodePointSet {
    const escaped = this.#match(
      /\\(?:u\{([\da-f]+)\}|u([\da-f]{4})(?:\\u(d[c-f][\da-f]{2}))?|x([\da-f]{2})|c([a-z]))/iy,
    );
    if (escaped !== undefined) return single(codePointOf(escaped));
    const isEscape = this.#take('\\');
    const point = this.#text.codePointAt(this.#at) ?? 0;
    const character = String.fromCodePoint(point);
    this.#at += character.length;
    if (!isEscape) return single(point);
    if (/[1-9kpP]/.test(character)) throw new UnknownPattern();
    return (
      namedSets[character === '.' ? '' : character] ??
      single(controls[character] ?? (character === 'b' ? 8 : point))
    );
  }
}

function codePointOf([, braced, unit = '', low, byte, letter]: RegExpExecArray): number {
  if (letter !== undefined) return letter.charCodeAt(0) % 32;
  const high = Number.parseInt(braced ?? byte ?? unit, 16);
  if (low === undefined) return high;
  // A low surrogate belongs only to a high one.
  if (!/^d[89ab]/i.test(unit)) throw new UnknownPattern();
  return (high - 0xd800) * 0x400 + (Number.parseInt(low, 16) - 0xdc00) + 0x10000;
}

function single(point: number): CodePointSet {
  return [[point, point]];
}

function isSingle(set: CodePointSet): boolean {
  return set.length === 1 && set[0]?.[0] === set[0]?.[1];
}
