import { hash } from 'node:crypto';

/** The root of a tree without leaves (RFC 9162, 2.1.1): the hash of nothing. */
export const emptyRoot: Uint8Array = sha256();

/** The hash of a leaf's bytes, 32 bytes. Leaves and nodes begin with different bytes, so that neither passes as the other. */
export function hashLeaf(leaf: Uint8Array): Uint8Array {
  return sha256(Uint8Array.of(0x00), leaf);
}

/** The hash of an inner node from those of its two children, 32 bytes. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(Uint8Array.of(0x01), left, right);
}

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  return hash('sha256', Buffer.concat(parts), 'buffer');
}
