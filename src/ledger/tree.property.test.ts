import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { frontierRoot, rootOf, sha256, toHex } from '../seal/index.ts';
import { appendToTree, edgeTiles, emptyTree, TILE_HASHES, treeOfEdge } from './tree.ts';

const leaves = Array.from({ length: 70_000 }, (_, i) => sha256(Uint8Array.of(i, i >> 8, i >> 16)));

function treeOf(size: number) {
  const tree = emptyTree();
  for (let i = 0; i < size; i++) appendToTree(tree, leaves[i]!);
  return tree;
}

test('a tree made again from its edge tiles goes on to the same roots', () => {
  const sizes = fc.oneof(
    fc.integer({ min: 0, max: 1200 }),
    fc.constantFrom(255, 256, 257, 511, 512),
  );
  fc.assert(
    fc.property(sizes, fc.integer({ min: 0, max: 600 }), (size, more) => {
      const tree = treeOf(size);
      const again = treeOfEdge(edgeTiles(tree));
      assert.ok(again !== null);
      assert.deepEqual(again.frontier, tree.frontier);
      for (let i = size; i < size + more; i++) appendToTree(again, leaves[i]!);
      assert.equal(
        toHex(frontierRoot(again.frontier)),
        toHex(rootOf(leaves.slice(0, size + more))),
      );
    }),
    { numRuns: 60, examples: [[65_700, 300]] },
  );
});

test('full tiles hold the hashes of their level in order', () => {
  const tree = treeOf(65_536 + 300);
  const level0 = tree.full.filter((tile) => tile.level === 0);
  assert.deepEqual(
    level0.map((tile) => tile.number),
    Array.from({ length: 257 }, (_, i) => i),
  );
  assert.deepEqual(
    level0.flatMap((tile) => tile.hashes),
    leaves.slice(0, 257 * TILE_HASHES),
  );
  const level1 = tree.full.filter((tile) => tile.level === 1);
  assert.equal(level1.length, 1);
  assert.deepEqual(level1[0]!.hashes[3], rootOf(leaves, 3 * TILE_HASHES, 4 * TILE_HASHES));
  assert.deepEqual(
    edgeTiles(tree).map(({ level, number, hashes }) => [level, number, hashes.length]),
    [
      [0, 257, 44],
      [1, 1, 1],
      [2, 0, 1],
    ],
  );
});

test('a tile that is longer than it can be is refused', () => {
  assert.equal(treeOfEdge([{ level: 0, number: 0, hashes: leaves.slice(0, 256) }]), null);
});
