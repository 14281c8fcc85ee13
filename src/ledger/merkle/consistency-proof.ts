import { LedgerError } from '../ledger-error.ts';
import { emptyRoot, hashNode } from './merkle-hash.ts';
import { merkleRoot } from './merkle-tree.ts';
import { equalHashes, isSize, splitSize } from './proof-parts.ts';

/**
 * Hashes that lead from the root over the first `size` leaves to the root over all (RFC 9162, 2.1.4.1). Nothing where
 * one tree is empty or both are the same. Throws a `RangeError` for more leaves than there are.
 */
export function proveConsistency(leafHashes: readonly Uint8Array[], size: number): Uint8Array[] {
  if (!isSize(size) || size > leafHashes.length) throw new RangeError(`no ${size} leaves`);
  if (size === 0) return [];
  const proof: Uint8Array[] = [];
  let [start, end] = [0, leafHashes.length];
  while (size !== end) {
    const split = start + splitSize(end - start);
    const goesLeft = size <= split;
    proof.unshift(merkleRoot(goesLeft ? leafHashes.slice(split, end) : leafHashes.slice(start, split)));
    [start, end] = goesLeft ? [start, split] : [split, end];
  }
  return start === 0 ? proof : [merkleRoot(leafHashes.slice(start, end)), ...proof];
}

export type TreeHead = { readonly size: number; readonly root: Uint8Array };

/**
 * Verifies that the later tree only added to the earlier one (RFC 9162, 2.1.4.2). Needs no leaf.
 * Throws a `LedgerError` (`proof_invalid`) where it does not follow from the proof.
 */
export function verifyConsistency(earlier: TreeHead, later: TreeHead, proof: readonly Uint8Array[]): void {
  if (!isConsistent(earlier, later, proof))
    throw new LedgerError(
      'proof_invalid',
      `the proof does not show that a tree of ${later.size} continues one of ${earlier.size}`,
    );
}

function isConsistent(earlier: TreeHead, later: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (!isSize(earlier.size) || !isSize(later.size) || earlier.size > later.size) return false;
  if (earlier.size === 0) return proof.length === 0 && equalHashes(earlier.root, emptyRoot);
  if (earlier.size === later.size) return proof.length === 0 && equalHashes(earlier.root, later.root);
  const roots = rootsFrom(earlier, later.size, proof);
  return (
    roots !== undefined && equalHashes(roots.earlier, earlier.root) && equalHashes(roots.later, later.root)
  );
}

function rootsFrom({ size, root }: TreeHead, laterSize: number, proof: readonly Uint8Array[]) {
  let [node, last] = [size - 1, laterSize - 1];
  while (node % 2 === 1) [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  // A full tree is itself the first node on the way, which the proof leaves out.
  const [first, ...rest] = node === 0 ? [root, ...proof] : proof;
  if (first === undefined) return undefined;
  let [earlier, later] = [first, first];
  for (const hash of rest) {
    if (last === 0) return undefined;
    const isRight = node % 2 === 1 || node === last;
    later = isRight ? hashNode(hash, later) : hashNode(later, hash);
    if (isRight) earlier = hashNode(hash, earlier);
    while (isRight && node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? { earlier, later } : undefined;
}
