import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assignPairs } from './assignment.ts';
import { chiSquareQuantile, meanBand, normalisedSquare } from './consistency.ts';
import { beginPictures, comparePicture } from './picture.ts';
import { setDistance } from './set-distance.ts';
import { summarisePictures } from './summary.ts';

const coordinate = fc.double({ min: -300, max: 300, noNaN: true });
const points = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 6 });
const between = (a: [number, number][], b: [number, number][], order: number) =>
  setDistance(a, b, 2, 100, order);

/** Least total cost over all ways to give each row a column of its own. */
function leastByTrying(cost: Float64Array, rows: number, columns: number): number {
  if (rows > columns) {
    const turned = new Float64Array(cost.length);
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) turned[j * rows + i] = cost[i * columns + j]!;
    return leastByTrying(turned, columns, rows);
  }
  const taken = new Set<number>();
  const from = (row: number): number => {
    if (row === rows) return 0;
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < columns; j++) {
      if (taken.has(j)) continue;
      taken.add(j);
      least = Math.min(least, cost[row * columns + j]! + from(row + 1));
      taken.delete(j);
    }
    return least;
  };
  return from(0);
}

test('pairs have the least total cost, each row and column at most once', () => {
  const matrix = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
    .chain(([rows, columns]) =>
      fc.record({
        rows: fc.constant(rows),
        columns: fc.constant(columns),
        // Whole numbers, so that there are ties.
        cost: fc.array(fc.integer({ min: -5, max: 9 }), {
          minLength: rows * columns,
          maxLength: rows * columns,
        }),
      }),
    );
  fc.assert(
    fc.property(matrix, ({ rows, columns, cost }) => {
      const full = Float64Array.from(cost);
      const columnOf = assignPairs(full, rows, columns);
      const used = [...columnOf].filter((column) => column >= 0);
      assert.equal(used.length, Math.min(rows, columns));
      assert.equal(new Set(used).size, used.length);
      const total = [...columnOf].reduce((s, c, i) => s + (c < 0 ? 0 : full[i * columns + c]!), 0);
      assert.equal(total, leastByTrying(full, rows, columns));
    }),
  );
});

test('GOSPA and OSPA are metrics: symmetric, zero for the same, no way round is shorter', () => {
  fc.assert(
    fc.property(points, points, points, fc.constantFrom(1, 2), (a, b, c, order) => {
      const [ab, ba] = [between(a, b, order), between(b, a, order)];
      for (const key of ['gospa', 'ospa'] as const) {
        assert.ok(Math.abs(ab[key] - ba[key]) < 1e-9);
        assert.equal(between(a, a, order)[key], 0);
        assert.ok(ab[key] <= between(a, c, order)[key] + between(c, b, order)[key] + 1e-9);
      }
    }),
  );
});

test('GOSPA’s parts add up, whatever the order of objects and tracks', () => {
  fc.assert(
    fc.property(points, points, (a, b) => {
      const one = between(a, b, 2);
      const parts = one.localisation + one.missedCost + one.falseCost;
      assert.ok(Math.abs(one.gospa ** 2 - parts) <= 1e-9 * Math.max(1, parts));
      assert.equal(one.pairs.length + one.missed, a.length);
      assert.equal(one.pairs.length + one.false, b.length);
      const other = between([...a].reverse(), [...b].reverse(), 2);
      assert.ok(Math.abs(one.gospa - other.gospa) < 1e-9);
      assert.ok(Math.abs(one.ospa - other.ospa) < 1e-9);
    }),
  );
});

test('a normalised square does not change with the axes it is told in', () => {
  const value = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 12, maxLength: 12 }),
      fc.array(value, { minLength: 3, maxLength: 3 }),
      (a, e) => {
        // P = A Aᵀ + 1/10 of the unit matrix is positive; L e with L P Lᵀ for a triangle L.
        const p = [0, 1, 2].map((i) =>
          [0, 1, 2].map((j) => {
            let sum = i === j ? 0.1 : 0;
            for (let k = 0; k < 3; k++) sum += a[i * 3 + k]! * a[j * 3 + k]!;
            return sum;
          }),
        );
        const l = [
          [1, 0, 0],
          [a[9]!, 2, 0],
          [a[10]!, a[11]!, 0.5],
        ];
        const times = (m: number[][], v: number[]) =>
          m.map((row) => row.reduce((s, x, i) => s + x * v[i]!, 0));
        const half = l.map((row) => times(p, row));
        const turned = l.map((row) => times(half, row));
        const one = normalisedSquare(p, e);
        const other = normalisedSquare(turned, times(l, e));
        assert.ok(one >= 0 && Math.abs(one - other) <= 1e-7 * Math.max(1, one), `${one} ${other}`);
      },
    ),
  );
  assert.ok(Number.isNaN(normalisedSquare([[-1]], [1])));
});

