import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { extendedFilter } from './extended.ts';
import {
  farthest,
  inverse,
  type LinearSystem,
  linearDynamics,
  linearObservation,
  type Matrix,
  plus,
  times,
  turned,
} from './linear.fixture.ts';
import { cholesky } from './matrix.ts';
import { gaussian } from './model.ts';
import { runFilter, smooth } from './smoother.ts';
import { unscentedFilter } from './unscented.ts';

const number = fc.double({ min: -1, max: 1, noNaN: true });
const square = (n: number): fc.Arbitrary<Matrix> =>
  fc.array(fc.array(number, { minLength: n, maxLength: n }), { minLength: n, maxLength: n });
const positive = (n: number): fc.Arbitrary<Matrix> =>
  square(n).map((a) => plus(times(a, turned(a)), identity(n, 0.1)));

function identity(n: number, by = 1): Matrix {
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => (i === j ? by : 0)),
  );
}

interface Case {
  readonly system: LinearSystem;
  readonly x: Matrix;
  readonly p: Matrix;
  /** Null: nothing was seen at that moment. */
  readonly zs: readonly (readonly number[] | null)[];
}

const cases: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 4 }).chain((n) =>
  fc.record({
    system: fc.record({
      f: square(n).map((a) =>
        plus(
          a.map((row) => row.map((v) => 0.3 * v)),
          identity(n, 0.8),
        ),
      ),
      q: positive(n),
      h: square(n).map((a) => a.slice(0, Math.ceil(n / 2))),
      r: positive(Math.ceil(n / 2)),
    }),
    x: square(n).map((a) => a.map((row) => row.slice(0, 1))),
    p: positive(n),
    zs: fc.array(
      fc.option(fc.array(number, { minLength: Math.ceil(n / 2), maxLength: Math.ceil(n / 2) })),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  }),
);

/**
 * All states at once as one least squares problem: the information of the prior, of every passage and
 * of every observation, solved whole. Mean and covariance of each state.
 */
function batch({ system, x, p, zs }: Case): { x: Matrix; p: Matrix }[] {
  const { f, q, h, r } = system;
  const n = x.length;
  const total = n * zs.length;
  const information: Matrix = Array.from({ length: total }, () => new Array(total).fill(0));
  const vector: Matrix = Array.from({ length: total }, () => [0]);
  const add = (rows: number, columns: number, block: Matrix): void => {
    for (const [i, row] of block.entries()) {
      for (const [j, v] of row.entries()) information[rows + i]![columns + j]! += v;
    }
  };
  const pull = (rows: number, block: Matrix): void => {
    for (const [i, row] of block.entries()) vector[rows + i]![0]! += row[0]!;
  };
  add(0, 0, inverse(p));
  pull(0, times(inverse(p), x));
  const qi = inverse(q);
  const ri = inverse(r);
  for (const [k, z] of zs.entries()) {
    const o = k * n;
    if (k > 0) {
      add(o, o, qi);
      add(o - n, o - n, times(times(turned(f), qi), f));
      add(
        o,
        o - n,
        times(qi, f).map((row) => row.map((v) => -v)),
      );
      add(
        o - n,
        o,
        times(turned(f), qi).map((row) => row.map((v) => -v)),
      );
    }
    if (z === null) continue;
    add(o, o, times(times(turned(h), ri), h));
    pull(
      o,
      times(
        times(turned(h), ri),
        z.map((v) => [v]),
      ),
    );
  }
  const covariance = inverse(information);
  const mean = times(covariance, vector);
  return zs.map((_, k) => ({
    x: mean.slice(k * n, (k + 1) * n),
    p: covariance.slice(k * n, (k + 1) * n).map((row) => row.slice(k * n, (k + 1) * n)),
  }));
}

test('linear systems: the smoother is the least squares solution of all at once', () => {
  fc.assert(
    fc.property(cases, (each) => {
      const { system, x, p, zs } = each;
      const moments = zs.map((z) => ({
        dtS: 1,
        observations: z === null ? [] : [linearObservation(system, z)],
      }));
      const solved = batch(each);
      for (const filter of [extendedFilter, unscentedFilter()]) {
        const steps = runFilter(
          filter,
          gaussian(x.flat(), p.flat()),
          linearDynamics(system),
          moments,
        );
        assert.equal(steps.length, zs.length);
        const smoothed = smooth(steps)!;
        for (const [k, { x: mean, p: covariance }] of solved.entries()) {
          const off = farthest(smoothed[k]!, mean, covariance);
          assert.ok(off < 1e-8, `moment ${k} is off by ${off}`);
        }
      }
    }),
  );
});

test('smoothing leaves the last estimate as it is and makes no other less certain', () => {
  fc.assert(
    fc.property(cases, ({ system, x, p, zs }) => {
      const n = x.length;
      const moments = zs.map((z) => ({
        dtS: 1,
        observations: z === null ? [] : [linearObservation(system, z)],
      }));
      const steps = runFilter(
        extendedFilter,
        gaussian(x.flat(), p.flat()),
        linearDynamics(system),
        moments,
      );
      const smoothed = smooth(steps)!;
      assert.deepEqual(smoothed.at(-1), steps.at(-1)!.filtered);
      for (const [k, { covariance }] of smoothed.entries()) {
        assert.ok(cholesky(covariance, n, new Float64Array(n * n)), 'positive');
        for (let i = 0; i < n; i++) {
          const before = steps[k]!.filtered.covariance[i * (n + 1)]!;
          assert.ok(covariance[i * (n + 1)]! <= before * (1 + 1e-9));
          for (let j = 0; j < n; j++) assert.equal(covariance[i * n + j], covariance[j * n + i]);
        }
      }
    }),
  );
});

test('nothing observed: nothing to smooth', () => {
  assert.deepEqual(smooth([]), []);
});
