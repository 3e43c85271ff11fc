import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { extendedFilter } from './extended.ts';
import {
  farthest,
  type LinearSystem,
  linearDynamics,
  linearObservation,
  type Matrix,
  plus,
  textbookStep,
  times,
  toMatrix,
  turned,
} from './linear.fixture.ts';
import { cholesky } from './matrix.ts';
import { type Evidence, type Filter, type Gaussian, gaussian } from './model.ts';
import { CUBATURE, julierUhlmann, WAN_VAN_DER_MERWE } from './sigma-points.ts';
import { rootOf, squareOf, squareRootExtendedFilter } from './square-root-extended.ts';
import { squareRootUnscentedFilter } from './square-root-unscented.ts';
import { unscentedFilter } from './unscented.ts';

const number = fc.double({ min: -1, max: 1, noNaN: true });

function matrix(rows: number, columns: number): fc.Arbitrary<Matrix> {
  const row = fc.array(number, { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

/** a aᵀ and something on the diagonal: positive definite and not badly conditioned. */
function positive(n: number): fc.Arbitrary<Matrix> {
  return matrix(n, n).map((a) =>
    plus(
      times(a, turned(a)),
      a.map((_, i) => a.map((__, j) => (i === j ? 0.1 : 0))),
    ),
  );
}

interface Case {
  readonly system: LinearSystem;
  readonly x: Matrix;
  readonly p: Matrix;
  readonly zs: readonly number[][];
}

const cases: fc.Arbitrary<Case> = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 4 }))
  .chain(([n, m]) =>
    fc.record({
      system: fc.record({
        // Near to standing still, so that twelve steps neither explode nor die.
        f: matrix(n, n).map((a) => a.map((r, i) => r.map((v, j) => 0.3 * v + (i === j ? 0.8 : 0)))),
        q: positive(n),
        h: matrix(m, n),
        r: positive(m),
      }),
      x: matrix(n, 1),
      p: positive(n),
      zs: fc.array(fc.array(number, { minLength: m, maxLength: m }), {
        minLength: 1,
        maxLength: 12,
      }),
    }),
  );

function checkPlain(filter: Filter, tolerance: number): void {
  fc.assert(
    fc.property(cases, ({ system, x, p, zs }) => {
      const dynamics = linearDynamics(system);
      const state = gaussian(x.flat(), p.flat());
      const evidence: Evidence = { logLikelihood: 0, nis: 0 };
      let book = { x, p };
      for (const z of zs) {
        book = textbookStep(system, book, z);
        assert.ok(filter.predict(state, dynamics, 1, null));
        assert.ok(filter.update(state, linearObservation(system, z), evidence));
        assertCovariance(state);
        const off = farthest(state, book.x, book.p);
        assert.ok(off < tolerance, `off by ${off}`);
        assert.ok(evidence.nis >= 0 && Number.isFinite(evidence.logLikelihood));
      }
    }),
  );
}

function checkRoot(filter: typeof squareRootExtendedFilter, tolerance: number): void {
  fc.assert(
    fc.property(cases, ({ system, x, p, zs }) => {
      const dynamics = linearDynamics(system);
      const state = rootOf(gaussian(x.flat(), p.flat()))!;
      const evidence: Evidence = { logLikelihood: 0, nis: 0 };
      let book = { x, p };
      for (const z of zs) {
        book = textbookStep(system, book, z);
        assert.ok(filter.predict(state, dynamics, 1, null));
        assert.ok(filter.update(state, linearObservation(system, z), evidence));
        const off = farthest(squareOf(state), book.x, book.p);
        assert.ok(off < tolerance, `off by ${off}`);
        const n = x.length;
        for (let i = 0; i < n; i++) {
          for (let j = i + 1; j < n; j++) assert.equal(state.root[i * n + j], 0);
        }
      }
    }),
  );
}

