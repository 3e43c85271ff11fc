/**
 * Assignment of reports to tracks at least total cost, on the sparse matrix of pairs inside a
 * gate, where any track may also stay without a report at cost 0. Shortest augmenting paths after
 * Jonker and Volgenant (Computing 38, 1987), in the rectangular form of Crouse (IEEE Trans. AES
 * 52(4), 2016), with adjacency lists in place of the matrix.
 */
export interface SparseCosts {
  readonly rows: number;
  readonly columns: number;
  /** Entries of row i are `start[i]` to `start[i + 1]`. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly cost: Float64Array;
}

/** The column of each row, -1 where it stays without. */
export function assign(m: SparseCosts): Int32Array {
  const rowOf = new Int32Array(m.columns).fill(-1);
  const columnOf = new Int32Array(m.rows).fill(-1);
  const u = new Float64Array(m.rows);
  const v = new Float64Array(m.columns);
  const distance = new Float64Array(m.columns).fill(Number.POSITIVE_INFINITY);
  const previous = new Int32Array(m.columns).fill(-1);
  const closed = new Uint8Array(m.columns);
  const touched: number[] = [];
  const scanned: number[] = [];
  for (let source = 0; source < m.rows; source++) {
    touched.length = 0;
    scanned.length = 0;
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
          if (distance[column] === Number.POSITIVE_INFINITY) touched.push(column);
          distance[column] = length;
          previous[column] = row;
        }
      }
      let nearest = -1;
      let least = end;
      for (const column of touched) {
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
      scanned.push(nearest);
      row = rowOf[nearest]!;
    }
    u[source] = u[source]! + end;
    for (const column of scanned) {
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
    for (const c of touched) {
      distance[c] = Number.POSITIVE_INFINITY;
      previous[c] = -1;
      closed[c] = 0;
    }
  }
  return columnOf;
}
