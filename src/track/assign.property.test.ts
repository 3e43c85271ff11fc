import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assign, type SparseCosts } from './assign.ts';

function sparse(matrix: readonly (readonly (number | null)[])[], columns: number): SparseCosts {
  const start = [0];
  const column: number[] = [];
  const cost: number[] = [];
  for (const row of matrix) {
    row.forEach((value, j) => {
      if (value === null) return;
      column.push(j);
      cost.push(value);
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

/** Least total by trying everything. */
function leastCost(
  matrix: readonly (readonly (number | null)[])[],
  row: number,
  used: number,
): number {
  if (row === matrix.length) return 0;
  let best = leastCost(matrix, row + 1, used);
  matrix[row]!.forEach((value, j) => {
    if (value === null || (used & (1 << j)) !== 0) return;
    best = Math.min(best, value + leastCost(matrix, row + 1, used | (1 << j)));
  });
  return best;
}

const matrices = fc.integer({ min: 1, max: 6 }).chain((columns) =>
  fc
    .array(
      fc.array(fc.option(fc.integer({ min: -20, max: 6 }), { freq: 3 }), {
        minLength: columns,
        maxLength: columns,
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((matrix) => ({ matrix, columns })),
);

test('the assignment costs as little as trying all of them', () => {
  fc.assert(
    fc.property(matrices, ({ matrix, columns }) => {
      const result = assign(sparse(matrix, columns)).subarray(0, matrix.length);
      const taken = new Set<number>();
      let total = 0;
      result.forEach((column, row) => {
        if (column < 0) return;
        assert.ok(!taken.has(column), 'no report goes to two tracks');
        taken.add(column);
        const cost = matrix[row]![column];
        assert.ok(cost !== null && cost !== undefined, 'only pairs inside the gate');
        total += cost;
      });
      assert.equal(total, leastCost(matrix, 0, 0));
    }),
    { numRuns: 2_000 },
  );
});
