import { addWhiteAcceleration } from './covariance.ts';

/**
 * Nearly constant velocity in ECEF: Bar-Shalom, Li and Kirubarajan (2001), section 6.2.2. States
 * are x, y, z, vx, vy, vz. The straight line leaves the curved Earth by v²/R, 0.01 m/s² for an
 * airliner, which the process noise of every class exceeds.
 */
export function constantVelocityStep(state: Float64Array, dtS: number): void {
  state[0] = state[0]! + dtS * state[3]!;
  state[1] = state[1]! + dtS * state[4]!;
  state[2] = state[2]! + dtS * state[5]!;
}

/**
 * Predicts `state` and `covariance` (6×6 row-major, symmetric) by `dtS` in place; `q` is the power
 * spectral density of white acceleration, m²/s³.
 */
export function constantVelocityPredict(
  state: Float64Array,
  covariance: Float64Array,
  dtS: number,
  q: number,
): void {
  constantVelocityStep(state, dtS);
  moveStraight(covariance, dtS);
  addWhiteAcceleration(covariance, dtS, q);
}

/**
 * The same by `step`: the span, s, and q, m²/s³. Numbers that are handed on as arguments are each made
 * anew on the heap where a function is called by its name; the tracker's loop calls this one.
 */
export function constantVelocityMove(
  state: Float64Array,
  covariance: Float64Array,
  step: Float64Array,
): void {
  constantVelocityPredict(state, covariance, step[0]!, step[1]!);
}

/** covariance = F · covariance · Fᵀ of that motion, without noise, in place. */
export function moveStraight(covariance: Float64Array, dtS: number): void {
  const p = covariance;
  for (let i = 0; i < 3; i++) {
    for (let j = i; j < 3; j++) {
      const rr = i * 6 + j;
      const value = p[rr]! + dtS * (p[rr + 3]! + p[j * 6 + i + 3]! + dtS * p[rr + 21]!);
      p[rr] = value;
      p[j * 6 + i] = value;
    }
  }
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      const value = p[i * 6 + j + 3]! + dtS * p[(i + 3) * 6 + j + 3]!;
      p[i * 6 + j + 3] = value;
      p[(j + 3) * 6 + i] = value;
    }
  }
}
