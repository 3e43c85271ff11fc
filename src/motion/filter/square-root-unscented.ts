import { takeEvidence } from './extended.ts';
import { choleskySemidefinite, solveLower, triangularise, updateRoot } from './matrix.ts';
import { type Filter, isFiniteState, type RootGaussian } from './model.ts';
import {
  CUBATURE,
  centreRows,
  drawPoints,
  outerSum,
  type SigmaWeights,
  type Spread,
  sigmaWeights,
} from './sigma-points.ts';
import { crossedWith, movePoints, observePoints, takeMean } from './unscented.ts';
import { workspace } from './workspace.ts';

/**
 * Square-root unscented Kalman filter, additive noise: van der Merwe and Wan, "The square-root
 * unscented Kalman filter for state and parameter-estimation", ICASSP 2001, algorithm 3.1. The root
 * comes from a triangularisation of the points, the centre by a rank-one update, an observation by
 * as many downdates as it has numbers.
 */
export function squareRootUnscentedFilter(spread: Spread = CUBATURE): Filter<RootGaussian> {
  return {
    predict(state, dynamics, dtS, cross) {
      const n = dynamics.size;
      const work = workspace(n, n);
      const weights = sigmaWeights(n, spread);
      const { mean, root } = state;
      dynamics.noise(mean, dtS, work.d);
      if (!choleskySemidefinite(work.d, n, work.c)) return false;
      drawPoints(mean, root, weights.distance, work.points);
      movePoints(dynamics, dtS, work);
      takeMean(work.points, n, mean);
      centreRows(work.moved, 2 * n + 1, n, weights, mean);
      if (cross !== null) outerSum(work.points, n, work.moved, n, 2 * n + 1, weights, cross);
      return rootOfRows(work.moved, n, n, weights, work.c, work.tall, root, work.y);
    },
    update(state, observation, evidence) {
      const n = state.mean.length;
      const m = observation.size;
      const work = workspace(n, m);
      const weights = sigmaWeights(n, spread);
      const { mean, root } = state;
      if (!choleskySemidefinite(observation.noise, m, work.c)) return false;
      drawPoints(mean, root, weights.distance, work.points);
      observePoints(observation, n, work);
      centreRows(work.moved, 2 * n + 1, m, weights, work.x);
      takeMean(work.points, n, mean);
      if (!rootOfRows(work.moved, m, n, weights, work.c, work.tall, work.d, work.y)) return false;
      for (let i = 0; i < m; i++) if (!(work.d[i * (m + 1)]! > 0)) return false;
      crossedWith(work, n, m, weights);
      // U = Pxy Z⁻ᵀ, a row of b each: the columns that P loses.
      solveLower(work.d, m, work.b, n);
      solveLower(work.d, m, work.x, 1);
      takeEvidence(work.d, m, work.x, evidence);
      for (let k = 0; k < m; k++) {
        for (let i = 0; i < n; i++) {
          work.y[i] = work.b[k * n + i]!;
          mean[i] = mean[i]! + work.y[i]! * work.x[k]!;
        }
        if (!updateRoot(root, n, work.y, -1)) return false;
      }
      return isFiniteState(mean, root);
    },
  };
}

/**
 * Lower root of Σ weight · rowₖ rowₖᵀ + noise over the 2n + 1 rows of `width`, given the root of the
 * noise, into `to`.
 */
function rootOfRows(
  rows: Float64Array,
  width: number,
  n: number,
  weights: SigmaWeights,
  noise: Float64Array,
  tall: Float64Array,
  to: Float64Array,
  spare: Float64Array,
): boolean {
  const columns = 2 * n + width;
  const scale = Math.sqrt(weights.other);
  for (let i = 0; i < width; i++) {
    const r = i * columns;
    for (let k = 0; k < 2 * n; k++) tall[r + k] = scale * rows[(k + 1) * width + i]!;
    for (let j = 0; j < width; j++) tall[r + 2 * n + j] = noise[i * width + j]!;
  }
  triangularise(tall, width, columns);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++) to[i * width + j] = tall[i * columns + j]!;
  }
  for (let i = 0; i < width; i++) spare[i] = rows[i]!;
  if (weights.centreCovariance === 0) return isFiniteState(spare, to);
  return updateRoot(to, width, spare, weights.centreCovariance) && isFiniteState(spare, to);
}
