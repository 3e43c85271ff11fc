import { cholesky, multiply, multiplyTransposed, solveLower, symmetrise } from './matrix.ts';
import { type Evidence, type Filter, isFiniteState, LOG_2PI } from './model.ts';
import { workspace } from './workspace.ts';

/**
 * Extended Kalman filter in its plain form: Bar-Shalom, Li and Kirubarajan, "Estimation with
 * Applications to Tracking and Navigation" (Wiley 2001), section 10.3.3. Where what is known of one
 * direction is many orders better than of another, subtracting covariances loses all digits:
 * `squareRootExtendedFilter` is for that.
 */
export const extendedFilter: Filter = {
  predict(state, dynamics, dtS, cross) {
    const n = dynamics.size;
    const work = workspace(n, n);
    const { mean, covariance } = state;
    dynamics.jacobian(mean, dtS, work.a);
    dynamics.noise(mean, dtS, work.d);
    dynamics.move(mean, dtS, work.x);
    mean.set(work.x.subarray(0, n));
    // cross = P Fᵀ, P = F cross + Q.
    multiplyTransposed(covariance, work.a, n, n, n, work.b);
    if (cross !== null) for (let i = 0; i < n * n; i++) cross[i] = work.b[i]!;
    multiply(work.a, work.b, n, n, n, covariance);
    for (let i = 0; i < n * n; i++) covariance[i] = covariance[i]! + work.d[i]!;
    symmetrise(covariance, n);
    return isFiniteState(mean, covariance);
  },
  update(state, observation, evidence) {
    const n = state.mean.length;
    const m = observation.size;
    const work = workspace(n, m);
    const { mean, covariance } = state;
    observation.innovation(mean, work.x);
    observation.jacobian(mean, work.a);
    // b = H P, S = H P Hᵀ + R.
    multiply(work.a, covariance, m, n, n, work.b);
    multiplyTransposed(work.b, work.a, m, n, m, work.c);
    for (let i = 0; i < m * m; i++) work.c[i] = work.c[i]! + observation.noise[i]!;
    if (!cholesky(work.c, m, work.d)) return false;
    return correct(mean, covariance, n, m, work.b, work.d, work.x, evidence);
  },
};

/**
 * x += Pxy S⁻¹ y, P -= Pxy S⁻¹ Pyx, from `crossed` = Pyx (m×n; used up), the lower factor of S, and the
 * innovation y (used up).
 */
export function correct(
  mean: Float64Array,
  covariance: Float64Array,
  n: number,
  m: number,
  crossed: Float64Array,
  root: Float64Array,
  y: Float64Array,
  evidence: Evidence,
): boolean {
  solveLower(root, m, crossed, n);
  solveLower(root, m, y, 1);
  takeEvidence(root, m, y, evidence);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < m; k++) mean[i] = mean[i]! + crossed[k * n + i]! * y[k]!;
    for (let j = i; j < n; j++) {
      let value = covariance[i * n + j]!;
      for (let k = 0; k < m; k++) value -= crossed[k * n + i]! * crossed[k * n + j]!;
      covariance[i * n + j] = value;
      covariance[j * n + i] = value;
    }
  }
  for (let i = 0; i < n; i++) if (!(covariance[i * (n + 1)]! > 0)) return false;
  return isFiniteState(mean, covariance);
}

/** From the lower factor of the innovation's covariance and the innovation divided by it. */
export function takeEvidence(
  root: Float64Array,
  m: number,
  scaled: Float64Array,
  evidence: Evidence,
): void {
  let nis = 0;
  let log = m * LOG_2PI;
  for (let i = 0; i < m; i++) {
    nis += scaled[i]! * scaled[i]!;
    log += 2 * Math.log(root[i * (m + 1)]!);
  }
  evidence.nis = nis;
  evidence.logLikelihood = -0.5 * (nis + log);
}