function assertCovariance({ mean, covariance }: Gaussian): void {
  const n = mean.length;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) assert.equal(covariance[i * n + j], covariance[j * n + i]);
  }
  assert.ok(cholesky(covariance, n, new Float64Array(n * n)), 'positive');
}

test('linear systems: the extended filter is the textbook’s Kalman filter', () => {
  checkPlain(extendedFilter, 1e-9);
});

test('linear systems: the unscented filter is the textbook’s, whatever its points', () => {
  checkPlain(unscentedFilter(CUBATURE), 1e-9);
  checkPlain(unscentedFilter({ alpha: 0.5, beta: 2, kappa: 0 }), 1e-9);
  // A point at a thousandth of a sigma loses three digits of each difference.
  checkPlain(unscentedFilter(WAN_VAN_DER_MERWE), 1e-7);
});

test('linear systems: Julier and Uhlmann’s points, with a negative weight, too', () => {
  fc.assert(
    fc.property(cases, ({ system, x, p, zs }) => {
      const filter = unscentedFilter(julierUhlmann(x.length));
      const state = gaussian(x.flat(), p.flat());
      let book = { x, p };
      for (const z of zs) {
        book = textbookStep(system, book, z);
        assert.ok(filter.predict(state, linearDynamics(system), 1, null));
        const evidence = { logLikelihood: 0, nis: 0 };
        assert.ok(filter.update(state, linearObservation(system, z), evidence));
        assert.ok(farthest(state, book.x, book.p) < 1e-9);
      }
    }),
  );
});

test('linear systems: both square-root filters are the textbook’s', () => {
  checkRoot(squareRootExtendedFilter, 1e-9);
  checkRoot(squareRootUnscentedFilter(CUBATURE), 1e-9);
  checkRoot(squareRootUnscentedFilter({ alpha: 0.5, beta: 2, kappa: 0 }), 1e-9);
});

test('NIS and likelihood are those of the innovation', () => {
  fc.assert(
    fc.property(cases, ({ system, x, p, zs }) => {
      const state = gaussian(x.flat(), p.flat());
      const root = rootOf(state)!;
      const observation = linearObservation(system, zs[0]!);
      const a: Evidence = { logLikelihood: 0, nis: 0 };
      const b: Evidence = { logLikelihood: 0, nis: 0 };
      const c: Evidence = { logLikelihood: 0, nis: 0 };
      const points = gaussian(x.flat(), p.flat());
      extendedFilter.update(state, observation, a);
      squareRootExtendedFilter.update(root, observation, b);
      unscentedFilter().update(points, observation, c);
      for (const other of [b, c]) {
        assert.ok(Math.abs(a.nis - other.nis) < 1e-9 * (1 + a.nis));
        assert.ok(Math.abs(a.logLikelihood - other.logLikelihood) < 1e-9 * (1 + a.nis));
      }
    }),
  );
});

test('numbers that break are told, not spread', () => {
  const system = { f: [[1]], q: [[1]], h: [[1]], r: [[1]] };
  const evidence: Evidence = { logLikelihood: 0, nis: 0 };
  for (const filter of [extendedFilter, unscentedFilter()]) {
    const bad = gaussian([Number.NaN], [1]);
    assert.equal(filter.predict(bad, linearDynamics(system), 1, null), false);
    const negative = gaussian([0], [-2]);
    assert.equal(filter.update(negative, linearObservation(system, [1]), evidence), false);
  }
  assert.equal(rootOf(gaussian([0], [-1])), null);
  assert.equal(
    squareRootExtendedFilter.update(
      { mean: Float64Array.of(Number.NaN), root: Float64Array.of(1) },
      linearObservation(system, [1]),
      evidence,
    ),
    false,
  );
});

test('a covariance comes back from its root', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }).chain(positive), (p) => {
      const n = p.length;
      const back = squareOf(rootOf(gaussian(new Array(n).fill(0), p.flat()))!);
      const off = farthest(back, new Array(n).fill([0]), toMatrix(Float64Array.from(p.flat()), n));
      assert.ok(off < 1e-12);
    }),
  );
});
