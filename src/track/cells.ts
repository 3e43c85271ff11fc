import { intRoom } from './room.ts';

/**
 * Slots by cell, as a hash table with open addressing (linear probing: Knuth, The Art of Computer
 * Programming 3, section 6.4, with its deletion R) whose cells are rings of slots in the order in which
 * they came. A slot stands in one cell at most. Typed arrays only: a snapshot copies them, and a query
 * allocates nothing.
 */
export interface Cells {
  /** By place in the table: key of the cell plus 1, 0 where there is none; its first slot; how many. */
  keys: Float64Array;
  first: Int32Array;
  counts: Int32Array;
  /** Cells in use. */
  used: number;
  /** By slot: the next and the one before in the cell's ring. */
  next: Int32Array;
  before: Int32Array;
}

/** Places at first, a power of two. The table doubles when more than half of it is in use. */
const FIRST_PLACES = 64;

export function createCells(): Cells {
  return {
    keys: new Float64Array(FIRST_PLACES),
    first: new Int32Array(FIRST_PLACES),
    counts: new Int32Array(FIRST_PLACES),
    used: 0,
    next: new Int32Array(0),
    before: new Int32Array(0),
  };
}

/** Where in the table the cell stands, -1: it is empty. */
export function findCell(cells: Cells, key: number): number {
  const { keys } = cells;
  const mask = keys.length - 1;
  const wanted = key + 1;
  for (let at = hash(key) & mask; ; at = (at + 1) & mask) {
    const there = keys[at]!;
    if (there === wanted) return at;
    if (there === 0) return -1;
  }
}

/** Spreads a whole number below 2⁵³ over 32 bits (the finaliser of MurmurHash3). */
function hash(key: number): number {
  const high = Math.floor(key / 4_294_967_296);
  let h = (key | 0) ^ Math.imul(high, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Puts a slot into the cell, as its last. */
export function enterCell(cells: Cells, key: number, slot: number): void {
  if (slot >= cells.next.length) {
    cells.next = intRoom(cells.next, slot + 1);
    cells.before = intRoom(cells.before, slot + 1);
  }
  const { next, before } = cells;
  let at = findCell(cells, key);
  if (at < 0) {
    at = addCell(cells, key);
    cells.first[at] = slot;
    next[slot] = slot;
    before[slot] = slot;
  } else {
    const first = cells.first[at]!;
    const last = before[first]!;
    next[last] = slot;
    before[slot] = last;
    next[slot] = first;
    before[first] = slot;
  }
  cells.counts[at] = cells.counts[at]! + 1;
}

/** Takes a slot out of the cell in which it stands. */
export function leaveCell(cells: Cells, key: number, slot: number): void {
  const at = findCell(cells, key);
  if (at < 0) return;
  const { next, before } = cells;
  cells.counts[at] = cells.counts[at]! - 1;
  if (cells.counts[at] === 0) {
    removeCell(cells, at);
    return;
  }
  const after = next[slot]!;
  next[before[slot]!] = after;
  before[after] = before[slot]!;
  if (cells.first[at] === slot) cells.first[at] = after;
}

function addCell(cells: Cells, key: number): number {
  if (2 * (cells.used + 1) > cells.keys.length) doubleTable(cells);
  const { keys } = cells;
  const mask = keys.length - 1;
  let at = hash(key) & mask;
  while (keys[at] !== 0) at = (at + 1) & mask;
  keys[at] = key + 1;
  cells.counts[at] = 0;
  cells.used++;
  return at;
}

/** Frees a place, and moves up what had to give way to it. */
function removeCell(cells: Cells, at: number): void {
  const { keys, first, counts } = cells;
  const mask = keys.length - 1;
  let free = at;
  for (let i = (at + 1) & mask; keys[i] !== 0; i = (i + 1) & mask) {
    const home = hash(keys[i]! - 1) & mask;
    // It may move to the free place unless its home lies cyclically behind that.
    if (((i - home) & mask) < ((i - free) & mask)) continue;
    keys[free] = keys[i]!;
    first[free] = first[i]!;
    counts[free] = counts[i]!;
    free = i;
  }
  keys[free] = 0;
  cells.used--;
}

function doubleTable(cells: Cells): void {
  const { keys, first, counts } = cells;
  const places = 2 * keys.length;
  cells.keys = new Float64Array(places);
  cells.first = new Int32Array(places);
  cells.counts = new Int32Array(places);
  cells.used = 0;
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] === 0) continue;
    const at = addCell(cells, keys[i]! - 1);
    cells.first[at] = first[i]!;
    cells.counts[at] = counts[i]!;
  }
}
