import type { SparseCosts } from './assign.ts';
import type { Pairs } from './pairs.ts';
import { doubleRoom, intRoom } from './room.ts';

/**
 * Tracks and reports that hang together by pairs: what is decided in one cluster changes nothing in
 * another (Reid, IEEE Trans. Automatic Control 24(6), 1979, section III). Rows of a cluster are
 * tracks by rising number, columns its reports as they are met. A room that every use fills anew.
 */
export interface Cluster {
  rows: number;
  columns: number;
  /** As in {@link SparseCosts}. */
  start: Int32Array;
  column: Int32Array;
  cost: Float64Array;
  /** Of each entry, its pair; of each row, the row of {@link Pairs}; of each column, the report. */
  pair: Int32Array;
  row: Int32Array;
  report: Int32Array;
}

/** Clusters of the open pairs of a group: their rows, one cluster after another. */
export interface Clusters {
  count: number;
  /** Rows of cluster c are `member[first[c]]` to `member[first[c + 1]]`. */
  first: Int32Array;
  member: Int32Array;
}

export function createCluster(): Cluster & SparseCosts {
  const ints = (): Int32Array => new Int32Array(64);
  return {
    rows: 0,
    columns: 0,
    start: ints(),
    column: ints(),
    cost: new Float64Array(64),
    pair: ints(),
    row: ints(),
    report: ints(),
  };
}

export function createClusters(): Clusters {
  return { count: 0, first: new Int32Array(64), member: new Int32Array(64) };
}

/** A row on the way to the first of its cluster; -1 where a row has no open pair. */
let toward: Int32Array = new Int32Array(64);
/** The first row that wants a report, -1: none yet. */
let wanted: Int32Array = new Int32Array(64);
/** Number of the cluster of a first row, and of rows in each. */
let numberOf: Int32Array = new Int32Array(64);

/**
 * Finds the clusters of the pairs whose row and report are open (1), in the order of their first
 * rows. `reports`: how many there are.
 */
export function findClusters(
  pairs: Pairs,
  reports: number,
  openRow: Uint8Array,
  openReport: Uint8Array,
  to: Clusters,
): void {
  toward = intRoom(toward, pairs.rows);
  numberOf = intRoom(numberOf, pairs.rows);
  wanted = intRoom(wanted, reports);
  to.first = intRoom(to.first, pairs.rows + 2);
  to.member = intRoom(to.member, pairs.rows);
  wanted.fill(-1, 0, reports);
  for (let i = 0; i < pairs.rows; i++) {
    toward[i] = -1;
    if (openRow[i] === 0) continue;
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const pair = pairs.order[k]!;
      const report = pairs.report[pair]!;
      if (openReport[report] === 0) continue;
      if (toward[i]! < 0) toward[i] = i;
      if (wanted[report]! < 0) wanted[report] = i;
      else join(firstOf(wanted[report]!), firstOf(i));
    }
  }
  listMembers(pairs.rows, to);
}

/** The lower row becomes the first of both. */
function join(a: number, b: number): void {
  if (a < b) toward[b] = a;
  else toward[a] = b;
}

function firstOf(row: number): number {
  let at = row;
  while (toward[at] !== at) {
    toward[at] = toward[toward[at]!]!;
    at = toward[at]!;
  }
  return at;
}

function listMembers(rows: number, to: Clusters): void {
  to.count = 0;
  to.first.fill(0, 0, rows + 2);
  for (let i = 0; i < rows; i++) {
    if (toward[i]! < 0) continue;
    const first = firstOf(i);
    if (first === i) numberOf[i] = to.count++;
    const next = numberOf[first]! + 2;
    to.first[next] = to.first[next]! + 1;
  }
  for (let c = 2; c <= to.count; c++) to.first[c] = to.first[c]! + to.first[c - 1]!;
  for (let i = 0; i < rows; i++) {
    if (toward[i]! < 0) continue;
    const next = numberOf[firstOf(i)]! + 1;
    to.member[to.first[next]!] = i;
    to.first[next] = to.first[next]! + 1;
  }
}

/** Column of each report in the cluster that is being filled, -1: none yet. */
let columnOf: Int32Array = new Int32Array(64).fill(-1);

/** Fills `to` with one cluster and the costs of its open pairs. */
export function fillCluster(
  pairs: Pairs,
  clusters: Clusters,
  number: number,
  openReport: Uint8Array,
  weighed: boolean,
  to: Cluster,
): void {
  if (columnOf.length < openReport.length) columnOf = new Int32Array(openReport.length).fill(-1);
  const from = clusters.first[number]!;
  to.rows = clusters.first[number + 1]! - from;
  to.columns = 0;
  to.start = intRoom(to.start, to.rows + 1);
  to.row = intRoom(to.row, to.rows);
  let entries = 0;
  for (let i = 0; i < to.rows; i++) {
    const row = clusters.member[from + i]!;
    to.row[i] = row;
    to.start[i] = entries;
    makeRoom(to, entries + pairs.start[row + 1]! - pairs.start[row]!);
    for (let k = pairs.start[row]!; k < pairs.start[row + 1]!; k++) {
      const pair = pairs.order[k]!;
      const report = pairs.report[pair]!;
      if (openReport[report] === 0) continue;
      if (columnOf[report]! < 0) {
        columnOf[report] = to.columns;
        to.report[to.columns++] = report;
      }
      to.column[entries] = columnOf[report]!;
      to.cost[entries] = weighed ? -pairs.weighed[pair]! : -pairs.score[pair]!;
      to.pair[entries] = pair;
      entries++;
    }
  }
  to.start[to.rows] = entries;
  for (let j = 0; j < to.columns; j++) columnOf[to.report[j]!] = -1;
}

/** There are never more columns than entries. */
function makeRoom(to: Cluster, entries: number): void {
  to.column = intRoom(to.column, entries);
  to.cost = doubleRoom(to.cost, entries);
  to.pair = intRoom(to.pair, entries);
  to.report = intRoom(to.report, entries);
}