test('quantiles of chi-square are those of the tables', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4; two degrees in closed form.
  for (const [p, degrees, value] of [
    [0.95, 1, 3.841],
    [0.975, 10, 20.483],
    [0.025, 10, 3.247],
    [0.95, 100, 124.342],
    [0.025, 100, 74.222],
  ] as const) {
    assert.ok(Math.abs(chiSquareQuantile(p, degrees) - value) < 6e-4, `${p} ${degrees}`);
  }
  assert.ok(Math.abs(chiSquareQuantile(0.9, 2) + 2 * Math.log(0.1)) < 1e-11);
  const [low, high] = meanBand(6, 100);
  assert.ok(Math.abs(low - 5.34) < 0.01 && Math.abs(high - 6.7) < 0.01, `${low} ${high}`);
  assert.ok(Number.isNaN(chiSquareQuantile(1, 3)));
});

test('a track that changes hands is a switch, one that is shown late a delay', () => {
  const record = beginPictures({ dimensions: 2, cutOff: 100, order: 2 });
  const a = { id: 'a', x: [0, 0, 1, 0] };
  const b = { id: 'b', x: [1000, 0, 0, 0] };
  const shown = (id: number, x: number) => ({ id, x: [x, 0, 1, 0] });
  comparePicture(record, [a, b], []);
  comparePicture(record, [a, b], [shown(1, 3)]);
  comparePicture(record, [a, b], [shown(1, 3), shown(2, 1004)]);
  comparePicture(record, [a, b], [shown(2, 3), shown(1, 1004), shown(3, 5), shown(4, 5000)]);
  comparePicture(record, [a, b], []);
  const summary = summarisePictures(record);
  assert.equal(summary.switches, 2);
  assert.equal(summary.medianDelayScans, 1.5);
  assert.equal(summary.completeness, 0.5);
  assert.equal(summary.purity, 3 / 5);
  assert.equal(summary.ambiguity, 6 / 5, 'the third track is near an object that has one');
  assert.equal(summary.spurious, 1 / 7);
  assert.equal(summary.longestHeld, (2 / 5 + 1 / 5) / 2);
  assert.equal(summary.neverTracked, 0);
});

test('what has left every view may be shown, and is neither false nor a track of what is seen', () => {
  const record = beginPictures({ dimensions: 2, cutOff: 100, order: 2 });
  const at = (id: number, x: number) => ({ id, x: [x, 0, 0, 0] });
  comparePicture(record, [at(1, 0)], [at(11, 3), at(12, 1010), at(13, 5000)], [at(2, 1000)]);
  comparePicture(record, [at(1, 0)], [at(12, 60)], [at(2, 50)]);
  const summary = summarisePictures(record);
  assert.equal(record.tracks, 3, 'the track of the object out of view does not count');
  assert.ok(Math.abs(summary.unpaired - 1 / 3) < 1e-12);
  assert.equal(summary.completeness, 1, 'what is near both goes to the one in view');
});

test('OSPA charges the cut-off for each one too many; GOSPA half of its square for each', () => {
  const [near, far] = [
    [3, 0],
    [5000, 0],
  ];
  const lonely = setDistance([[0, 0]], [], 2, 100, 2);
  assert.equal(lonely.ospa, 100);
  assert.ok(Math.abs(lonely.gospa ** 2 - 5_000) < 1e-9);
  const two = setDistance([[0, 0]], [far!, near!], 2, 100, 2);
  assert.ok(Math.abs(two.ospa ** 2 - (9 + 10_000) / 2) < 1e-9);
  assert.ok(Math.abs(two.gospa ** 2 - (9 + 5_000)) < 1e-9);
  assert.deepEqual(two.pairs, [{ truth: 0, track: 1, distance: 3 }]);
  assert.equal(setDistance([], [], 2, 100, 2).ospa, 0);
});

test('another track after a gap is a switch too, the same one is none', () => {
  const record = beginPictures({ dimensions: 2, cutOff: 100, order: 2 });
  const object = { id: 'a', x: [0, 0, 0, 0] };
  for (const id of [1, null, 1, null, 2]) {
    comparePicture(record, [object], id === null ? [] : [{ id, x: [1, 0, 0, 0] }]);
  }
  assert.equal(summarisePictures(record).switches, 1);
});
