/**
 * A set of small numbers: 32 to a word, from the first word that has any to the last. What one operation reaches takes
 * one word then, however many operations there are.
 */
export type BitSet = { readonly from: number; readonly words: Uint32Array };

export const noBits: BitSet = { from: 0, words: new Uint32Array() };

/** The set of one number. */
export function bit(value: number): BitSet {
  return { from: value >>> 5, words: Uint32Array.of(1 << (value & 31)) };
}

/** All of both: the same object as one of them where that has all of it. */
export function unite(left: BitSet, right: BitSet): BitSet {
  if (left === right || includes(left, right)) return left;
  if (left.words.length === 0) return right;
  const from = Math.min(left.from, right.from);
  const to = Math.max(left.from + left.words.length, right.from + right.words.length);
  const words = new Uint32Array(to - from);
  words.set(left.words, left.from - from);
  for (const [index, word] of right.words.entries()) {
    const at = right.from - from + index;
    words[at] = (words[at] ?? 0) | word;
  }
  return { from, words };
}

function includes(left: BitSet, right: BitSet): boolean {
  const by = right.from - left.from;
  return right.words.every((word, index) => (word & ~(left.words[by + index] ?? 0)) === 0);
}

/** The places at which a list says so. */
export function setOf(flags: readonly boolean[]): BitSet {
  return flags.reduce((set, flag, index) => (flag ? unite(set, bit(index)) : set), noBits);
}

/** The numbers of a set, in order. */
export function bitsOf({ from, words }: BitSet): readonly number[] {
  const bits: number[] = [];
  for (const [index, word] of words.entries()) {
    // Each turn takes the lowest bit that is set.
    for (let rest = word; rest !== 0; rest &= rest - 1)
      bits.push((from + index) * 32 + 31 - Math.clz32(rest & -rest));
  }
  return bits;
}
