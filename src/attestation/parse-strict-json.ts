import { toPointer } from '../util/pointer.ts';
import { quoted } from './quoted.ts';
import { AttestationError } from './attestation-error.ts';
import type { AttestationErrorCode } from './attestation-error.ts';

/** Arrays and objects inside each other beyond this many are not read. */
const deepest = 64;
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses JSON that every reader understands alike (I-JSON, RFC 7493): UTF-8 without a byte order mark, each name once in an
 * object, whole characters, numbers that a double holds; no names that reach a prototype, not nested deeper than 64.
 * Throws an `AttestationError` of the given code; its message quotes names only.
 */
export function parseStrictJson(bytes: Uint8Array, code: AttestationErrorCode): unknown {
  const refuse = (message: string): never => {
    throw new AttestationError(code, message);
  };
  const text = decode(bytes) ?? refuse('it is not UTF-8');
  const { depth, names } = scan(text);
  if (depth > deepest) return refuse(`it is nested ${depth} deep; at most ${deepest} are read`);
  const parsed = tryParse(text) ?? refuse('it is not JSON (RFC 8259)');
  const walk = new Walk(refuse);
  walk.visit(parsed.value);
  return walk.names === names ? parsed.value : refuse('an object in it has a member twice');
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function tryParse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

// `JSON.parse` keeps the last of two members of one name and says nothing; so names are counted in the text as well.
function scan(text: string): { readonly names: number; readonly depth: number } {
  let names = 0;
  let depth = 0;
  let most = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '"') index = endOfString(text, index);
    else if (char === ':') names++;
    else if (char === '{' || char === '[') most = Math.max(most, ++depth);
    else if (char === '}' || char === ']') depth--;
  }
  return { names, depth: most };
}

/** The index of the quote that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}

/** Goes through a value and counts the names in it; refuses what is no I-JSON. */
class Walk {
  names = 0;
  readonly #path: (string | number)[] = [];
  readonly #refuse: (message: string) => never;

  constructor(refuse: (message: string) => never) {
    this.#refuse = refuse;
  }

  visit(value: unknown): void {
    if (typeof value === 'string') this.#whole(value);
    else if (typeof value === 'number') this.#exact(value);
    else if (Array.isArray(value)) for (const [index, item] of value.entries()) this.#enter(index, item);
    else if (typeof value === 'object' && value !== null)
      for (const [name, member] of Object.entries(value)) this.#member(name, member);
  }

  #member(name: string, value: unknown): void {
    this.names++;
    this.#whole(name);
    if (forbiddenNames.has(name)) this.#refuse(`the name ${name} is not allowed (${this.#place()})`);
    this.#enter(name, value);
  }

  #enter(token: string | number, value: unknown): void {
    this.#path.push(token);
    this.visit(value);
    this.#path.pop();
  }

  #whole(text: string): void {
    if (!text.isWellFormed()) this.#refuse(`half a character stands in a text (${this.#place()})`);
  }

  #exact(value: number): void {
    if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) return;
    this.#refuse(`a number is greater than a double holds exactly (${this.#place()})`);
  }

  #place(): string {
    return `at ${quoted(toPointer(this.#path))}`;
  }
}
