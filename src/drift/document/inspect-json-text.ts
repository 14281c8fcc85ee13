import { endOfJsonString } from './string-end.ts';

/** A name that an object holds a second time, and where. */
type Duplicate = { readonly name: string; readonly offset: number };

/** What the exact reading of JSON text shows. */
export type JsonInspection = {
  readonly duplicates: readonly Duplicate[];
  /** Offset of the first character that JSON does not allow there; undefined: it is JSON. */
  readonly errorAt: number | undefined;
};

/** What may stand next. `item` and `member` also stand for the end of an empty array or object. */
type Expected = 'value' | 'item' | 'member' | 'name' | 'colon' | 'comma' | 'nothing';

/**
 * Reads JSON text exactly: every name that an object holds twice, and the first error. Keeps its own stack, so that
 * no depth of nesting overflows that of the process.
 */
export function inspectJsonText(text: string): JsonInspection {
  return new Inspector(text).run();
}

const space = /[ \t\n\r]*/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

class Inspector {
  readonly #text: string;
  readonly #duplicates: Duplicate[] = [];
  /** The names so far of each open object; undefined for an open array. */
  readonly #open: (Set<string> | undefined)[] = [];
  #expected: Expected = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  run(): JsonInspection {
    let at = this.#skip(space, 0);
    while (at < this.#text.length) {
      const end = this.#token(at);
      if (end === undefined) return { duplicates: this.#duplicates, errorAt: at };
      at = this.#skip(space, end);
    }
    const isWhole = this.#expected === 'nothing';
    return { duplicates: this.#duplicates, errorAt: isWhole ? undefined : this.#text.length };
  }

  /** Takes one token; undefined where it may not stand here. */
  #token(at: number): number | undefined {
    const mark = this.#text[at] ?? '';
    if (mark === '"') return this.#string(at);
    if (mark === '{' || mark === '[') return this.#begin(mark) ? at + 1 : undefined;
    if (mark === '}' || mark === ']') return this.#finish(mark) ? at + 1 : undefined;
    if (mark === ':' || mark === ',') return this.#separate(mark) ? at + 1 : undefined;
    const end = this.#skip(scalar, at);
    return end > at && this.#value() ? end : undefined;
  }

  #string(at: number): number | undefined {
    const end = endOfJsonString(this.#text, at);
    const content = parseString(this.#text.slice(at, end));
    if (content === undefined) return undefined;
    if (this.#expected !== 'name' && this.#expected !== 'member') return this.#value() ? end : undefined;
    this.#name(content, at);
    this.#expected = 'colon';
    return end;
  }

  #name(name: string, offset: number): void {
    const names = this.#open.at(-1);
    if (names?.has(name)) this.#duplicates.push({ name, offset });
    names?.add(name);
  }

  #value(): boolean {
    if (this.#expected !== 'value' && this.#expected !== 'item') return false;
    this.#expected = this.#open.length === 0 ? 'nothing' : 'comma';
    return true;
  }

  #begin(mark: string): boolean {
    if (!this.#value()) return false;
    this.#open.push(mark === '{' ? new Set() : undefined);
    this.#expected = mark === '{' ? 'member' : 'item';
    return true;
  }

  #finish(mark: string): boolean {
    const isEmpty = this.#expected === (mark === '}' ? 'member' : 'item');
    const isObject = this.#open.at(-1) !== undefined;
    if (!isEmpty && (this.#expected !== 'comma' || isObject !== (mark === '}'))) return false;
    this.#open.pop();
    this.#expected = this.#open.length === 0 ? 'nothing' : 'comma';
    return true;
  }

  #separate(mark: string): boolean {
    if (this.#expected !== (mark === ':' ? 'colon' : 'comma')) return false;
    const nextInObject = mark === ':' ? 'value' : 'name';
    this.#expected = this.#open.at(-1) === undefined ? 'value' : nextInObject;
    return true;
  }

  #skip(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.test(this.#text) ? pattern.lastIndex : at;
  }
}

function parseString(token: string): string | undefined {
  try {
    return JSON.parse(token) as string;
  } catch {
    return undefined;
  }
}
