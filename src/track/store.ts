import type { Identity } from '../sense/index.ts';
import { BLOCK_COUNT, MODEL_COUNT } from './models.ts';
import { closePages, createPages, growPages, type Pages } from './pages.ts';

export const FREE = 0;
export const TENTATIVE = 1;
export const CONFIRMED = 2;

/**
 * All live tracks as a structure of arrays: slot `s` has its filters' states at
 * `state[s·18 + model·6]` and covariances at `covariance[s·108 + model·36]`. Slots are taken from
 * a free list and used again. Plain data.
 */
export interface TrackStore {
  capacity: number;
  count: number;
  /** Slots never used start here. */
  top: number;
  free: number[];
  state: Float64Array;
  covariance: Float64Array;
  /** The filters that have more than six states. */
  readonly pages: Pages;
  /** Probability of each filter. */
  weight: Float64Array;
  /** Per filter, 1-sigma of place and of velocity, all axes together, m and m/s. */
  placeSigma: Float64Array;
  paceSigma: Float64Array;
  /** Bit mask of filters that run. */
  models: Uint8Array;
  /** Index into the motion classes. */
  motion: Uint8Array;
  status: Uint8Array;
  /** The number in the track's id. */
  number: Float64Array;
  /** Epoch of the state, ms. */
  timeMs: Float64Array;
  firstMs: Float64Array;
  lastReportMs: Float64Array;
  existence: Float64Array;
  /** When `existence` was last brought up to date, ms. */
  existenceMs: Float64Array;
  /** Sum of the logarithms of what its looks made of the odds that it exists. */
  evidence: Float64Array;
  /** Looks that should have found it and did not: in all, and since the last report in its turn. */
  missed: Float64Array;
  missedLast: Float64Array;
  /** When it was confirmed, ms. */
  confirmedMs: Float64Array;
  /** Highest existence so far. */
  peak: Float64Array;
  misfit: Float64Array;
  /** Probability of being inside the envelope of aircraft. */
  envelope: Float64Array;
  reports: Float64Array;
  /** Longest time between its reports of late, seconds (`coast.ts`). */
  gapS: Float64Array;
  /** Group of reports that last updated it. */
  group: Float64Array;
  /** Level of the spatial index, -1: in none. */
  level: Int8Array;
  cell: Float64Array;
  /** Level of its reach among the tracks of one report, -1: it is none. */
  seedReach: Int8Array;
  /** Middle of where matching reports lie while the index entry holds (3 a slot), and how far. */
  centre: Float64Array;
  reachM: Float64Array;
  /** Time until which the index entry holds, ms. */
  indexedMs: Float64Array;
  /** When it should be looked at again, ms. */
  due: Float64Array;
  identity: (Identity | null)[];
  /** Track numbers that sources gave it (`prepared.ts`). */
  sourceNames: string[][];
  /**
   * Contributing sensors by index, rising; the time of each one's last look, and of the last that
   * found it.
   */
  sensors: number[][];
  looksMs: number[][];
  hitsMs: number[][];
  /** Track number to slot, rising by number. */
  slots: Map<number, number>;
}

const FIRST_CAPACITY = 64;

const SCALARS = [
  'number',
  'timeMs',
  'firstMs',
  'lastReportMs',
  'existence',
  'existenceMs',
  'peak',
  'evidence',
  'missed',
  'missedLast',
  'confirmedMs',
  'misfit',
  'envelope',
  'reports',
  'gapS',
  'group',
  'cell',
  'reachM',
  'indexedMs',
  'due',
] as const;

