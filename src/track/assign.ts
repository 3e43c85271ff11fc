import { byteRoom, doubleRoom, intRoom } from './room.ts';

/**
 * Assignment of reports to tracks at least total cost, on the sparse matrix of pairs inside a
 * gate, where any track may also stay without a report at cost 0. Shortest augmenting paths after
 * Jonker and Volgenant (Computing 38, 1987), in the rectangular form of Crouse (IEEE Trans. AES
 * 52(4), 2016), with adjacency lists in place of the matrix.
 */
export interface SparseCosts {
  readonly rows: number;
  readonly columns: number;
  /** Entries of row i are `start[i]` to `start[i + 1]`. The arrays may be longer than needed. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly cost: Float64Array;
}

/** By row. */
let columnOf: Int32Array = new Int32Array(64);
let u: Float64Array = new Float64Array(64);
/** By column. */
let rowOf: Int32Array = new Int32Array(64);
let v: Float64Array = new Float64Array(64);
let distance: Float64Array = new Float64Array(64);
let previous: Int32Array = new Int32Array(64);
let closed: Uint8Array = new Uint8Array(64);
/** Columns that the present path search has reached, and those that it has gone on from. */
let touched: Int32Array = new Int32Array(64);
let scanned: Int32Array = new Int32Array(64);

/** The column of each row, -1 where it stays without: a room that the next call fills anew. */
export function assign(m: SparseCosts): Int32Array {
  makeRoom(m);
  columnOf.fill(-1, 0, m.rows);
  u.fill(0, 0, m.rows);
  rowOf.fill(-1, 0, m.columns);
  v.fill(0, 0, m.columns);
  distance.fill(Number.POSITIVE_INFINITY, 0, m.columns);
  closed.fill(0, 0, m.columns);
  for (let source = 0; source < m.rows; source++) addRow(m, source);
  return columnOf;
}

/** Finds the cheapest way to give row `source` a column or none, and goes it. */
function addRow(m: SparseCosts, source: number): void {
  let touches = 0;
  let scans = 0;
  let row = source;
  let reached = 0;
  // The best way to end so far is that some row on the way stays without a report.
  let end = Number.POSITIVE_INFINITY;
  let endRow = -1;
  let endColumn = -1;
  for (;;) {
    const alone = reached - u[row]!;
    if (alone < end) {
      end = alone;
      endRow = row;
    }
    for (let e = m.start[row]!; e < m.start[row + 1]!; e++) {
      const column = m.column[e]!;
      if (closed[column] === 1) continue;
      const length = reached + m.cost[e]! - u[row]! - v[column]!;
      if (length < distance[column]!) {
        if (distance[column] === Number.POSITIVE_INFINITY) touched[touches++] = column;
        distance[column] = length;
        previous[column] = row;
      }
    }
    let nearest = -1;
    let least = end;
    for (let t = 0; t < touches; t++) {
      const column = touched[t]!;
      if (closed[column] === 0 && distance[column]! < least) {
        least = distance[column]!;
        nearest = column;
      }
    }
    if (nearest < 0) break;
    reached = least;
    if (rowOf[nearest] === -1) {
      endColumn = nearest;
      end = least;
      break;
    }
    closed[nearest] = 1;
    scanned[scans++] = nearest;
    row = rowOf[nearest]!;
  }
  u[source] = u[source]! + end;
  for (let s = 0; s < scans; s++) {
    const column = scanned[s]!;
    const slack = end - distance[column]!;
    v[column] = v[column]! - slack;
    u[rowOf[column]!] = u[rowOf[column]!]! + slack;
  }
  let column = endColumn;
  if (endColumn < 0) {
    // endRow gives up its report, which the path before it takes.
    column = columnOf[endRow]!;
    columnOf[endRow] = -1;
  }
  while (column >= 0) {
    const to = previous[column]!;
    const next = columnOf[to]!;
    rowOf[column] = to;
    columnOf[to] = column;
    column = to === source ? -1 : next;
  }
  for (let t = 0; t < touches; t++) {
    distance[touched[t]!] = Number.POSITIVE_INFINITY;
    closed[touched[t]!] = 0;
  }
}

function makeRoom({ rows, columns }: SparseCosts): void {
  columnOf = intRoom(columnOf, rows);
  u = doubleRoom(u, rows);
  rowOf = intRoom(rowOf, columns);
  v = doubleRoom(v, columns);
  distance = doubleRoom(distance, columns);
  previous = intRoom(previous, columns);
  closed = byteRoom(closed, columns);
  touched = intRoom(touched, columns);
  scanned = intRoom(scanned, columns);
}
