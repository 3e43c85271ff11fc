import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  appendLeaf,
  consistencyProof,
  emptyFrontier,
  fromHex,
  frontierRoot,
  inclusionProof,
  leafHash,
  rootOf,
  toHex,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';

/** Entries and roots of the test tree that Certificate Transparency's reference code uses for RFC 6962. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
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
const leaves = ENTRIES.map((entry) => leafHash(fromHex(entry)!));

test('roots are the published ones at every size, by list and by frontier', () => {
  const frontier = emptyFrontier();
  for (let size = 0; size <= leaves.length; size++) {
    assert.equal(toHex(rootOf(leaves, 0, size)), ROOTS[size], `size ${size}`);
    assert.equal(toHex(frontierRoot(frontier)), ROOTS[size], `frontier of ${size}`);
    if (size < leaves.length) appendLeaf(frontier, leaves[size]!);
  }
});

test('the audit paths of RFC 6962 section 2.1.3 have their shape', () => {
  const seven = leaves.slice(0, 7);
  assert.deepEqual(
    inclusionProof(seven, 0).map(toHex),
    [leaves[1]!, rootOf(seven, 2, 4), rootOf(seven, 4, 7)].map(toHex),
  );
  assert.deepEqual(
    inclusionProof(seven, 6).map(toHex),
    [rootOf(seven, 4, 6), rootOf(seven, 0, 4)].map(toHex),
  );
});

const tree = fc
  .integer({ min: 1, max: 70 })
  .map((size) => Array.from({ length: size }, (_, i) => leafHash(Uint8Array.of(i))));

test('every inclusion proof verifies, and for no other leaf, index or root', () => {
  fc.assert(
    fc.property(tree, fc.nat(), (hashes, pick) => {
      const index = pick % hashes.length;
      const root = rootOf(hashes);
      const path = inclusionProof(hashes, index);
      assert.ok(verifyInclusion(hashes[index]!, index, hashes.length, path, root));
      const other = leafHash(Uint8Array.of(255));
      assert.ok(!verifyInclusion(other, index, hashes.length, path, root));
      assert.ok(!verifyInclusion(hashes[index]!, index, hashes.length, [...path, other], root));
      assert.ok(!verifyInclusion(hashes[index]!, index, hashes.length, path, other));
      assert.ok(!verifyInclusion(hashes[index]!, hashes.length, hashes.length, path, root));
    }),
  );
});

test('every consistency proof verifies, and never between trees that differ', () => {
  fc.assert(
    fc.property(tree, fc.nat(), (hashes, pick) => {
      const oldSize = (pick % hashes.length) + 1;
      const oldRoot = rootOf(hashes, 0, oldSize);
      const root = rootOf(hashes);
      const proof = consistencyProof(hashes, oldSize);
      assert.ok(verifyConsistency(oldSize, hashes.length, oldRoot, root, proof));
      const forged = hashes.with(0, leafHash(Uint8Array.of(254)));
      const forgedOld = rootOf(forged, 0, oldSize);
      assert.ok(!verifyConsistency(oldSize, hashes.length, forgedOld, root, proof));
      assert.ok(!verifyConsistency(oldSize, hashes.length, oldRoot, rootOf(forged), proof));
    }),
  );
});

test('asking for what is not in the tree throws', () => {
  assert.throws(() => inclusionProof(leaves, 8), RangeError);
  assert.throws(() => consistencyProof(leaves, 0), RangeError);
});
