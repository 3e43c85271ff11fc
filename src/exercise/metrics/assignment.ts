/**
 * Pairs of the least total cost out of a full matrix, as many as its shorter side has: shortest
 * augmenting paths (Jonker and Volgenant, Computing 38, 1987; rectangular: Crouse, IEEE Trans. AES
 * 52(4), 2016, algorithm 1). Written apart from the tracker's own, which it helps to judge.
 *
 * `cost` is rows × columns, row-major, finite. Returns the column of each row, -1 for none.
 */
export function assignPairs(cost: Float64Array, rows: number, columns: number): Int32Array {
  if (rows <= columns) return shortestPaths(cost, rows, columns);
  const turned = new Float64Array(cost.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) turned[j * rows + i] = cost[i * columns + j]!;
  }
  const rowOf = shortestPaths(turned, columns, rows);
  const columnOf = new Int32Array(rows).fill(-1);
  for (let j = 0; j < columns; j++) columnOf[rowOf[j]!] = j;
  return columnOf;
}

function shortestPaths(cost: Float64Array, rows: number, columns: number): Int32Array {
  const u = new Float64Array(rows);
  const v = new Float64Array(columns);
  const columnOf = new Int32Array(rows).fill(-1);
  const rowOf = new Int32Array(columns).fill(-1);
  const distance = new Float64Array(columns);
  const previous = new Int32Array(columns);
  const closed = new Uint8Array(columns);
  for (let source = 0; source < rows; source++) {
    distance.fill(Number.POSITIVE_INFINITY);
    closed.fill(0);
    let row = source;
    let reached = 0;
    let sink = -1;
    while (sink < 0) {
      let nearest = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let j = 0; j < columns; j++) {
        if (closed[j] === 1) continue;
        const length = reached + cost[row * columns + j]! - u[row]! - v[j]!;
        if (length < distance[j]!) {
          distance[j] = length;
          previous[j] = row;
        }
        // Of columns equally near a free one ends the path.
        if (distance[j]! < least || (distance[j] === least && rowOf[j] === -1)) {
          least = distance[j]!;
          nearest = j;
        }
      }
      reached = least;
      closed[nearest] = 1;
      if (rowOf[nearest] === -1) sink = nearest;
      else row = rowOf[nearest]!;
    }
    u[source] = u[source]! + reached;
    for (let j = 0; j < columns; j++) {
      if (closed[j] === 0 || j === sink) continue;
      const slack = reached - distance[j]!;
      u[rowOf[j]!] = u[rowOf[j]!]! + slack;
      v[j] = v[j]! - slack;
    }
    for (let column = sink; column >= 0; ) {
      const to = previous[column]!;
      const next = columnOf[to]!;
      rowOf[column] = to;
      columnOf[to] = column;
      column = to === source ? -1 : next;
    }
  }
  return columnOf;
}
