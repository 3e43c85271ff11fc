import { addDrivenNoise, type DrivenNoise, type Driving, transformDriven } from './driven.ts';

/**
 * An acceleration that keeps its direction for a while, as three more states: Singer, "Estimating
 * optimal tracking filter performance for manned maneuvering targets" (IEEE Trans. AES 6(4), 1970),
 * a' = a e^(-dt/T) with white jerk. For T without end it is the nearly constant acceleration of
 * Bar-Shalom, Li and Kirubarajan (2001), section 6.2.3. `extra` is a, m/s² in ECEF, each one's
 * covariances with the six states, and their own covariance.
 */

/** Longest step, s: over it the noise of the nearly constant acceleration stands in for Singer's. */
const LONGEST_STEP_S = 2;
const LONGEST_S = 3_600;

const noise: DrivenNoise = { rr: 0, rv: 0, vv: 0, re: 0, ve: 0, ee: 0 };
const driving: Driving = { h: 0, a: 0, b: 0, c: 0 };

/**
 * Predicts by `dtS` in place; `timeS` is T, s, infinity for a constant one; `jerkQ` the power
 * spectral density of white jerk, m²/s⁵: 2 σ²/T keeps the acceleration at σ in the long run. False,
 * and nothing changed, for a span over an hour or not finite.
 */
export function accelerationPredict(
  state: Float64Array,
  covariance: Float64Array,
  extra: Float64Array,
  dtS: number,
  timeS: number,
  jerkQ: number,
): boolean {
  told[0] = dtS;
  told[1] = timeS;
  told[2] = jerkQ;
  return accelerationMove(state, covariance, extra, told);
}

const told = new Float64Array(3);

/** The same by `by`: the span, s, T and jerkQ (`kinematic.ts` says why). */
export function accelerationMove(
  state: Float64Array,
  covariance: Float64Array,
  extra: Float64Array,
  by: Float64Array,
): boolean {
  const dtS = by[0]!;
  const timeS = by[1]!;
  const jerkQ = by[2]!;
  if (!(Math.abs(dtS) <= LONGEST_S)) return false;
  const steps = Math.ceil(Math.abs(dtS) / Math.min(LONGEST_STEP_S, timeS / 4));
  for (let i = 0; i < steps; i++) {
    const h = dtS / steps;
    // Backwards the acceleration is not taken to grow again.
    const rate = h > 0 ? h / timeS : 0;
    const kept = Math.exp(-rate);
    const run = rate < 1e-6 ? h : timeS * (1 - kept);
    const far = rate < 1e-3 ? (h * h * (1 - rate / 3)) / 2 : timeS * (h - run);
    for (let k = 0; k < 3; k++) {
      const a = extra[k]!;
      state[k] = state[k]! + h * state[k + 3]! + far * a;
      state[k + 3] = state[k + 3]! + run * a;
      extra[k] = kept * a;
    }
    driving.h = h;
    driving.a = far;
    driving.b = run;
    driving.c = kept;
    transformDriven(covariance, extra, driving);
    const q = jerkQ * Math.abs(h);
    noise.ee = q;
    noise.ve = (q * h) / 2;
    noise.vv = (q * h * h) / 3;
    noise.re = (q * h * h) / 6;
    noise.rv = (q * h * h * h) / 8;
    noise.rr = (q * h * h * h * h) / 20;
    addDrivenNoise(covariance, extra, noise);
  }
  return true;
}
