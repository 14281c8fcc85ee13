import { emptyRoot, hashNode } from './merkle-hash.ts';

/** A growing Merkle tree (RFC 6962, RFC 9162) of which only the roots of the full subtrees are kept: O(log n) memory. */
export type MerkleTree = {
  /** Number of leaves. */
  readonly size: number;
  /** Adds a leaf by its hash, in amortised constant and at most O(log n) hashes. */
  append(leafHash: Uint8Array): void;
  /** The root over all leaves so far, 32 bytes. */
  root(): Uint8Array;
};

export function createMerkleTree(): MerkleTree {
  // One for each bit that is set in the size, the largest first.
  const subtrees: Uint8Array[] = [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    append(leafHash) {
      let merged = leafHash;
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2)
        merged = hashNode(subtrees.pop() ?? emptyRoot, merged);
      subtrees.push(merged);
      size += 1;
    },
    root: () =>
      subtrees.length === 0 ? emptyRoot : subtrees.reduceRight((right, left) => hashNode(left, right)),
  };
}

/** The root over these leaf hashes. */
export function merkleRoot(leafHashes: Iterable<Uint8Array>): Uint8Array {
  const tree = createMerkleTree();
  for (const leafHash of leafHashes) tree.append(leafHash);
  return tree.root();
}
