import { sha256Of } from './hash.ts';

/** Hash prefixes that tell leaves from inner nodes (RFC 6962 section 2.1). */
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** SHA-256(0x00 || entry), RFC 6962 section 2.1. */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256Of(LEAF, entry);
}

/** SHA-256(0x01 || left || right), RFC 6962 section 2.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256Of(NODE, left, right);
}

/**
 * The right edge of a tree: the roots of its perfect subtrees, largest first. Enough to append
 * and to state the root, without the leaves; plain data, at most 53 hashes.
 */
export interface Frontier {
  size: number;
  peaks: Uint8Array[];
}

export function emptyFrontier(): Frontier {
  return { size: 0, peaks: [] };
}

/** Appends one leaf hash, in place. */
export function appendLeaf(frontier: Frontier, leaf: Uint8Array): void {
  let hash = leaf;
  for (let size = frontier.size; size % 2 === 1; size = Math.floor(size / 2)) {
    hash = nodeHash(frontier.peaks.pop()!, hash);
  }
  frontier.peaks.push(hash);
  frontier.size += 1;
}

/** The tree's root (RFC 6962 section 2.1); of no leaves, the hash of nothing. */
export function frontierRoot(frontier: Frontier): Uint8Array {
  if (frontier.size === 0) return sha256Of();
  let root = frontier.peaks[frontier.peaks.length - 1]!;
  for (let i = frontier.peaks.length - 2; i >= 0; i--) root = nodeHash(frontier.peaks[i]!, root);
  return root;
}

/** Root over leaf hashes `from` up to but not including `to`. */
export function rootOf(leaves: readonly Uint8Array[], from = 0, to = leaves.length): Uint8Array {
  if (to === from) return sha256Of();
  if (to - from === 1) return leaves[from]!;
  const split = from + largestPowerBelow(to - from);
  return nodeHash(rootOf(leaves, from, split), rootOf(leaves, split, to));
}

/** Audit path of leaf `index` (RFC 6962 section 2.1.1), nearest sibling first. Throws outside the tree. */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    throw new RangeError(`inclusionProof: no leaf ${index} in a tree of ${leaves.length}`);
  }
  const path: Uint8Array[] = [];
  let from = 0;
  let to = leaves.length;
  while (to - from > 1) {
    const split = from + largestPowerBelow(to - from);
    if (index < split) {
      path.push(rootOf(leaves, split, to));
      to = split;
    } else {
      path.push(rootOf(leaves, from, split));
      from = split;
    }
  }
  return path.reverse();
}

/** Consistency proof from the first `oldSize` leaves to all (RFC 6962 section 2.1.2). */
export function consistencyProof(leaves: readonly Uint8Array[], oldSize: number): Uint8Array[] {
  if (!Number.isInteger(oldSize) || oldSize < 1 || oldSize > leaves.length) {
    throw new RangeError(`consistencyProof: no size ${oldSize} in a tree of ${leaves.length}`);
  }
  return subproof(leaves, oldSize, 0, leaves.length, true);
}

function subproof(
  leaves: readonly Uint8Array[],
  oldSize: number,
  from: number,
  to: number,
  whole: boolean,
): Uint8Array[] {
  if (oldSize === to - from) return whole ? [] : [rootOf(leaves, from, to)];
  const half = largestPowerBelow(to - from);
  if (oldSize <= half) {
    return [
      ...subproof(leaves, oldSize, from, from + half, whole),
      rootOf(leaves, from + half, to),
    ];
  }
  return [
    ...subproof(leaves, oldSize - half, from + half, to, false),
    rootOf(leaves, from, from + half),
  ];
}

/** Verifies an audit path (RFC 9162 section 2.1.3.2). */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!Number.isInteger(index) || index < 0 || index >= size) return false;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && equalBytes(hash, root);
}

/** Verifies a consistency proof (RFC 9162 section 2.1.4.2). */
export function verifyConsistency(
  oldSize: number,
  newSize: number,
  oldRoot: Uint8Array,
  newRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (oldSize < 1 || oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && equalBytes(oldRoot, newRoot);
  const isPower = Number.isInteger(Math.log2(oldSize));
  const path = isPower ? [oldRoot, ...proof] : [...proof];
  if (path.length === 0) return false;
  let fn = oldSize - 1;
  let sn = newSize - 1;
  while (fn % 2 === 1) {
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  let oldHash = path[0]!;
  let newHash = path[0]!;
  for (const sibling of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      oldHash = nodeHash(sibling, oldHash);
      newHash = nodeHash(sibling, newHash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && equalBytes(oldHash, oldRoot) && equalBytes(newHash, newRoot);
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!;
  return difference === 0;
}
