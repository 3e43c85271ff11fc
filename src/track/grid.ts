import { type Cells, createCells, enterCell, findCell, leaveCell } from './cells.ts';

/**
 * Where tracks are, so that a report is compared with those nearby only: a hierarchy of cubes in
 * ECEF. A track stands in one cell, at the level whose cube is at least four times its reach (how far
 * from the cell's entry a matching report can lie until the entry is renewed); a query looks
 * into the few cells of each occupied level that its ball touches.
 */
export interface Grid {
  /** Slots by level and cell ({@link cellOn}): one table, since a slot stands on one level. */
  readonly cells: Cells;
  /** Per level: slots in it. */
  readonly counts: number[];
}

/** Edges from 2 km to 33,000 km. */
const LEVELS = 15;
const FIRST_EDGE_M = 2_000;
const EDGE_RATIO = 2;

/** Half of the cells per axis: 2 km · 32,768 = 65,000 km each way. */
const HALF = 32_768;
const SPAN = 65_536;

/** A query that would touch more cells than this looks through the level's cells instead. */
const MAXIMUM_CELLS = 125;

export function createGrid(): Grid {
  return {
    cells: createCells(),
    counts: new Array<number>(LEVELS).fill(0),
  };
}

/** The level on which what reaches as far as `reach[slot]` stands, m. */
export function levelFor(reach: Float64Array, slot: number): number {
  const reachM = reach[slot]!;
  let edge = FIRST_EDGE_M;
  let level = 0;
  while (level < LEVELS - 1 && 4 * reachM > edge) {
    edge *= EDGE_RATIO;
    level++;
  }
  return level;
}

function edgeOf(level: number): number {
  return FIRST_EDGE_M * EDGE_RATIO ** level;
}

/** Writes to `to[o]` the key of the cell in which the place `x[at..]` lies, m. */
export function noteCellKey(
  level: number,
  x: Float64Array,
  at: number,
  to: Float64Array,
  o: number,
): void {
  const edge = edgeOf(level);
  to[o] = keyOf(axis(x[at]!, edge), axis(x[at + 1]!, edge), axis(x[at + 2]!, edge));
}

function axis(value: number, edge: number): number {
  return Math.min(Math.max(Math.floor(value / edge) + HALF, 0), SPAN - 1);
}

function keyOf(i: number, j: number, k: number): number {
  return (i * SPAN + j) * SPAN + k;
}

/** Below 15 · 2⁴⁸, so exact. */
function cellOn(level: number, key: number): number {
  return key * LEVELS + level;
}

export function enterGrid(grid: Grid, level: number, key: number, slot: number): void {
  enterCell(grid.cells, cellOn(level, key), slot);
  grid.counts[level] = grid.counts[level]! + 1;
}

/** Takes out a slot that stands there. */
export function leaveGrid(grid: Grid, level: number, key: number, slot: number): void {
  leaveCell(grid.cells, cellOn(level, key), slot);
  grid.counts[level] = grid.counts[level]! - 1;
}

/**
 * Writes to `found` the slots whose reach may touch the ball (place and radius, m), after the `count` that
 * stand there already; how many stand there now. What lies beyond is left from earlier.
 */
export function queryGrid(grid: Grid, ball: Float64Array, found: number[], count: number): number {
  const { cells } = grid;
  const x = ball[0]!;
  const y = ball[1]!;
  const z = ball[2]!;
  const radius = ball[3]!;
  let n = count;
  for (let level = 0; level < LEVELS; level++) {
    if (grid.counts[level] === 0) continue;
    const edge = edgeOf(level);
    const r = radius + edge / 4;
    const i0 = axis(x - r, edge);
    const i1 = axis(x + r, edge);
    const j0 = axis(y - r, edge);
    const j1 = axis(y + r, edge);
    const k0 = axis(z - r, edge);
    const k1 = axis(z + r, edge);
    const touched = (i1 - i0 + 1) * (j1 - j0 + 1) * (k1 - k0 + 1);
    // Beyond the largest cubes there are none that would be larger still.
    if (level === LEVELS - 1 || (touched > MAXIMUM_CELLS && touched > grid.counts[level]!)) {
      for (let at = 0; at < cells.keys.length; at++) {
        const key = cells.keys[at]! - 1;
        if (key >= 0 && key % LEVELS === level) n = listCell(cells, at, found, n);
      }
      continue;
    }
    for (let i = i0; i <= i1; i++) {
      for (let j = j0; j <= j1; j++) {
        for (let k = k0; k <= k1; k++) {
          const at = findCell(cells, cellOn(level, keyOf(i, j, k)));
          if (at >= 0) n = listCell(cells, at, found, n);
        }
      }
    }
  }
  return n;
}

function listCell(cells: Cells, at: number, found: number[], count: number): number {
  let n = count;
  let slot = cells.first[at]!;
  for (let left = cells.counts[at]!; left > 0; left--) {
    found[n++] = slot;
    slot = cells.next[slot]!;
  }
  return n;
}
