import { lastAtOrBelow } from './last-at-or-below.ts';
import { endOfJsonString } from './string-end.ts';

type Entry = { readonly at: number; readonly value: number };

// A whole string, or one up to its first escape; or a bracket.
const structure = /"[^"\\]*["\\]|[{}[\]]/g;
const scalar = /[^\s,\]}]*/y;
const space = /\s*/y;

/**
 * Finds where a pointer leads in JSON text. One pass over the text, when it is first asked, finds where each object and
 * array ends; then only those on the way are read, each once. The text must be JSON.
 */
export class JsonIndex {
  readonly #text: string;
  readonly #entries = new Map<number, ReadonlyMap<string, Entry>>();
  #containers: Containers | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset of the member's name, or of the item; of the nearest enclosing one where there is none. */
  offsetOf(tokens: readonly string[]): number {
    const start = this.#skip(space, 0);
    let entry: Entry = { at: start, value: start };
    for (const token of tokens) {
      const next = this.#entriesOf(entry.value).get(token);
      if (next === undefined) break;
      entry = next;
    }
    return entry.at;
  }

  #entriesOf(container: number): ReadonlyMap<string, Entry> {
    const known = this.#entries.get(container);
    if (known !== undefined) return known;
    const entries = this.#read(container);
    this.#entries.set(container, entries);
    return entries;
  }

  #read(container: number): ReadonlyMap<string, Entry> {
    const text = this.#text;
    const entries = new Map<string, Entry>();
    const open = text[container];
    if (open !== '{' && open !== '[') return entries;
    let at = this.#skip(space, container + 1);
    while (at < text.length && text[at] !== '}' && text[at] !== ']') {
      const colon = open === '{' ? this.#skip(space, endOfJsonString(text, at)) : undefined;
      const value = colon === undefined ? at : this.#skip(space, colon + 1);
      const name = colon === undefined ? String(entries.size) : this.#name(at);
      entries.set(name, { at, value });
      at = this.#skip(space, this.#endOfValue(value));
      if (text[at] === ',') at = this.#skip(space, at + 1);
    }
    return entries;
  }

  #name(at: number): string {
    return JSON.parse(this.#text.slice(at, endOfJsonString(this.#text, at))) as string;
  }

  #endOfValue(at: number): number {
    const first = this.#text[at];
    if (first === '"') return endOfJsonString(this.#text, at);
    if (first !== '{' && first !== '[') return this.#skip(scalar, at);
    this.#containers ??= findContainers(this.#text);
    return endOf(this.#containers, at) ?? this.#text.length;
  }

  #skip(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    pattern.test(this.#text);
    return pattern.lastIndex;
  }
}

/** Where each object and array begins, in order, and the offset behind it. */
type Containers = { readonly starts: readonly number[]; readonly ends: readonly number[] };

function findContainers(text: string): Containers {
  const starts: number[] = [];
  const ends: number[] = [];
  const open: number[] = [];
  structure.lastIndex = 0;
  while (structure.test(text)) {
    const last = structure.lastIndex - 1;
    const mark = text[last];
    if (mark === '\\') structure.lastIndex = endOfJsonString(text, last + 1);
    else if (mark === '{' || mark === '[') {
      open.push(starts.push(last) - 1);
      ends.push(text.length);
    } else if (mark !== '"') ends[open.pop() ?? 0] = last + 1;
  }
  return { starts, ends };
}

function endOf({ ends, starts }: Containers, start: number): number | undefined {
  const index = lastAtOrBelow(starts, start);
  return starts[index] === start ? ends[index] : undefined;
}
