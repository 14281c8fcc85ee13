import { codeUnits } from './code-units.ts';

/** What a token is: these, or the character code of a punctuator. */
export const tokenKind = { end: 0, name: 1, string: 2, number: 3 } as const;

/** A text that is no GraphQL, and where. */
export class SdlSyntaxError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'SdlSyntaxError';
    this.offset = offset;
  }
}

const nameStart = 1;
const nameRest = 2;
const ignored = 4;
const punctuator = 8;
const numberPart = 16;

const classes = classTable([
  [nameStart, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_'],
  [nameRest, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789'],
  [ignored, ' \t\n\r,'],
  [punctuator, '!&()=:@[]{}|$'],
  [numberPart, '0123456789+-.eE'],
]);

function classTable(rows: readonly (readonly [number, string])[]): Uint8Array {
  const table = new Uint8Array(65_536);
  for (const [bit, characters] of rows)
    for (const character of characters) {
      const code = character.charCodeAt(0);
      table[code] = (table[code] ?? 0) | bit;
    }
  return table;
}

const byteOrderMark = 0xfeff;
const quote = 34;
const hash = 35;
const dot = 46;
const backslash = 92;

/** Goes through the tokens of an SDL text, one at a time, and makes nothing of them. Throws an `SdlSyntaxError`. */
export class TokenReader {
  readonly text: string;
  /** Of the current token: what it is, and where it stands. */
  kind: number = tokenKind.end;
  start = 0;
  end = 0;
  /** Where the token before it ended. */
  previousEnd = 0;
  readonly #units: Uint16Array;

  constructor(text: string) {
    this.text = text;
    this.#units = codeUnits(text);
    if (this.#units[0] === byteOrderMark) this.end = 1;
    this.advance();
  }

  /** The text of the current token. */
  get value(): string {
    return this.text.slice(this.start, this.end);
  }

  advance(): void {
    this.previousEnd = this.end;
    const at = this.#skipIgnored(this.end);
    const code = this.#units[at];
    this.start = at;
    if (code === undefined) {
      this.kind = tokenKind.end;
      this.end = at;
      return;
    }
    const kind = classes[code] ?? 0;
    if (kind & nameStart) this.#take(tokenKind.name, this.#endOfRun(nameRest, at + 1));
    else if (kind & punctuator) this.#take(code, at + 1);
    else if (code === quote) this.#take(tokenKind.string, this.#endOfString(at));
    else if (kind & numberPart && code !== dot)
      this.#take(tokenKind.number, this.#endOfRun(numberPart, at + 1));
    else throw new SdlSyntaxError(`unexpected character ${JSON.stringify(this.text[at])}`, at);
  }

  /** Goes on after a place. */
  jump(end: number): void {
    this.end = end;
    this.advance();
  }

  #take(kind: number, end: number): void {
    this.kind = kind;
    this.end = end;
  }

  #endOfRun(wanted: number, from: number): number {
    const units = this.#units;
    let at = from;
    while (((classes[units[at] ?? 0] ?? 0) & wanted) !== 0) at += 1;
    return at;
  }

  #skipIgnored(from: number): number {
    let at = this.#endOfRun(ignored, from);
    while (this.#units[at] === hash) at = this.#endOfRun(ignored, this.#endOfLine(at));
    return at;
  }

  #endOfLine(from: number): number {
    const units = this.#units;
    let at = from;
    while (at < units.length && units[at] !== 10 && units[at] !== 13) at += 1;
    return at;
  }

  #endOfString(from: number): number {
    const units = this.#units;
    if (units[from + 1] === quote && units[from + 2] === quote) return this.#endOfBlock(from);
    for (let at = from + 1; at < units.length; at += 1) {
      const code = units[at];
      if (code === quote) return at + 1;
      if (code === 10 || code === 13) break;
      if (code === backslash) at += 1;
    }
    throw new SdlSyntaxError('unterminated string', from);
  }

  #endOfBlock(from: number): number {
    const { text } = this;
    let at = text.indexOf('"""', from + 3);
    while (at !== -1 && this.#units[at - 1] === backslash) at = text.indexOf('"""', at + 3);
    if (at === -1) throw new SdlSyntaxError('unterminated block string', from);
    return at + 3;
  }
}