export function createStore(): TrackStore {
  const n = FIRST_CAPACITY;
  return {
    capacity: n,
    count: 0,
    top: 0,
    free: [],
    state: new Float64Array(n * BLOCK_COUNT * 6),
    covariance: new Float64Array(n * BLOCK_COUNT * 36),
    pages: createPages(n),
    weight: new Float64Array(n * MODEL_COUNT),
    placeSigma: new Float64Array(n * MODEL_COUNT),
    paceSigma: new Float64Array(n * MODEL_COUNT),
    models: new Uint8Array(n),
    motion: new Uint8Array(n),
    status: new Uint8Array(n),
    number: new Float64Array(n),
    timeMs: new Float64Array(n),
    firstMs: new Float64Array(n),
    lastReportMs: new Float64Array(n),
    existence: new Float64Array(n),
    existenceMs: new Float64Array(n),
    peak: new Float64Array(n),
    evidence: new Float64Array(n),
    missed: new Float64Array(n),
    missedLast: new Float64Array(n),
    confirmedMs: new Float64Array(n),
    misfit: new Float64Array(n),
    envelope: new Float64Array(n),
    reports: new Float64Array(n),
    gapS: new Float64Array(n),
    group: new Float64Array(n),
    level: new Int8Array(n).fill(-1),
    cell: new Float64Array(n),
    centre: new Float64Array(n * 3),
    reachM: new Float64Array(n),
    seedReach: new Int8Array(n).fill(-1),
    indexedMs: new Float64Array(n),
    due: new Float64Array(n),
    identity: new Array<Identity | null>(n).fill(null),
    sourceNames: Array.from({ length: n }, () => []),
    sensors: Array.from({ length: n }, () => []),
    looksMs: Array.from({ length: n }, () => []),
    hitsMs: Array.from({ length: n }, () => []),
    slots: new Map(),
  };
}

/** A slot for track `number`, all values zero. */
export function takeSlot(store: TrackStore, number: number): number {
  let slot = store.free.pop();
  if (slot === undefined) {
    if (store.top === store.capacity) grow(store);
    slot = store.top++;
  }
  for (const name of SCALARS) store[name][slot] = 0;
  store.weight.fill(0, slot * MODEL_COUNT, (slot + 1) * MODEL_COUNT);
  store.level[slot] = -1;
  store.seedReach[slot] = -1;
  store.identity[slot] = null;
  store.sourceNames[slot]!.length = 0;
  store.sensors[slot]!.length = 0;
  store.looksMs[slot]!.length = 0;
  store.hitsMs[slot]!.length = 0;
  store.number[slot] = number;
  store.status[slot] = TENTATIVE;
  store.slots.set(number, slot);
  store.count++;
  return slot;
}

export function releaseSlot(store: TrackStore, slot: number): void {
  store.status[slot] = FREE;
  closePages(store.pages, slot);
  store.slots.delete(store.number[slot]!);
  store.free.push(slot);
  store.count--;
}

function grow(store: TrackStore): void {
  const n = store.capacity * 2;
  store.state = larger(store.state, n * BLOCK_COUNT * 6);
  store.covariance = larger(store.covariance, n * BLOCK_COUNT * 36);
  growPages(store.pages, n);
  store.weight = larger(store.weight, n * MODEL_COUNT);
  store.placeSigma = larger(store.placeSigma, n * MODEL_COUNT);
  store.paceSigma = larger(store.paceSigma, n * MODEL_COUNT);
  store.centre = larger(store.centre, n * 3);
  for (const name of SCALARS) store[name] = larger(store[name], n);
  for (const name of ['models', 'motion', 'status'] as const) {
    const bytes = new Uint8Array(n);
    bytes.set(store[name]);
    store[name] = bytes;
  }
  const level = new Int8Array(n).fill(-1);
  level.set(store.level);
  store.level = level;
  const seedReach = new Int8Array(n).fill(-1);
  seedReach.set(store.seedReach);
  store.seedReach = seedReach;
  for (let i = store.capacity; i < n; i++) {
    store.identity.push(null);
    store.sourceNames.push([]);
    store.sensors.push([]);
    store.looksMs.push([]);
    store.hitsMs.push([]);
  }
  store.capacity = n;
}

function larger(from: Float64Array, length: number): Float64Array {
  const to = new Float64Array(length);
  to.set(from);
  return to;
}
