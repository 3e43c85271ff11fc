/**
 * Records of numbers of any length out of a few large blocks: plain data that costs a snapshot next
 * to nothing and the collector nothing. A record that is given back is used again for one of the
 * same length; there are few lengths.
 */
export interface Arena {
  readonly blocks: Float64Array[];
  /** Number from which on the last block was never used. */
  top: number;
  /** By length: records that may be used again. */
  readonly free: Map<number, number[]>;
}

/** Numbers of a block: growing copies nothing, and an empty tracker holds one of half a megabyte. */
const BLOCK_BITS = 16;
const BLOCK = 1 << BLOCK_BITS;

export function createArena(): Arena {
  return { blocks: [], top: BLOCK, free: new Map() };
}

/** A record of `length` numbers, at most a block's, holding anything: its handle, never negative. */
export function takeRecord(arena: Arena, length: number): number {
  const spare = arena.free.get(length)?.pop();
  if (spare !== undefined) return spare;
  if (arena.top + length > BLOCK) {
    arena.blocks.push(new Float64Array(BLOCK));
    arena.top = 0;
  }
  const handle = (arena.blocks.length - 1) * BLOCK + arena.top;
  arena.top += length;
  return handle;
}

export function giveRecord(arena: Arena, handle: number, length: number): void {
  const spare = arena.free.get(length);
  if (spare === undefined) arena.free.set(length, [handle]);
  else spare.push(handle);
}

/** The block in which a record lies, and where in it. */
export function blockOf(arena: Arena, handle: number): Float64Array {
  return arena.blocks[handle >>> BLOCK_BITS]!;
}

export function placeIn(handle: number): number {
  return handle & (BLOCK - 1);
}
