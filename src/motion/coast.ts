import { CORIOLIS, fallAcceleration, fallGradient } from '../earth/index.ts';
import { addWhiteAcceleration, transformCovariance } from './covariance.ts';

/**
 * Ballistic coast: free fall with J2 to J4 in ECEF, no drag. States are x, y, z, vx, vy, vz, metres and
 * metres a second, in ECEF; times in seconds, negative for the past.
 */

/**
 * Longest step of the integrator, seconds: at 5 s the fourth-order error stays under 0.01 m after
 * 2,000 s of any flight that leaves the Earth's surface and returns.
 */
export const MAXIMUM_STEP_S = 5;

/** Longest span of one call, seconds: what bounds the loop. A day is twice the longest flight. */
export const MAXIMUM_SPAN_S = 86_400;

const k1 = new Float64Array(3);
const k2 = new Float64Array(3);
const k3 = new Float64Array(3);
const k4 = new Float64Array(3);
const mid = new Float64Array(6);
const gradient = new Float64Array(9);
const stepPhi = new Float64Array(36);
const product = new Float64Array(36);
/** The step at hand, s. */
const pace = new Float64Array(1);

/**
 * Moves `state` by `dtS` in place. False, and nothing changed, for a span that is not finite or
 * beyond {@link MAXIMUM_SPAN_S}.
 */
export function coastStep(state: Float64Array, dtS: number): boolean {
  if (!(Math.abs(dtS) <= MAXIMUM_SPAN_S)) return false;
  const steps = Math.ceil(Math.abs(dtS) / MAXIMUM_STEP_S);
  pace[0] = dtS / steps;
  for (let i = 0; i < steps; i++) rungeKutta4(state);
  return true;
}

/**
 * Moves `state` by `dtS` in place and writes the transition matrix, 6×6 row-major,
 * ∂state(t + dt)/∂state(t), to `phi`. Its relative error is under 1e-5 on a flight of 600 s.
 */
export function coastTransition(state: Float64Array, dtS: number, phi: Float64Array): boolean {
  phi.fill(0);
  for (let i = 0; i < 6; i++) phi[i * 7] = 1;
  if (!(Math.abs(dtS) <= MAXIMUM_SPAN_S)) return false;
  const steps = Math.ceil(Math.abs(dtS) / MAXIMUM_STEP_S);
  pace[0] = dtS / steps;
  for (let i = 0; i < steps; i++) {
    stepTransition(state, i === 0 ? phi : stepPhi);
    rungeKutta4(state);
    if (i > 0) multiplyInto(stepPhi, phi);
  }
  return true;
}

/**
 * Predicts `state` and `covariance` (6×6 row-major, symmetric) by `dtS` in place; `q` is the power
 * spectral density of white acceleration, m²/s³. A negative span adds the noise of its length.
 */
export function coastPredict(
  state: Float64Array,
  covariance: Float64Array,
  dtS: number,
  q: number,
): boolean {
  told[0] = dtS;
  told[1] = q;
  return coastMove(state, covariance, told);
}

const told = new Float64Array(2);

/** The same by `by`: the span, s, and q (`kinematic.ts` says why). */
export function coastMove(
  state: Float64Array,
  covariance: Float64Array,
  by: Float64Array,
): boolean {
  const dtS = by[0]!;
  if (!(Math.abs(dtS) <= MAXIMUM_SPAN_S)) return false;
  const steps = Math.ceil(Math.abs(dtS) / MAXIMUM_STEP_S);
  pace[0] = dtS / steps;
  for (let i = 0; i < steps; i++) {
    stepTransition(state, stepPhi);
    rungeKutta4(state);
    transformCovariance(stepPhi, covariance);
    addWhiteAcceleration(covariance, pace[0]!, by[1]!);
  }
  return true;
}

/** One step of the classical fourth-order Runge-Kutta method for r'' = a(r, r'). */
function rungeKutta4(s: Float64Array): void {
  const h = pace[0]!;
  const half = 0.5 * h;
  const vx = s[3]!;
  const vy = s[4]!;
  const vz = s[5]!;
  fallAcceleration(s, k1);
  mid[0] = s[0]! + half * vx;
  mid[1] = s[1]! + half * vy;
  mid[2] = s[2]! + half * vz;
  mid[3] = vx + half * k1[0]!;
  mid[4] = vy + half * k1[1]!;
  mid[5] = vz + half * k1[2]!;
  fallAcceleration(mid, k2);
  mid[0] = s[0]! + half * mid[3]!;
  mid[1] = s[1]! + half * mid[4]!;
  mid[2] = s[2]! + half * mid[5]!;
  mid[3] = vx + half * k2[0]!;
  mid[4] = vy + half * k2[1]!;
  mid[5] = vz + half * k2[2]!;
  fallAcceleration(mid, k3);
  mid[0] = s[0]! + h * mid[3]!;
  mid[1] = s[1]! + h * mid[4]!;
  mid[2] = s[2]! + h * mid[5]!;
  mid[3] = vx + h * k3[0]!;
  mid[4] = vy + h * k3[1]!;
  mid[5] = vz + h * k3[2]!;
  fallAcceleration(mid, k4);
  const sixth = h / 6;
  const sixth2 = h * sixth;
  s[0] = s[0]! + h * vx + sixth2 * (k1[0]! + k2[0]! + k3[0]!);
  s[1] = s[1]! + h * vy + sixth2 * (k1[1]! + k2[1]! + k3[1]!);
  s[2] = s[2]! + h * vz + sixth2 * (k1[2]! + k2[2]! + k3[2]!);
  s[3] = vx + sixth * (k1[0]! + 2 * (k2[0]! + k3[0]!) + k4[0]!);
  s[4] = vy + sixth * (k1[1]! + 2 * (k2[1]! + k3[1]!) + k4[1]!);
  s[5] = vz + sixth * (k1[2]! + 2 * (k2[2]! + k3[2]!) + k4[2]!);
}

