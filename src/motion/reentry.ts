import {
  airDensity,
  CORIOLIS,
  fallAcceleration,
  fallGradient,
  MEAN_RADIUS,
} from '../earth/index.ts';
import { addWhiteAcceleration, transformAugmented } from './covariance.ts';

/**
 * Free fall braked by the air of the standard atmosphere, r'' = g(r, v) - ½ ρ(h) |v| v / β, with the
 * ballistic coefficient β = exp(b) kg/m² as a seventh state b (Julier and Uhlmann, Proc. IEEE 92(3),
 * 2004, section VII, estimate it so, in an exponential atmosphere). `extra` is b, its covariances
 * with the six states, its variance. The air moves with the Earth.
 */

/** Longest step and span, s. */
const STEP_S = 0.5;
const LONGEST_S = 3_600;

/** Difference over which the density's slope is taken, m. */
const SLOPE_M = 50;

const phi = new Float64Array(36);
const push = new Float64Array(6);
const gradient = new Float64Array(9);
const dampen = new Float64Array(9);
const steepen = new Float64Array(9);
const pull = new Float64Array(3);
const mid = new Float64Array(6);

/**
 * Predicts by `dtS` in place. `q`: white acceleration of any direction, m²/s³; `dragQ`: white noise
 * in b, 1/s. False, and nothing changed, for a span over an hour or not finite.
 */
export function reentryPredict(
  state: Float64Array,
  covariance: Float64Array,
  extra: Float64Array,
  dtS: number,
  q: number,
  dragQ: number,
): boolean {
  if (!(Math.abs(dtS) <= LONGEST_S)) return false;
  const steps = Math.ceil(Math.abs(dtS) / STEP_S);
  const h = dtS / steps;
  for (let i = 0; i < steps; i++) {
    const half = 0.5 * h;
    accelerate(state, extra[0]!);
    for (let k = 0; k < 3; k++) {
      mid[k] = state[k]! + half * state[k + 3]!;
      mid[k + 3] = state[k + 3]! + half * pull[k]!;
    }
    transition(mid, extra[0]!, h);
    accelerate(mid, extra[0]!);
    for (let k = 0; k < 3; k++) {
      state[k] = state[k]! + h * (state[k + 3]! + half * pull[k]!);
      state[k + 3] = state[k + 3]! + h * pull[k]!;
    }
    transformAugmented(phi, push, 1, covariance, extra);
    extra[7] = extra[7]! + dragQ * Math.abs(h);
    addWhiteAcceleration(covariance, h, q);
  }
  return true;
}

function heightOf(x: Float64Array): number {
  return Math.sqrt(x[0]! * x[0]! + x[1]! * x[1]! + x[2]! * x[2]!) - MEAN_RADIUS;
}

function accelerate(x: Float64Array, b: number): void {
  fallAcceleration(x, pull);
  const speed = Math.sqrt(x[3]! * x[3]! + x[4]! * x[4]! + x[5]! * x[5]!);
  const brake = 0.5 * airDensity(Math.max(heightOf(x), 0)) * speed * Math.exp(-b);
  for (let i = 0; i < 3; i++) pull[i] = pull[i]! - brake * x[i + 3]!;
}

/** I + A h + A² h²/2 about `x`, into `phi`, and what b does, into `push`. */
function transition(x: Float64Array, b: number, h: number): void {
  fallGradient(x[0]!, x[1]!, x[2]!, gradient);
  const height = Math.max(heightOf(x), 0);
  const speed = Math.max(Math.sqrt(x[3]! * x[3]! + x[4]! * x[4]! + x[5]! * x[5]!), 1);
  const density = airDensity(height);
  const slope =
    (airDensity(height + SLOPE_M) - airDensity(Math.max(height - SLOPE_M, 0))) /
    (SLOPE_M + Math.min(SLOPE_M, height));
  const beta = Math.exp(-b);
  const brake = 0.5 * density * speed * beta;
  const steeper = 0.5 * slope * speed * beta;
  const r = height + MEAN_RADIUS;
  const half = 0.5 * h * h;
  for (let i = 0; i < 3; i++) {
    const v = x[i + 3]!;
    push[i] = half * brake * v;
    push[i + 3] = h * brake * v;
    for (let j = 0; j < 3; j++) {
      dampen[i * 3 + j] = -brake * ((i === j ? 1 : 0) + (v * x[j + 3]!) / (speed * speed));
      steepen[i * 3 + j] = gradient[i * 3 + j]! - steeper * v * (x[j]! / r);
    }
  }
  dampen[1] = dampen[1]! + CORIOLIS;
  dampen[3] = dampen[3]! - CORIOLIS;
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      push[i + 3] = push[i + 3]! + half * dampen[i * 3 + j]! * brake * x[j + 3]!;
      const at = i * 3 + j;
      const one = i === j ? 1 : 0;
      let twice = steepen[at]!;
      let crossed = 0;
      for (let k = 0; k < 3; k++) {
        twice += dampen[i * 3 + k]! * dampen[k * 3 + j]!;
        crossed += dampen[i * 3 + k]! * steepen[k * 3 + j]!;
      }
      phi[i * 6 + j] = one + half * steepen[at]!;
      phi[i * 6 + j + 3] = one * h + half * dampen[at]!;
      phi[(i + 3) * 6 + j] = h * steepen[at]! + half * crossed;
      phi[(i + 3) * 6 + j + 3] = one + h * dampen[at]! + half * twice;
    }
  }
}
