import type { Prepared } from './prepared.ts';
import { doubleRoom, intRoom } from './room.ts';
import type { TrackerState } from './state.ts';

/**
 * Pairs of a track and a report inside the gate, of one group of reports: one column a member, in
 * the order in which they were found. A room that every group fills anew.
 */
export interface Pairs {
  count: number;
  slot: Int32Array;
  report: Int32Array;
  /** Where `tried.ts` keeps what the match gave, -1: nowhere. */
  tried: Int32Array;
  /** Logarithm of its odds against the track's staying unseen, if the track is an object. */
  score: Float64Array;
  /** The same with the track's existence weighed in. */
  weighed: Float64Array;
  logRatio: Float64Array;
  /** Factor by which the prediction had to be widened for a named object. */
  inflate: Float64Array;
  /** The report as it fits the track. */
  readonly z: (Prepared | null)[];
  /** Tracks by rising number, and the pairs of each by rising report: `order[start[i]]` and on. */
  rows: number;
  row: Int32Array;
  start: Int32Array;
  order: Int32Array;
}

export function createPairs(): Pairs {
  const ints = (): Int32Array => new Int32Array(256);
  const doubles = (): Float64Array => new Float64Array(256);
  return {
    count: 0,
    slot: ints(),
    report: ints(),
    tried: ints(),
    score: doubles(),
    weighed: doubles(),
    logRatio: doubles(),
    inflate: doubles(),
    z: new Array<Prepared | null>(256).fill(null),
    rows: 0,
    row: ints(),
    start: ints(),
    order: ints(),
  };
}

/** The index of a new pair, whose members are to be filled in. */
export function takePair(pairs: Pairs): number {
  const at = pairs.count++;
  if (at < pairs.slot.length) return at;
  const n = 2 * at;
  pairs.slot = intRoom(pairs.slot, n);
  pairs.report = intRoom(pairs.report, n);
  pairs.tried = intRoom(pairs.tried, n);
  pairs.score = doubleRoom(pairs.score, n);
  pairs.weighed = doubleRoom(pairs.weighed, n);
  pairs.logRatio = doubleRoom(pairs.logRatio, n);
  pairs.inflate = doubleRoom(pairs.inflate, n);
  while (pairs.z.length < n) pairs.z.push(null);
  return at;
}

/** Row of each slot while pairs are put in order, -1 outside of that. */
let rowOfSlot: Int32Array = new Int32Array(0);
let filled: Int32Array = new Int32Array(0);

/** Puts tracks by their number and each one's pairs by report: slots and cells have a history. */
export function orderPairs(state: TrackerState, pairs: Pairs): void {
  const n = pairs.count;
  makeRoom(state.store.capacity, pairs);
  pairs.rows = 0;
  for (let p = 0; p < n; p++) {
    const slot = pairs.slot[p]!;
    if (rowOfSlot[slot]! >= 0) continue;
    rowOfSlot[slot] = 0;
    pairs.row[pairs.rows++] = slot;
  }
  sortByNumber(pairs.row, pairs.rows, state.store.number);
  for (let i = 0; i < pairs.rows; i++) rowOfSlot[pairs.row[i]!] = i;
  filled.fill(0, 0, pairs.rows + 1);
  for (let p = 0; p < n; p++) {
    const next = rowOfSlot[pairs.slot[p]!]! + 1;
    filled[next] = filled[next]! + 1;
  }
  pairs.start[0] = 0;
  for (let i = 0; i < pairs.rows; i++) pairs.start[i + 1] = pairs.start[i]! + filled[i + 1]!;
  for (let i = 0; i < pairs.rows; i++) filled[i] = pairs.start[i]!;
  // Pairs were found report by report, so they come by rising report in every row.
  for (let p = 0; p < n; p++) {
    const row = rowOfSlot[pairs.slot[p]!]!;
    pairs.order[filled[row]!] = p;
    filled[row] = filled[row]! + 1;
  }
  for (let i = 0; i < pairs.rows; i++) rowOfSlot[pairs.row[i]!] = -1;
}

function makeRoom(capacity: number, pairs: Pairs): void {
  if (rowOfSlot.length < capacity) rowOfSlot = new Int32Array(capacity).fill(-1);
  filled = intRoom(filled, pairs.count + 1);
  pairs.row = intRoom(pairs.row, pairs.count);
  pairs.start = intRoom(pairs.start, pairs.count + 1);
  pairs.order = intRoom(pairs.order, pairs.count);
}

/** Shell's sort with Ciura's gaps: in place. */
const GAPS = [701, 301, 132, 57, 23, 10, 4, 1] as const;

/** Puts the first `count` slots by rising number of their tracks. */
export function sortByNumber(slots: Int32Array, count: number, number: Float64Array): void {
  for (const gap of GAPS) {
    for (let i = gap; i < count; i++) {
      const slot = slots[i]!;
      const key = number[slot]!;
      let j = i;
      while (j >= gap && number[slots[j - gap]!]! > key) {
        slots[j] = slots[j - gap]!;
        j -= gap;
      }
      slots[j] = slot;
    }
  }
}
