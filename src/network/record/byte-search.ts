/**
 * Finds many words in bytes at once, by Wu and Manber's algorithm: two bytes at a time tell how far the next place is at
 * which any word could end its first part. Words have at least two bytes; shorter ones are not found.
 */
export class ByteSearch {
  /** Length of the part that all words have: that of the shortest. */
  readonly #part: number;
  readonly #longest: number;
  /** By the last two bytes of a window: how far to go on; 0: a word may stand here. */
  readonly #shifts: Uint8Array;
  readonly #byPartEnd: ReadonlyMap<number, readonly Buffer[]>;
  readonly #byStart: ReadonlyMap<number, readonly Buffer[]>;

  constructor(words: readonly Buffer[]) {
    const usable = words.filter((word) => word.length >= 2);
    const lengths = usable.map((word) => word.length);
    this.#part = Math.min(255, ...lengths);
    this.#longest = Math.max(0, ...lengths);
    this.#shifts = shiftsOf(usable, this.#part);
    this.#byPartEnd = Map.groupBy(usable, (word) => word.readUInt16BE(this.#part - 2));
    this.#byStart = Map.groupBy(usable, (word) => word.readUInt16BE(0));
  }

  /** Tells of every place where a word stands, overlapping ones too; true where there is any. */
  find(bytes: Buffer, found: (from: number, to: number) => void): boolean {
    if (this.#longest === 0) return false;
    const shifts = this.#shifts;
    let any = false;
    let at = this.#part - 1;
    while (at < bytes.length) {
      const pair = ((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0);
      const shift = shifts[pair] ?? 1;
      if (shift === 0) any = this.#compare(bytes, pair, at - this.#part + 1, found) || any;
      at += shift || 1;
    }
    return any;
  }

  /** The first index from which on the bytes may be the beginning of a word that goes on beyond them; else the length. */
  possibleStart(bytes: Buffer): number {
    const { length } = bytes;
    for (let at = Math.max(0, length - this.#longest + 1); at < length; at++)
      if (this.#mayBegin(bytes, at)) return at;
    return length;
  }

  #compare(bytes: Buffer, pair: number, from: number, found: (from: number, to: number) => void): boolean {
    let any = false;
    for (const word of this.#byPartEnd.get(pair) ?? []) {
      const to = from + word.length;
      if (to > bytes.length || bytes.compare(word, 0, word.length, from, to) !== 0) continue;
      any = true;
      found(from, to);
    }
    return any;
  }

  #mayBegin(bytes: Buffer, at: number): boolean {
    const left = bytes.length - at;
    const first = bytes[at] ?? 0;
    if (left === 1) return this.#byStart.keys().some((pair) => pair >> 8 === first);
    const words = this.#byStart.get((first << 8) | (bytes[at + 1] ?? 0));
    if (words === undefined) return false;
    return words.some((word) => word.length > left && bytes.compare(word, 0, left, at) === 0);
  }
}

function shiftsOf(words: readonly Buffer[], part: number): Uint8Array {
  const shifts = new Uint8Array(65_536).fill(Math.max(1, part - 1));
  for (const word of words) {
    for (let at = 1; at < part; at++) {
      const pair = word.readUInt16BE(at - 1);
      shifts[pair] = Math.min(shifts[pair] ?? part, part - 1 - at);
    }
  }
  return shifts;
}
