/** Leaves in the left subtree of a tree of `size` leaves, at least two: the largest power of two below it. */
export function splitSize(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Whether a number can be a count of leaves. */
export function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0;
}

export function equalHashes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
