import { createHash } from 'node:crypto';

/** The definition of RFC 9162, 2.1.1, word for word: what the tree is compared with. */
export function naiveRoot(leaves: readonly Uint8Array[]): Buffer {
  const [leaf] = leaves;
  if (leaf === undefined) return createHash('sha256').digest();
  if (leaves.length === 1) return createHash('sha256').update(Buffer.of(0)).update(leaf).digest();
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const [left, right] = [naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split))];
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}
