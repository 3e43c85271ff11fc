import { type Cells, createCells, enterCell, findCell, leaveCell } from './cells.ts';
import { likeliest } from './existence.ts';
import { createNearest, keepNearest } from './nearest.ts';
import type { Prepared } from './prepared.ts';
import type { TrackerState } from './state.ts';
import type { TrackStore } from './store.ts';

/**
 * Where tracks of a single report are. Nothing is known of their velocity, so within seconds each
 * may be anywhere in tens of kilometres, and in a burst of new objects thousands of them match
 * every report. So they stand in cubes of every size at once, and a query takes the largest cubes
 * that do not hold more than {@link CROWD} of them: where there are few, all that can match; in a
 * crowd, the nearest. Of those the {@link NEAREST} that would have to be the slowest are compared.
 */
export interface Seeds {
  /** Per level: slots by cell key. */
  readonly cells: Cells[];
  /** Number of seeds by the level that their own reach asks for. */
  readonly reaches: number[];
  /** Levels that are kept: up to the highest that has been asked for since there was no seed. */
  levels: number;
}

/** Sizes of cube in which a seed stands at once: edges from 4 km to 4,096 km. */
const SEED_LEVELS = 6;
const FIRST_EDGE_M = 4_000;
const EDGE_RATIO = 4;

/** Half of the cells per axis: 4 km · 32,768 = 131,000 km each way. */
const HALF = 32_768;
const SPAN = 65_536;

/** Seeds that are looked through for one report: about as dear as comparing it with one of them. */
const CROWD = 256;

/**
 * Seeds with which a report is compared in full. Ten others would have to be nearer to an object
 * than its own last plot for it to be missed, and then for one look only.
 */
export const NEAREST = 12;

export function createSeeds(): Seeds {
  return {
    cells: Array.from({ length: SEED_LEVELS }, createCells),
    reaches: new Array<number>(SEED_LEVELS).fill(0),
    levels: 0,
  };
}

/** The lowest level on which eight cells hold the ball of twice this radius about any place. */
function levelOf(reach: number): number {
  let level = 0;
  for (let edge = FIRST_EDGE_M; level < SEED_LEVELS - 1 && 4 * reach > edge; edge *= EDGE_RATIO) {
    level++;
  }
  return level;
}

function axis(value: number, edge: number): number {
  return Math.min(Math.max(Math.floor(value / edge) + HALF, 0), SPAN - 1);
}

function keyOf(i: number, j: number, k: number): number {
  return (i * SPAN + j) * SPAN + k;
}

function keyAt(store: TrackStore, slot: number, edge: number): number {
  const o = slot * 18 + likeliest(store, slot) * 6;
  const s = store.state;
  return keyOf(axis(s[o]!, edge), axis(s[o + 1]!, edge), axis(s[o + 2]!, edge));
}

/** Enters the track, whose reports until its entry is renewed lie within its reach of its place. */
export function enterSeeds(state: TrackerState, slot: number): void {
  const { store, seeds } = state;
  const level = levelOf(store.reachM[slot]!);
  const before = store.seedReach[slot]!;
  if (before >= 0) {
    seeds.reaches[before] = seeds.reaches[before]! - 1;
  } else {
    for (let l = 0; l < seeds.levels; l++) enterLevel(state, slot, l);
  }
  store.seedReach[slot] = level;
  while (seeds.levels <= level) addLevel(state);
  seeds.reaches[level] = seeds.reaches[level]! + 1;
}

function enterLevel(state: TrackerState, slot: number, level: number): void {
  const key = keyAt(state.store, slot, FIRST_EDGE_M * EDGE_RATIO ** level);
  enterCell(state.seeds.cells[level]!, key, slot);
}

/** Enters every seed, by rising number, on one more level: larger cubes are kept when needed. */
function addLevel(state: TrackerState): void {
  const level = state.seeds.levels++;
  for (const slot of state.store.slots.values()) {
    if (state.store.seedReach[slot]! >= 0) enterLevel(state, slot, level);
  }
}

