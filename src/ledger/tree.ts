import { appendLeaf, emptyFrontier, type Frontier, rootOf } from '../seal/index.ts';

/** Hashes in a full tile: eight levels of the tree, as in the tiled logs of C2SP tlog-tiles. */
export const TILE_HASHES = 256;

/**
 * A row of hashes beside one another: at level 0 leaf hashes, at level k the roots of full
 * tiles of level k - 1. Only the last tile of a level is partial.
 */
export interface Tile {
  readonly level: number;
  readonly number: number;
  readonly hashes: readonly Uint8Array[];
}

/** The growing right edge of a tiled tree; all that an append needs. */
export interface TileTree {
  readonly frontier: Frontier;
  /** Hashes of the last, partial tile of each level. */
  readonly edge: Uint8Array[][];
  /** Tiles that became full and are not stored yet. */
  full: Tile[];
}

export function emptyTree(): TileTree {
  return { frontier: emptyFrontier(), edge: [[]], full: [] };
}

export function appendToTree(tree: TileTree, leaf: Uint8Array): void {
  const position = tree.frontier.size;
  appendLeaf(tree.frontier, leaf);
  let hash = leaf;
  let index = position;
  for (let level = 0; ; level++) {
    const hashes = (tree.edge[level] ??= []);
    hashes.push(hash);
    if (hashes.length < TILE_HASHES) return;
    index = Math.floor(index / TILE_HASHES);
    tree.full.push({ level, number: index, hashes });
    tree.edge[level] = [];
    hash = rootOf(hashes);
  }
}

/** The partial tiles of the right edge, empty ones left out. */
export function edgeTiles(tree: TileTree): Tile[] {
  const tiles: Tile[] = [];
  let span = TILE_HASHES;
  tree.edge.forEach((hashes, level) => {
    const number = Math.floor(tree.frontier.size / span);
    if (hashes.length > 0) tiles.push({ level, number, hashes });
    span *= TILE_HASHES;
  });
  return tiles;
}

/**
 * The tree whose right edge these partial tiles are (at most one a level). Null when they do
 * not fit together: a hash count of 256 or more.
 */
export function treeOfEdge(tiles: readonly Tile[]): TileTree | null {
  const tree = emptyTree();
  for (const { level, hashes } of tiles) {
    if (hashes.length === 0 || hashes.length >= TILE_HASHES) return null;
    while (tree.edge.length <= level) tree.edge.push([]);
    tree.edge[level] = [...hashes];
  }
  let span = TILE_HASHES ** (tree.edge.length - 1);
  for (let level = tree.edge.length - 1; level >= 0; level--) {
    const hashes = tree.edge[level]!;
    // The binary digits of the count are the perfect subtrees, largest first.
    for (let from = 0, bit = TILE_HASHES / 2; bit >= 1; bit /= 2) {
      if ((hashes.length & bit) === 0) continue;
      tree.frontier.peaks.push(rootOf(hashes, from, from + bit));
      from += bit;
    }
    tree.frontier.size += hashes.length * span;
    span /= TILE_HASHES;
  }
  return tree;
}
