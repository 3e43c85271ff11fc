import { cholesky, solveLower, solveLowerTransposed } from './matrix.ts';
import {
  copyGaussian,
  type Dynamics,
  type Filter,
  type Gaussian,
  type Observation,
} from './model.ts';

/** One moment of a filter's run, as smoothing needs it. Plain data. */
export interface FilterStep {
  /** Seconds since the step before; 0 of the first. */
  readonly dtS: number;
  /** Before its observations; of the first step what was known beforehand. */
  readonly predicted: Gaussian;
  /** Covariance of the state after the step before (rows) with `predicted`, n×n row-major. */
  readonly cross: Float64Array;
  /** After its observations. */
  readonly filtered: Gaussian;
  readonly nis: number;
  readonly logLikelihood: number;
}

/** What was observed at one moment, `dtS` after the one before; nothing, too, may be. */
export interface Moment {
  readonly dtS: number;
  readonly observations: readonly Observation[];
}

/**
 * Runs a filter over what was observed and keeps what smoothing needs. Ends early, with what was
 * reached, where the numbers break; observations that break it alone are left out.
 */
export function runFilter(
  filter: Filter,
  prior: Gaussian,
  dynamics: Dynamics,
  moments: readonly Moment[],
): FilterStep[] {
  const n = dynamics.size;
  const steps: FilterStep[] = [];
  const state = copyGaussian(prior);
  for (const { dtS, observations } of moments) {
    const cross = new Float64Array(n * n);
    if (steps.length > 0 && !filter.predict(state, dynamics, dtS, cross)) break;
    const predicted = copyGaussian(state);
    const evidence = { logLikelihood: 0, nis: 0 };
    let [nis, logLikelihood] = [0, 0];
    for (const observation of observations) {
      const before = copyGaussian(state);
      if (filter.update(state, observation, evidence)) {
        nis += evidence.nis;
        logLikelihood += evidence.logLikelihood;
      } else {
        state.mean.set(before.mean);
        state.covariance.set(before.covariance);
      }
    }
    steps.push({ dtS, predicted, cross, filtered: copyGaussian(state), nis, logLikelihood });
  }
  return steps;
}

/**
 * What each moment was, given all that was observed before and after it: Rauch, Tung and Striebel,
 * "Maximum likelihood estimates of linear dynamic systems", AIAA Journal 3(8), 1965. With the cross
 * covariances of an unscented filter this is the unscented smoother: Särkkä, "Unscented
 * Rauch-Tung-Striebel smoother", IEEE Trans. AC 53(3), 2008. Null where a prediction has no inverse.
 */
export function smooth(steps: readonly FilterStep[]): Gaussian[] | null {
  const smoothed: Gaussian[] = new Array(steps.length);
  let after: Gaussian | null = null;
  for (let k = steps.length - 1; k >= 0; k--) {
    const own = copyGaussian(steps[k]!.filtered);
    if (after !== null) {
      const next = steps[k + 1]!;
      const n = own.mean.length;
      if (!smoothOne(own, next.cross, n, next.predicted, after)) return null;
    }
    smoothed[k] = own;
    after = own;
  }
  return smoothed;
}

/**
 * One step back, in place: `own` (n numbers) given that what follows it, `predicted` (any number of
 * states) and crossed with it by `cross` (n rows), was really `after`.
 */
export function smoothOne(
  own: Gaussian,
  cross: Float64Array,
  n: number,
  predicted: Gaussian,
  after: Gaussian,
): boolean {
  const m = predicted.mean.length;
  const root = new Float64Array(m * m);
  if (!cholesky(predicted.covariance, m, root)) return false;
  // Gain G = C P⁻¹, kept as its transpose, m×n.
  const gain = new Float64Array(m * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) gain[j * n + i] = cross[i * m + j]!;
  solveLower(root, m, gain, n);
  solveLowerTransposed(root, m, gain, n);
  const change = new Float64Array(m * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < m; k++) {
      own.mean[i] = own.mean[i]! + gain[k * n + i]! * (after.mean[k]! - predicted.mean[k]!);
    }
  }
  for (let k = 0; k < m; k++) {
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let l = 0; l < m; l++) {
        const at = k * m + l;
        sum += (after.covariance[at]! - predicted.covariance[at]!) * gain[l * n + i]!;
      }
      change[k * n + i] = sum;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      let value = own.covariance[i * n + j]!;
      for (let k = 0; k < m; k++) value += gain[k * n + i]! * change[k * n + j]!;
      own.covariance[i * n + j] = value;
      own.covariance[j * n + i] = value;
    }
  }
  return true;
}
