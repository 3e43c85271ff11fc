import { correct } from './extended.ts';
import { cholesky, symmetrise } from './matrix.ts';
import { type Dynamics, type Filter, isFiniteState, type Observation } from './model.ts';
import {
  CUBATURE,
  centreRows,
  drawPoints,
  outerSum,
  type SigmaWeights,
  type Spread,
  sigmaWeights,
} from './sigma-points.ts';
import { type Workspace, workspace } from './workspace.ts';

/**
 * Unscented Kalman filter with additive noise: Julier and Uhlmann, "Unscented filtering and
 * nonlinear estimation", Proc. IEEE 92(3), 2004; Wan and van der Merwe, AS-SPCC 2000, table 3.1.
 * Points are drawn anew after a prediction. The innovation of each point is taken, so angles are
 * wrapped before they are averaged. No Jacobian is asked for.
 */
export function unscentedFilter(spread: Spread = CUBATURE): Filter {
  return {
    predict(state, dynamics, dtS, cross) {
      const n = dynamics.size;
      const work = workspace(n, n);
      const weights = sigmaWeights(n, spread);
      const { mean, covariance } = state;
      if (!cholesky(covariance, n, work.c)) return false;
      dynamics.noise(mean, dtS, work.d);
      drawPoints(mean, work.c, weights.distance, work.points);
      movePoints(dynamics, dtS, work);
      takeMean(work.points, n, mean);
      centreRows(work.moved, 2 * n + 1, n, weights, mean);
      outerSum(work.moved, n, work.moved, n, 2 * n + 1, weights, covariance);
      for (let i = 0; i < n * n; i++) covariance[i] = covariance[i]! + work.d[i]!;
      symmetrise(covariance, n);
      if (cross !== null) outerSum(work.points, n, work.moved, n, 2 * n + 1, weights, cross);
      return isFiniteState(mean, covariance);
    },
    update(state, observation, evidence) {
      const n = state.mean.length;
      const m = observation.size;
      const work = workspace(n, m);
      const weights = sigmaWeights(n, spread);
      const { mean, covariance } = state;
      if (!cholesky(covariance, n, work.c)) return false;
      drawPoints(mean, work.c, weights.distance, work.points);
      observePoints(observation, n, work);
      centreRows(work.moved, 2 * n + 1, m, weights, work.x);
      takeMean(work.points, n, mean);
      outerSum(work.moved, m, work.moved, m, 2 * n + 1, weights, work.c);
      for (let i = 0; i < m * m; i++) work.c[i] = work.c[i]! + observation.noise[i]!;
      if (!cholesky(work.c, m, work.d)) return false;
      crossedWith(work, n, m, weights);
      return correct(mean, covariance, n, m, work.b, work.d, work.x, evidence);
    },
  };
}

/** Each point, `work.points`, moved into `work.moved`. */
export function movePoints(dynamics: Dynamics, dtS: number, work: Workspace): void {
  const n = dynamics.size;
  for (let k = 0; k <= 2 * n; k++) {
    const o = k * n;
    dynamics.move(work.points.subarray(o, o + n), dtS, work.moved.subarray(o, o + n));
  }
}

/** The innovation of each point into `work.moved`, rows of the observation's size. */
export function observePoints(observation: Observation, n: number, work: Workspace): void {
  const m = observation.size;
  for (let k = 0; k <= 2 * n; k++) {
    const at = work.points.subarray(k * n, (k + 1) * n);
    observation.innovation(at, work.moved.subarray(k * m, (k + 1) * m));
  }
}

/** Points as differences from `mean`, the first of them. */
export function takeMean(points: Float64Array, n: number, mean: Float64Array): void {
  for (let k = 0; k <= 2 * n; k++) {
    for (let i = 0; i < n; i++) points[k * n + i] = points[k * n + i]! - mean[i]!;
  }
}

/**
 * Covariance of what is expected with the state, m×n, into `work.b`. Innovations fall where the
 * expected rises: hence the sign.
 */
export function crossedWith(work: Workspace, n: number, m: number, weights: SigmaWeights): void {
  outerSum(work.moved, m, work.points, n, 2 * n + 1, weights, work.b);
  for (let i = 0; i < m * n; i++) work.b[i] = -work.b[i]!;
}
