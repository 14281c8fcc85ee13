import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LedgerError } from '../ledger-error.ts';
import { naiveRoot } from '../testing/naive-root.ts';
import { referenceLeaves } from '../testing/reference-tree.ts';
import { proveConsistency, verifyConsistency } from './consistency-proof.ts';
import { proveInclusion, verifyInclusion } from './inclusion-proof.ts';
import { hashLeaf, hashNode } from './merkle-hash.ts';
import { merkleRoot } from './merkle-tree.ts';

const hashes = referenceLeaves.map(hashLeaf);
const unproved = (error: unknown) => error instanceof LedgerError && error.code === 'proof_invalid';
const hex = (proof: readonly Uint8Array[]) => proof.map((hash) => Buffer.from(hash).toString('hex'));

const leaf0 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d';
const leaf1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const leaf4 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const leaves0to1 = 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125';
const leaves2to3 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const leaves4to5 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const leaves6to7 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const leaves0to3 = 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7';
const leaves4to7 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';

describe('inclusion proofs', () => {
  const known: readonly { index: number; size: number; want: string[] }[] = [
    { index: 0, size: 1, want: [] },
    { index: 0, size: 8, want: [leaf1, leaves2to3, leaves4to7] },
    { index: 5, size: 8, want: [leaf4, leaves6to7, leaves0to3] },
    { index: 2, size: 3, want: [leaves0to1] },
    { index: 1, size: 5, want: [leaf0, leaves2to3, leaf4] },
  ];
  for (const { index, size, want } of known) {
    it(`is that of the reference tree for leaf ${index} of ${size}`, () => {
      assert.deepEqual(hex(proveInclusion(hashes.slice(0, size), index)), want);
    });
  }

  for (const index of [-1, 8, 0.5, NaN]) {
    it(`is not made for leaf ${index} of 8`, () =>
      assert.throws(() => proveInclusion(hashes, index), RangeError));
  }

  it('holds for every leaf of every size, and for nothing else', () => {
    const leaves = Array.from({ length: 33 }, (_, index) => Buffer.from(String(index)));
    for (let size = 1; size <= leaves.length; size++) {
      const some = leaves.slice(0, size);
      const root = naiveRoot(some);
      for (const [index, leaf] of some.entries()) {
        const proof = proveInclusion(some.map(hashLeaf), index);
        const claim = { leafHash: hashLeaf(leaf), index, size, root };
        verifyInclusion(claim, proof);
        for (const [wrongClaim, wrongProof] of [
          [{ ...claim, index: index + 1 }, proof],
          [{ ...claim, index: -1 }, proof],
          [{ ...claim, size: index }, proof],
          [{ ...claim, leafHash: hashLeaf(Buffer.from('x')) }, proof],
          [{ ...claim, root: hashLeaf(leaf).with(0, 1) }, proof],
          [claim, [...proof, root]],
          [claim, proof.length === 0 ? [root] : proof.slice(1)],
          [claim, proof.length === 0 ? [root] : proof.slice(0, -1)],
        ] as const) {
          assert.throws(() => verifyInclusion(wrongClaim, wrongProof), unproved);
        }
      }
    }
  });

  it('shows nothing by a proof that is too long for the size, whatever the root', () => {
    const [leaf, sibling] = [hashes[0]!, hashes[1]!];
    const claim = { leafHash: leaf, index: 0, size: 1, root: hashNode(sibling, leaf) };
    assert.throws(() => verifyInclusion(claim, [sibling]), unproved);
  });

  it('takes sizes that no array has', () => {
    const claim = { leafHash: hashes[0]!, index: 2 ** 52, size: 2 ** 52 + 1, root: hashes[0]! };
    assert.throws(() => verifyInclusion(claim, []), unproved);
    assert.throws(() => verifyInclusion({ ...claim, size: Infinity }, []), unproved);
    const siblings = Array.from({ length: 60 }, () => hashes[1]!);
    assert.throws(() => verifyInclusion(claim, siblings), unproved);
  });
});