/**
 * Transition over one short step: exp(A h) to third order for A = [0 I; G W], with the gradient G
 * at the middle of the step and W the Coriolis matrix, in 3×3 blocks.
 */
function stepTransition(s: Float64Array, phi: Float64Array): void {
  const h = pace[0]!;
  const half = 0.5 * h;
  fallGradient(s[0]! + half * s[3]!, s[1]! + half * s[4]!, s[2]! + half * s[5]!, gradient);
  const g0 = gradient[0]!;
  const g1 = gradient[1]!;
  const g2 = gradient[2]!;
  const g4 = gradient[4]!;
  const g5 = gradient[5]!;
  const g8 = gradient[8]!;
  const w = CORIOLIS;
  const h2 = half * h;
  const h3 = (h2 * h) / 3;
  const h3w = h3 * w;
  const h2w = h2 * w;
  // ∂r/∂r = I + G h²/2 + W G h³/6; W G has the rows w·G1, -w·G0, 0.
  phi[0] = 1 + h2 * g0 + h3w * g1;
  phi[1] = h2 * g1 + h3w * g4;
  phi[2] = h2 * g2 + h3w * g5;
  phi[6] = h2 * g1 - h3w * g0;
  phi[7] = 1 + h2 * g4 - h3w * g1;
  phi[8] = h2 * g5 - h3w * g2;
  phi[12] = h2 * g2;
  phi[13] = h2 * g5;
  phi[14] = 1 + h2 * g8;
  // ∂r/∂v = I h + W h²/2 + (G + W²) h³/6.
  phi[3] = h + h3 * (g0 - w * w);
  phi[4] = h3 * g1 + h2w;
  phi[5] = h3 * g2;
  phi[9] = h3 * g1 - h2w;
  phi[10] = h + h3 * (g4 - w * w);
  phi[11] = h3 * g5;
  phi[15] = h3 * g2;
  phi[16] = h3 * g5;
  phi[17] = h + h3 * g8;
  // ∂v/∂r = G h + W G h²/2 + G² h³/6.
  phi[18] = h * g0 + h2w * g1 + h3 * (g0 * g0 + g1 * g1 + g2 * g2);
  phi[19] = h * g1 + h2w * g4 + h3 * (g0 * g1 + g1 * g4 + g2 * g5);
  phi[20] = h * g2 + h2w * g5 + h3 * (g0 * g2 + g1 * g5 + g2 * g8);
  phi[24] = h * g1 - h2w * g0 + h3 * (g0 * g1 + g1 * g4 + g2 * g5);
  phi[25] = h * g4 - h2w * g1 + h3 * (g1 * g1 + g4 * g4 + g5 * g5);
  phi[26] = h * g5 - h2w * g2 + h3 * (g1 * g2 + g4 * g5 + g5 * g8);
  phi[30] = h * g2 + h3 * (g0 * g2 + g1 * g5 + g2 * g8);
  phi[31] = h * g5 + h3 * (g1 * g2 + g4 * g5 + g5 * g8);
  phi[32] = h * g8 + h3 * (g2 * g2 + g5 * g5 + g8 * g8);
  // ∂v/∂v = I + W h + (G + W²) h²/2 + (G W + W G) h³/6.
  phi[21] = 1 + h2 * (g0 - w * w);
  phi[22] = h * w + h2 * g1 + h3w * (g0 + g4);
  phi[23] = h2 * g2 + h3w * g5;
  phi[27] = -h * w + h2 * g1 - h3w * (g0 + g4);
  phi[28] = 1 + h2 * (g4 - w * w);
  phi[29] = h2 * g5 - h3w * g2;
  phi[33] = h2 * g2 - h3w * g5;
  phi[34] = h2 * g5 + h3w * g2;
  phi[35] = 1 + h2 * g8;
}

/** phi = left · phi. */
function multiplyInto(left: Float64Array, phi: Float64Array): void {
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) {
      let sum = 0;
      for (let k = 0; k < 6; k++) sum += left[i * 6 + k]! * phi[k * 6 + j]!;
      product[i * 6 + j] = sum;
    }
  }
  phi.set(product);
}
