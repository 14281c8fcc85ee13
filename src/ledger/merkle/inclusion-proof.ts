import { LedgerError } from '../ledger-error.ts';
import { hashNode } from './merkle-hash.ts';
import { merkleRoot } from './merkle-tree.ts';
import { equalHashes, isSize, splitSize } from './proof-parts.ts';

/** The sibling hashes from the leaf up (RFC 9162, 2.1.3.1). Throws a `RangeError` for a leaf that there is not. */
export function proveInclusion(leafHashes: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!isSize(index) || index >= leafHashes.length) throw new RangeError(`no leaf ${index}`);
  const proof: Uint8Array[] = [];
  let [start, end] = [0, leafHashes.length];
  while (end - start > 1) {
    const split = start + splitSize(end - start);
    const goesLeft = index < split;
    proof.unshift(merkleRoot(goesLeft ? leafHashes.slice(split, end) : leafHashes.slice(start, split)));
    [start, end] = goesLeft ? [start, split] : [split, end];
  }
  return proof;
}

export type InclusionClaim = {
  readonly leafHash: Uint8Array;
  readonly index: number;
  /** Of the tree that has the root. */
  readonly size: number;
  readonly root: Uint8Array;
};

/**
 * Verifies that a tree of this root has that leaf at this index (RFC 9162, 2.1.3.2). Needs none of the other leaves.
 * Throws a `LedgerError` (`proof_invalid`) where it does not follow from the proof.
 */
export function verifyInclusion(claim: InclusionClaim, proof: readonly Uint8Array[]): void {
  const root = rootFrom(claim, proof);
  if (root === undefined || !equalHashes(root, claim.root))
    throw new LedgerError(
      'proof_invalid',
      `the proof does not show leaf ${claim.index} in a tree of ${claim.size}`,
    );
}

function rootFrom({ leafHash, index, size }: InclusionClaim, proof: readonly Uint8Array[]) {
  if (!isSize(index) || !isSize(size) || index >= size) return undefined;
  let [node, last, hash] = [index, size - 1, leafHash];
  for (const sibling of proof) {
    if (last === 0) return undefined;
    const isRight = node % 2 === 1 || node === last;
    hash = isRight ? hashNode(sibling, hash) : hashNode(hash, sibling);
    // A last node without a sibling moves up until it is somebody's right child.
    while (isRight && node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}
