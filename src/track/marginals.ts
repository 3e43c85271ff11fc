import type { SparseCosts } from './assign.ts';
import { byteRoom, doubleRoom, intRoom } from './room.ts';

/**
 * How probably each report is each track's, over all assignments in which a report goes to one
 * track at most and a track takes one report at most (joint probabilistic data association:
 * Fortmann, Bar-Shalom and Scheffe, IEEE J. Oceanic Eng. 8(3), 1983). An assignment weighs the
 * product of exp(-cost) over its pairs; a track or a report that stays alone weighs 1.
 */
export interface Marginals {
  /** Of each entry of the costs. */
  share: Float64Array;
  /** Of each row: that it stays without. */
  alone: Float64Array;
}

/** Assignments up to which all are counted: some 40 µs. */
const MOST_EVENTS = 2_000;

/**
 * Messages are settled when none changes by more than this share of itself; they settle within tens
 * of rounds, and what has not by then is used as it is.
 */
const SETTLED = 1e-4;
const MOST_ROUNDS = 50;

/** Largest logarithm of a weight: beyond it a pair is sure, and sums would lose the rest. */
const LARGEST_LOG = 60;

let weight: Float64Array = new Float64Array(64);
/** Messages from row to column and back, by entry. */
let forth: Float64Array = new Float64Array(64);
let back: Float64Array = new Float64Array(64);
/** Entries by column: those of column j are `byColumn[first[j]]` to `byColumn[first[j + 1]]`. */
let byColumn: Int32Array = new Int32Array(64);
let first: Int32Array = new Int32Array(64);
/** Sums of what comes after each entry in its row or column. */
let after: Float64Array = new Float64Array(64);
let used: Uint8Array = new Uint8Array(64);

export function createMarginals(): Marginals {
  return { share: new Float64Array(64), alone: new Float64Array(64) };
}

/** Whether there are so few assignments that {@link enumerate} may be used. */
export function isCountable(m: SparseCosts): boolean {
  let bound = 1;
  for (let i = 0; i < m.rows && bound <= MOST_EVENTS; i++) {
    bound *= 1 + m.start[i + 1]! - m.start[i]!;
  }
  return bound <= MOST_EVENTS;
}

/** Fills `to` by going through all assignments: exact. */
export function enumerate(m: SparseCosts, to: Marginals): void {
  const entries = prepareRoom(m, to);
  used.fill(0, 0, m.columns);
  to.share.fill(0, 0, entries);
  to.alone.fill(0, 0, m.rows);
  product = doubleRoom(product, m.rows + 1);
  sums = doubleRoom(sums, m.rows + 1);
  product[0] = 1;
  visit(m, to, 0);
  const total = sums[0]!;
  for (let e = 0; e < entries; e++) to.share[e] = to.share[e]! / total;
  for (let i = 0; i < m.rows; i++) to.alone[i] = to.alone[i]! / total;
}

/** Of each row: the weight of what was chosen before it, and of all assignments from it on times that. */
let product: Float64Array = new Float64Array(16);
let sums: Float64Array = new Float64Array(16);

/** Goes through all assignments of this row and those after it. */
function visit(m: SparseCosts, to: Marginals, row: number): void {
  if (row === m.rows) {
    sums[row] = product[row]!;
    return;
  }
  const next = row + 1;
  product[next] = product[row]!;
  visit(m, to, next);
  sums[row] = sums[next]!;
  to.alone[row] = to.alone[row]! + sums[row]!;
  for (let e = m.start[row]!; e < m.start[next]!; e++) {
    const column = m.column[e]!;
    if (used[column] === 1) continue;
    used[column] = 1;
    product[next] = product[row]! * weight[e]!;
    visit(m, to, next);
    used[column] = 0;
    to.share[e] = to.share[e]! + sums[next]!;
    sums[row] = sums[row]! + sums[next]!;
  }
}

/**
 * Fills `to` by belief propagation on the graph of pairs (Williams and Lau, IEEE Trans. AES 50(4),
 * 2014). Exact where the graph has no loop. Where two tracks and two reports fit either way, it comes
 * close to the better of the two pairings alone instead of their mean.
 */
export function propagate(m: SparseCosts, to: Marginals): void {
  const entries = prepareRoom(m, to);
  listColumns(m, entries);
  back.fill(1, 0, entries);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    sendForth(m);
    if (sendBack(m) <= SETTLED) break;
  }
  for (let i = 0; i < m.rows; i++) {
    let sum = 1;
    for (let e = m.start[i]!; e < m.start[i + 1]!; e++) sum += weight[e]! * back[e]!;
    to.alone[i] = 1 / sum;
    for (let e = m.start[i]!; e < m.start[i + 1]!; e++) to.share[e] = (weight[e]! * back[e]!) / sum;
  }
}

/**
 * To each column how much its row wants it, against all else that the row could take. The others are
 * summed from both sides: the whole less one's own would lose what is small beside it.
 */
function sendForth(m: SparseCosts): void {
  for (let i = 0; i < m.rows; i++) {
    const from = m.start[i]!;
    let sum = 0;
    for (let e = m.start[i + 1]! - 1; e >= from; e--) {
      after[e] = sum;
      sum += weight[e]! * back[e]!;
    }
    let before = 1;
    for (let e = from; e < m.start[i + 1]!; e++) {
      forth[e] = weight[e]! / (before + after[e]!);
      before += weight[e]! * back[e]!;
    }
  }
}

/** To each row how free of other rows its column is; returns the largest change, as a share. */
function sendBack(m: SparseCosts): number {
  let change = 0;
  for (let j = 0; j < m.columns; j++) {
    const from = first[j]!;
    let sum = 0;
    for (let k = first[j + 1]! - 1; k >= from; k--) {
      after[k] = sum;
      sum += forth[byColumn[k]!]!;
    }
    let before = 1;
    for (let k = from; k < first[j + 1]!; k++) {
      const e = byColumn[k]!;
      const next = 1 / (before + after[k]!);
      change = Math.max(change, Math.abs(next - back[e]!) / next);
      back[e] = next;
      before += forth[e]!;
    }
  }
  return change;
}

function listColumns(m: SparseCosts, entries: number): void {
  first.fill(0, 0, m.columns + 2);
  for (let e = 0; e < entries; e++) {
    const next = m.column[e]! + 2;
    first[next] = first[next]! + 1;
  }
  for (let j = 2; j <= m.columns; j++) first[j] = first[j]! + first[j - 1]!;
  // Each column's beginning stands one place too far until its entries have been filled in.
  for (let e = 0; e < entries; e++) {
    const next = m.column[e]! + 1;
    byColumn[first[next]!] = e;
    first[next] = first[next]! + 1;
  }
}

function prepareRoom(m: SparseCosts, to: Marginals): number {
  const entries = m.start[m.rows]!;
  weight = doubleRoom(weight, entries);
  forth = doubleRoom(forth, entries);
  back = doubleRoom(back, entries);
  after = doubleRoom(after, entries);
  byColumn = intRoom(byColumn, entries);
  first = intRoom(first, m.columns + 2);
  used = byteRoom(used, m.columns);
  to.share = doubleRoom(to.share, entries);
  to.alone = doubleRoom(to.alone, m.rows);
  for (let e = 0; e < entries; e++) weight[e] = Math.exp(Math.min(-m.cost[e]!, LARGEST_LOG));
  return entries;
}
