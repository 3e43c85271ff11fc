import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SparseCosts } from './assign.ts';
import { createMarginals, enumerate, isCountable, propagate } from './marginals.ts';

/** Logarithms of the weights of pairs; null: outside of the gate. */
type Matrix = readonly (readonly (number | null)[])[];

function sparse(matrix: Matrix, columns: number): SparseCosts {
  const start = [0];
  const column: number[] = [];
  const cost: number[] = [];
  for (const row of matrix) {
    row.forEach((log, j) => {
      if (log === null) return;
      column.push(j);
      cost.push(-log);
    });
    start.push(column.length);
  }
  return {
    rows: matrix.length,
    columns,
    start: Int32Array.from(start),
    column: Int32Array.from(column),
    cost: Float64Array.from(cost),
  };
}

/** Weight of all assignments, with row `fixed` held to column `to` (-1: to none) where given. */
function total(matrix: Matrix, fixed: number, to: number): number {
  const go = (row: number, used: number): number => {
    if (row === matrix.length) return 1;
    let sum = row === fixed && to >= 0 ? 0 : go(row + 1, used);
    matrix[row]!.forEach((log, j) => {
      if (log === null || (used & (1 << j)) !== 0 || (row === fixed && j !== to)) return;
      sum += Math.exp(log) * go(row + 1, used | (1 << j));
    });
    return sum;
  };
  return go(0, 0);
}

function matrices(lowest: number, highest: number): fc.Arbitrary<Matrix> {
  const log = fc.option(fc.double({ min: lowest, max: highest, noNaN: true }), { freq: 3 });
  return fc.integer({ min: 1, max: 5 }).chain((columns) =>
    fc.array(fc.array(log, { minLength: columns, maxLength: columns }), {
      minLength: 1,
      maxLength: 5,
    }),
  );
}

/** Largest difference of `find`'s marginals from those by definition. */
function farthest(matrix: Matrix, find: typeof enumerate): number {
  const m = sparse(matrix, matrix[0]!.length);
  const found = createMarginals();
  find(m, found);
  const all = total(matrix, -1, -1);
  let worst = 0;
  for (let i = 0; i < m.rows; i++) {
    let sum = found.alone[i]!;
    worst = Math.max(worst, Math.abs(found.alone[i]! - total(matrix, i, -1) / all));
    for (let e = m.start[i]!; e < m.start[i + 1]!; e++) {
      sum += found.share[e]!;
      worst = Math.max(worst, Math.abs(found.share[e]! - total(matrix, i, m.column[e]!) / all));
    }
    assert.ok(Math.abs(sum - 1) < 1e-9, `row ${i} sums to ${sum}`);
  }
  return worst;
}

test('going through all assignments gives the marginals by definition', () => {
  fc.assert(
    fc.property(matrices(-5, 15), (matrix) => {
      assert.ok(farthest(matrix, enumerate) < 1e-9);
    }),
    { numRuns: 500 },
  );
});

/** Without a loop: row by row, each shares at most one column with what came before. */
const trees: fc.Arbitrary<Matrix> = fc
  .array(
    fc.record({
      shared: fc.nat(100),
      sharedLog: fc.double({ min: -5, max: 15, noNaN: true }),
      own: fc.array(fc.double({ min: -5, max: 15, noNaN: true }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) => {
    const columns = 1 + rows.reduce((sum, { own }) => sum + own.length, 0);
    let next = 1;
    return rows.map(({ shared, sharedLog, own }) => {
      const row = new Array<number | null>(columns).fill(null);
      row[shared % next] = sharedLog;
      for (const log of own) row[next++] = log;
      return row;
    });
  });

test('messages are exact where the graph of pairs has no loop', () => {
  fc.assert(
    fc.property(trees, (matrix) => {
      assert.ok(farthest(matrix, propagate) < 1e-3, `${farthest(matrix, propagate)}`);
    }),
    { numRuns: 500 },
  );
});

test('where pairs are no likelier than clutter by e³, messages are within 0.2 of the marginals', () => {
  fc.assert(
    fc.property(matrices(-4, 3), (matrix) => {
      const off = farthest(matrix, propagate);
      assert.ok(off < 0.2, `${off}`);
    }),
    { numRuns: 1_000 },
  );
});

test('in a loop of two and two that fit either way, messages keep to the better pairing', () => {
  // Together 8 : 2 for the straight pairing over the crossed one, and all sure to be seen.
  const better = Math.log(2) / 1;
  const matrix = [
    [10 + better, 10],
    [10, 10 + better],
  ];
  const found = createMarginals();
  const m = sparse(matrix, 2);
  enumerate(m, found);
  assert.ok(Math.abs(found.share[0]! - 0.8) < 0.01, 'the mean over both');
  propagate(m, found);
  assert.ok(found.share[0]! > 0.95, `${found.share[0]}`);
});

test('what cannot be counted is known before it is tried', () => {
  const full = (n: number): SparseCosts =>
    sparse(
      Array.from({ length: n }, () => new Array<number>(n).fill(0)),
      n,
    );
  assert.equal(isCountable(full(4)), true);
  assert.equal(isCountable(full(12)), false);
});
