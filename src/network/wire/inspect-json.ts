import { toPointer } from '../../util/pointer.ts';
import type { WireFinding } from './wire-finding.ts';

/** What the slow way through JSON text shows. */
export type JsonInspection = {
  readonly findings: readonly WireFinding[];
  /** Offset of the first character that JSON does not allow there; undefined: it is JSON. */
  readonly errorAt: number | undefined;
  /** The value, with integers beyond 2^53 as bigint; undefined where the text is no JSON. */
  readonly exact: unknown;
};

/**
 * Reads JSON text the slow and exact way: locates the first error, every duplicate name and every integer beyond 2^53.
 * The text must not be nested deeper than the stack allows.
 */
export function inspectJson(text: string): JsonInspection {
  const reader = new JsonReader(text);
  try {
    return { exact: reader.read(), findings: reader.findings, errorAt: undefined };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { exact: undefined, findings: reader.findings, errorAt: error.offset };
  }
}

class JsonSyntaxError extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super('not JSON');
    this.offset = offset;
  }
}

const space = /[ \t\n\r]*/y;
const string = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class JsonReader {
  readonly findings: WireFinding[] = [];
  readonly #text: string;
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): unknown {
    const value = this.#value();
    this.#skipSpace();
    if (this.#at < this.#text.length) throw new JsonSyntaxError(this.#at);
    return value;
  }

  #value(): unknown {
    this.#skipSpace();
    const next = this.#text[this.#at];
    if (next === '{') return this.#object();
    if (next === '[') return this.#array();
    if (next === '"') return this.#string();
    const token = this.#match(scalar);
    return /^-?\d{16,}$/.test(token) ? this.#integer(token) : (JSON.parse(token) as unknown);
  }

  #integer(token: string): number | bigint {
    const value = Number(token);
    if (Number.isSafeInteger(value)) return value;
    const at = toPointer(this.#path);
    const found = `an integer of ${String(token.replace('-', '').length)} digits`;
    this.findings.push({
      code: 'json_integer_unsafe',
      severity: 'error',
      at,
      expected: 'integers up to 2^53 − 1',
      found,
    });
    return BigInt(token);
  }

  #string(): string {
    return JSON.parse(this.#match(string)) as string;
  }

  #array(): unknown[] {
    const items: unknown[] = [];
    this.#expect('[');
    if (this.#accept(']')) return items;
    do {
      this.#path.push(items.length);
      items.push(this.#value());
      this.#path.pop();
    } while (this.#accept(','));
    this.#expect(']');
    return items;
  }

  #object(): Record<string, unknown> {
    const members = new Map<string, unknown>();
    this.#expect('{');
    if (this.#accept('}')) return {};
    do {
      this.#skipSpace();
      const name = this.#string();
      this.#path.push(name);
      if (members.has(name)) this.findings.push(duplicate(toPointer(this.#path)));
      this.#expect(':');
      members.set(name, this.#value());
      this.#path.pop();
    } while (this.#accept(','));
    this.#expect('}');
    return Object.fromEntries(members);
  }

  #skipSpace(): void {
    space.lastIndex = this.#at;
    space.exec(this.#text);
    this.#at = space.lastIndex;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const token = pattern.exec(this.#text)?.[0];
    if (token === undefined) throw new JsonSyntaxError(this.#at);
    this.#at += token.length;
    return token;
  }

  #accept(char: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #expect(char: string): void {
    if (!this.#accept(char)) throw new JsonSyntaxError(this.#at);
  }
}

function duplicate(at: string): WireFinding {
  return {
    code: 'json_duplicate_key',
    severity: 'error',
    at,
    expected: 'each name once in an object',
    found: 'the same name twice',
  };
}