describe('consistency proofs', () => {
  const known: readonly { size: number; of: number; want: string[] }[] = [
    { size: 1, of: 1, want: [] },
    { size: 1, of: 8, want: [leaf1, leaves2to3, leaves4to7] },
    { size: 6, of: 8, want: [leaves4to5, leaves6to7, leaves0to3] },
    { size: 2, of: 5, want: [leaves2to3, leaf4] },
    { size: 0, of: 8, want: [] },
  ];
  for (const { size, of, want } of known) {
    it(`is that of the reference tree from ${size} to ${of}`, () => {
      assert.deepEqual(hex(proveConsistency(hashes.slice(0, of), size)), want);
    });
  }

  for (const size of [-1, 9, 0.5, NaN]) {
    it(`is not made from ${size} to 8`, () =>
      assert.throws(() => proveConsistency(hashes, size), RangeError));
  }

  it('holds between all sizes, and for nothing else', () => {
    const leaves = Array.from({ length: 20 }, (_, index) => Buffer.from(String(index)));
    const wrong = Buffer.alloc(32, 7);
    for (let of = 0; of <= leaves.length; of++) {
      const later = { size: of, root: naiveRoot(leaves.slice(0, of)) };
      for (let size = 0; size <= of; size++) {
        const earlier = { size, root: naiveRoot(leaves.slice(0, size)) };
        const proof = proveConsistency(leaves.slice(0, of).map(hashLeaf), size);
        verifyConsistency(earlier, later, proof);
        assert.throws(() => verifyConsistency({ ...earlier, root: wrong }, later, proof), unproved);
        assert.throws(() => verifyConsistency(earlier, later, [...proof, wrong]), unproved);
        assert.throws(() => verifyConsistency({ ...earlier, size: of + 1 }, later, proof), unproved);
        if (size > 0)
          assert.throws(() => verifyConsistency(earlier, { ...later, root: wrong }, proof), unproved);
        if (proof.length === 0) continue;
        assert.throws(() => verifyConsistency(earlier, later, proof.slice(1)), unproved);
        assert.throws(() => verifyConsistency(earlier, later, proof.slice(0, -1)), unproved);
        assert.throws(() => verifyConsistency(earlier, later, proof.with(0, wrong)), unproved);
      }
    }
  });

  it('shows nothing by a proof that is too short or too long for the sizes, whatever the roots', () => {
    const [two, other] = [merkleRoot(hashes.slice(0, 2)), hashes[7]!];
    const short = { size: 8, root: hashNode(two, other) };
    assert.throws(() => verifyConsistency({ size: 2, root: two }, short, [other]), unproved);

    const proof = [...proveConsistency(hashes.slice(0, 4), 3), other];
    const three = { size: 3, root: hashNode(other, merkleRoot(hashes.slice(0, 3))) };
    const four = { size: 4, root: hashNode(other, merkleRoot(hashes.slice(0, 4))) };
    assert.throws(() => verifyConsistency(three, four, proof), unproved);
  });

  it('shows no change of an earlier leaf', () => {
    const trees = fc
      .array(fc.uint8Array({ maxLength: 8 }), { minLength: 2, maxLength: 24 })
      .chain((leaves) => fc.tuple(fc.constant(leaves), fc.nat(leaves.length - 2), fc.nat(leaves.length - 2)));
    fc.assert(
      fc.property(trees, ([leaves, changed, from]) => {
        const size = Math.max(changed, from) + 1;
        const other = leaves.with(changed, Buffer.from('another leaf'));
        const proof = proveConsistency(other.map(hashLeaf), size);
        const earlier = { size, root: naiveRoot(leaves.slice(0, size)) };
        const later = { size: other.length, root: naiveRoot(other) };
        assert.throws(() => verifyConsistency(earlier, later, proof), unproved);
      }),
      { numRuns: 60 },
    );
  });
});