/** Takes the track out. Its state must still be the one with which it was entered. */
export function leaveSeeds(state: TrackerState, slot: number): void {
  const { store, seeds } = state;
  const reach = store.seedReach[slot]!;
  if (reach < 0) return;
  for (let level = 0; level < seeds.levels; level++) {
    leaveCell(seeds.cells[level]!, keyAt(store, slot, FIRST_EDGE_M * EDGE_RATIO ** level), slot);
  }
  seeds.reaches[reach] = seeds.reaches[reach]! - 1;
  store.seedReach[slot] = -1;
  if (seeds.cells[0]!.used === 0) seeds.levels = 0;
}

export function seedCount(seeds: Seeds): number {
  let count = 0;
  for (const each of seeds.reaches) count += each;
  return count;
}

/** Places of the eight cells about a report, -1 where one is empty. */
const near = new Int32Array(8);
const slowest = createNearest(NEAREST);
/** The pace of the seed at hand: as an argument it would be made anew on the heap. */
const pace = new Float64Array(1);

/**
 * Writes to `found`, after the `count` that stand there already, the seeds with which the report is
 * worth being compared; how many stand there now.
 */
export function querySeeds(
  state: TrackerState,
  z: Prepared,
  radius: number,
  passes: (state: TrackerState, slot: number, z: Prepared) => boolean,
  found: number[],
  count: number,
): number {
  const { seeds, store } = state;
  let level = SEED_LEVELS - 1;
  while (level >= 0 && seeds.reaches[level] === 0) level--;
  if (level < 0) return count;
  level = Math.max(level, levelOf(radius));
  while (seeds.levels <= level) addLevel(state);
  let held = gather(seeds, z, level);
  while (held > CROWD && level > 0) held = gather(seeds, z, --level);
  const cells = seeds.cells[level]!;
  slowest.count = 0;
  let looked = 0;
  for (let c = 0; c < 8; c++) {
    const at = near[c]!;
    if (at < 0) continue;
    let slot = cells.first[at]!;
    for (let left = cells.counts[at]!; left > 0 && looked < CROWD; left--) {
      looked++;
      if (passes(state, slot, z)) {
        notePace(store, slot, z);
        keepNearest(slowest, store, slot, pace, 0);
      }
      slot = cells.next[slot]!;
    }
  }
  for (let i = 0; i < slowest.count; i++) found[count + i] = slowest.slot[i]!;
  return count + slowest.count;
}

/** Finds the eight cells about the report on one level, and how many seeds they hold. */
function gather(seeds: Seeds, z: Prepared, level: number): number {
  const edge = FIRST_EDGE_M * EDGE_RATIO ** level;
  const cells = seeds.cells[level]!;
  const i = axis(z.x - edge / 2, edge);
  const j = axis(z.y - edge / 2, edge);
  const k = axis(z.z - edge / 2, edge);
  let count = 0;
  for (let c = 0; c < 8; c++) {
    const at = findCell(cells, keyOf(i + (c & 1), j + ((c >> 1) & 1), k + (c >> 2)));
    near[c] = at;
    if (at >= 0) count += cells.counts[at]!;
  }
  return count;
}

/** Added to the time between two plots, s: so that no time at all asks for no endless speed. */
const LEAST_SPAN_S = 0.25;

/** Leaves in `pace` the speed beyond its own that would bring the object from its plot to this one, squared. */
function notePace(store: TrackStore, slot: number, z: Prepared): void {
  const o = slot * 18 + likeliest(store, slot) * 6;
  const s = store.state;
  const spanS = (z.report.timeMs - store.timeMs[slot]!) / 1000;
  const dx = s[o]! + spanS * s[o + 3]! - z.x;
  const dy = s[o + 1]! + spanS * s[o + 4]! - z.y;
  const dz = s[o + 2]! + spanS * s[o + 5]! - z.z;
  const span = Math.abs(spanS) + LEAST_SPAN_S;
  pace[0] = (dx * dx + dy * dy + dz * dz) / (span * span);
}
