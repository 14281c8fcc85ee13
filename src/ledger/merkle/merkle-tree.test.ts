import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hashLeaf } from './merkle-hash.ts';
import { createMerkleTree, merkleRoot } from './merkle-tree.ts';
import { referenceLeaves } from '../testing/reference-tree.ts';
import { naiveRoot } from '../testing/naive-root.ts';

/** Of the first n leaves of the reference tree of Certificate Transparency. */
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the Merkle tree', () => {
  it('has the roots of the reference tree, at every size', () => {
    const tree = createMerkleTree();
    const found = [tree.root()];
    for (const leaf of referenceLeaves) {
      tree.append(hashLeaf(leaf));
      found.push(tree.root());
    }
    assert.deepEqual(
      found.map((root) => Buffer.from(root).toString('hex')),
      roots,
    );
    assert.equal(tree.size, 8);
  });

  it('has the root of the recursive definition, for any leaves', () => {
    const leaves = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 70 });
    fc.assert(
      fc.property(leaves, (some) => {
        assert.deepEqual(Buffer.from(merkleRoot(some.map(hashLeaf))), naiveRoot(some));
      }),
      { numRuns: 60 },
    );
  });

  it('tells a leaf from a node: two leaves never have the root of one that holds their hashes', () => {
    const two = [Buffer.from('a'), Buffer.from('b')].map((leaf) => Buffer.from(hashLeaf(leaf)));
    assert.notDeepEqual(merkleRoot([hashLeaf(Buffer.concat(two))]), merkleRoot(two));
    assert.notDeepEqual(hashLeaf(Buffer.alloc(0)), createHash('sha256').digest());
  });
});
