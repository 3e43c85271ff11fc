import { takeEvidence } from './extended.ts';
import {
  choleskySemidefinite,
  multiply,
  multiplyTransposed,
  solveLower,
  triangularise,
} from './matrix.ts';
import { type Filter, type Gaussian, isFiniteState, type RootGaussian } from './model.ts';
import { workspace } from './workspace.ts';

/**
 * Extended Kalman filter that carries the root S of its covariance P = S Sᵀ in arrays that
 * orthogonal turns make triangular: Kaminski, Bryson and Schmidt, "Discrete square root filtering:
 * a survey of current techniques", IEEE Trans. AC 16(6), 1971, section V; Kailath, Sayed and
 * Hassibi, "Linear Estimation" (Prentice Hall 2000), section 12.3. P is positive by construction and
 * its condition enters by its root: for long spans without a report and for directions alone, where
 * the plain form loses it.
 */
export const squareRootExtendedFilter: Filter<RootGaussian> = {
  predict(state, dynamics, dtS, cross) {
    const n = dynamics.size;
    const work = workspace(n, n);
    const { mean, root } = state;
    dynamics.jacobian(mean, dtS, work.a);
    dynamics.noise(mean, dtS, work.d);
    if (!choleskySemidefinite(work.d, n, work.c)) return false;
    dynamics.move(mean, dtS, work.x);
    // [F S  L], L Lᵀ = Q, turned into [S⁺ 0].
    multiply(work.a, root, n, n, n, work.b);
    if (cross !== null) multiplyTransposed(root, work.b, n, n, n, cross);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        work.tall[i * 2 * n + j] = work.b[i * n + j]!;
        work.tall[i * 2 * n + n + j] = work.c[i * n + j]!;
      }
    }
    triangularise(work.tall, n, 2 * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) root[i * n + j] = work.tall[i * 2 * n + j]!;
      mean[i] = work.x[i]!;
    }
    return isFiniteState(mean, root);
  },
  update(state, observation, evidence) {
    const n = state.mean.length;
    const m = observation.size;
    const work = workspace(n, m);
    const { mean, root } = state;
    observation.innovation(mean, work.x);
    observation.jacobian(mean, work.a);
    if (!choleskySemidefinite(observation.noise, m, work.c)) return false;
    multiply(work.a, root, m, n, n, work.b);
    // [L  H S; 0  S], L Lᵀ = R, turned into [Z 0; K Z  S⁺], Z Zᵀ the innovation's covariance.
    const w = n + m;
    work.tall.fill(0, 0, w * w);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < m; j++) work.tall[i * w + j] = work.c[i * m + j]!;
      for (let j = 0; j < n; j++) work.tall[i * w + m + j] = work.b[i * n + j]!;
    }
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) work.tall[(m + i) * w + m + j] = root[i * n + j]!;
    }
    triangularise(work.tall, w, w);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < m; j++) work.d[i * m + j] = work.tall[i * w + j]!;
      if (!(work.d[i * (m + 1)]! > 0)) return false;
    }
    solveLower(work.d, m, work.x, 1);
    takeEvidence(work.d, m, work.x, evidence);
    for (let i = 0; i < n; i++) {
      const r = (m + i) * w;
      for (let k = 0; k < m; k++) mean[i] = mean[i]! + work.tall[r + k]! * work.x[k]!;
      for (let j = 0; j < n; j++) root[i * n + j] = work.tall[r + m + j]!;
    }
    return isFiniteState(mean, root);
  },
};

/** Null where the covariance has no root. */
export function rootOf(of: Gaussian): RootGaussian | null {
  const n = of.mean.length;
  const root = new Float64Array(n * n);
  return choleskySemidefinite(of.covariance, n, root) ? { mean: of.mean.slice(), root } : null;
}

/** The covariance is exactly symmetric. */
export function squareOf(of: RootGaussian): Gaussian {
  const n = of.mean.length;
  const covariance = new Float64Array(n * n);
  multiplyTransposed(of.root, of.root, n, n, n, covariance);
  return { mean: of.mean.slice(), covariance };
}
