import { AIR_TOP, airDensity, CORIOLIS, fallGradient, soundSpeed } from '../../earth/index.ts';
import {
  addWhiteAcceleration,
  dragShape,
  radialHeight,
  transformAugmented,
} from '../../motion/index.ts';
import { fallFor } from './fall.ts';

/**
 * Free fall braked by the air with the logarithm of the ballistic coefficient, b = ln β (β in
 * kg/m²), as a seventh state (Julier and Uhlmann, Proc. IEEE 92(3), 2004, section VII). It is held
 * beside state (6) and covariance (36) in {@link DRAG_EXTRA} numbers: b, its covariances with the
 * six, its variance; then the mean height of the air that was felt, m, and how much of it, m²/s³.
 * What brakes is `fall.ts`'s own air, so that what is learned here on the way up holds there on the
 * way down.
 */
export const DRAG_EXTRA = 10;
/** Where in those numbers the air that was felt stands. */
export const FELT_HEIGHT = 8;
export const FELT = 9;

/** Longest steps of the covariance, s: where air brakes, and above. */
const AIR_STEP_S = 1;
const SPACE_STEP_S = 5;
/** Above this height, m, air moves nothing that a radar sees. */
const THIN = 100e3;
/** Over this difference of height the density's slope is taken, m. */
const SLOPE_M = 100;
/** Longest span, s. */
const LONGEST_S = 3_600;

/**
 * Real air departs from the standard's by a share that itself changes over height: 1 sigma of its
 * change over so many metres.
 */
export const TILT = 0.06;
export const TILT_M = 15e3;
/** Less than this, m/s², tells nothing of the air that brakes. */
const LEAST_FELT = 0.1;
/** Wind that moves the air, m/s, 1 sigma, and how long one falls through the same wind, s. */
const WIND = 12;
const WIND_S = 5;

/** One step: what it does to small differences, and the noise it adds. */
export interface BrakedStep {
  /** Of the six states by themselves, 6×6, and by b. */
  readonly phi: Float64Array;
  readonly push: Float64Array;
  seconds: number;
  /** White acceleration, m²/s³; gain of the variance of b where no air so low was felt yet. */
  q: number;
  dragNoise: number;
  /** Height of the step, m, and the square of what braked times its length, m²/s³. */
  heightM: number;
  felt: number;
}

export function createStep(): BrakedStep {
  const [phi, push] = [new Float64Array(36), new Float64Array(6)];
  return { phi, push, seconds: 0, q: 0, dragNoise: 0, heightM: 0, felt: 0 };
}

const gradient = new Float64Array(9);
const dampen = new Float64Array(9);
const mid = new Float64Array(6);
const single = createStep();

/**
 * Predicts by `dtS` ≥ 0 in place; `q`: white acceleration of any direction, m²/s³. False for a span
 * that is negative, over an hour or not finite.
 */
export function brakedPredict(
  state: Float64Array,
  covariance: Float64Array,
  extra: Float64Array,
  dtS: number,
  q: number,
): boolean {
  if (!(dtS >= 0 && dtS <= LONGEST_S)) return false;
  for (let left = dtS; left > 1e-6; left -= single.seconds) {
    if (!brakedStep(state, extra[0]!, left, single)) return false;
    transformAugmented(single.phi, single.push, 1, covariance, extra);
    extra[7] = extra[7]! + feel(extra, FELT_HEIGHT, single);
    addWhiteAcceleration(covariance, single.seconds, q + single.q);
  }
  return true;
}

/**
 * Moves `state` by as much of `leftS` as one step may take and fills `step`. False where that is not
 * finite.
 */
export function brakedStep(
  state: Float64Array,
  b: number,
  leftS: number,
  step: BrakedStep,
): boolean {
  const height = heightOf(state);
  const h = Math.min(leftS, height < THIN ? AIR_STEP_S : SPACE_STEP_S);
  const inverseBeta = height < AIR_TOP ? Math.exp(-b) : 0;
  mid.set(state);
  if (!fallFor(state, h, inverseBeta)) return false;
  for (let i = 0; i < 6; i++) mid[i] = (mid[i]! + state[i]!) / 2;
  const brake = transition(mid, inverseBeta, h, step);
  const speed = Math.hypot(mid[3]!, mid[4]!, mid[5]!);
  step.seconds = h;
  step.q = (brake * WIND) ** 2 * WIND_S;
  const climb = Math.abs(heightOf(state) - height);
  step.dragNoise = brake * speed > LEAST_FELT ? (TILT * TILT * climb) / TILT_M : 0;
  step.heightM = height;
  step.felt = (brake * speed) ** 2 * h;
  return true;
}

/**
 * Takes a step into the mean height of what was felt, at `at` in `numbers`, and its sum behind it:
 * what air tells of b goes by the square of what it brakes. Returns the gain of the variance of b:
 * it stands for the air at that height, from which thinner air above moves nothing away.
 */
export function feel(numbers: Float64Array, at: number, step: BrakedStep): number {
  const { heightM, felt, dragNoise } = step;
  const sum = numbers[at + 1]! + felt;
  if (!(sum > 0)) return 0;
  const lower = heightM < numbers[at]!;
  numbers[at] = numbers[at]! + (felt / sum) * (heightM - numbers[at]!);
  numbers[at + 1] = sum;
  return lower ? dragNoise : 0;
}

function heightOf(x: Float64Array): number {
  return radialHeight(x[0]!, x[1]!, x[2]!, Math.hypot(x[0]!, x[1]!, x[2]!));
}

/**
 * I + A h + A² h²/2 about `x`, and what b does. Returns the share of its
 * speed that the air takes a second.
 */
function transition(
  x: Float64Array,
  inverseBeta: number,
  h: number,
  { phi, push }: BrakedStep,
): number {
  fallGradient(x[0]!, x[1]!, x[2]!, gradient);
  const r = Math.hypot(x[0]!, x[1]!, x[2]!);
  const height = radialHeight(x[0]!, x[1]!, x[2]!, r);
  const speed = Math.max(Math.hypot(x[3]!, x[4]!, x[5]!), 1);
  let brake = 0;
  let steeper = 0;
  if (height < THIN && inverseBeta > 0) {
    const shape = 0.5 * speed * dragShape(speed / soundSpeed(height)) * inverseBeta;
    const below = Math.max(height - SLOPE_M, 0);
    brake = shape * airDensity(height);
    steeper =
      (shape * (airDensity(height + SLOPE_M) - airDensity(below))) / (height + SLOPE_M - below);
  }
  const half = 0.5 * h * h;
  for (let i = 0; i < 3; i++) {
    const v = x[i + 3]!;
    for (let j = 0; j < 3; j++) {
      dampen[i * 3 + j] = -brake * ((i === j ? 1 : 0) + (v * x[j + 3]!) / (speed * speed));
      gradient[i * 3 + j] = gradient[i * 3 + j]! - steeper * v * (x[j]! / r);
    }
  }
  dampen[1] = dampen[1]! + CORIOLIS;
  dampen[3] = dampen[3]! - CORIOLIS;
  for (let i = 0; i < 3; i++) {
    push[i] = half * brake * x[i + 3]!;
    push[i + 3] = h * brake * x[i + 3]!;
    for (let j = 0; j < 3; j++) {
      const at = i * 3 + j;
      push[i + 3] = push[i + 3]! + half * dampen[at]! * brake * x[j + 3]!;
      const one = i === j ? 1 : 0;
      let twice = gradient[at]!;
      let crossed = 0;
      for (let k = 0; k < 3; k++) {
        twice += dampen[i * 3 + k]! * dampen[k * 3 + j]!;
        crossed += dampen[i * 3 + k]! * gradient[k * 3 + j]!;
      }
      phi[i * 6 + j] = one + half * gradient[at]!;
      phi[i * 6 + j + 3] = one * h + half * dampen[at]!;
      phi[(i + 3) * 6 + j] = h * gradient[at]! + half * crossed;
      phi[(i + 3) * 6 + j + 3] = one + h * dampen[at]! + half * twice;
    }
  }
  return brake;
}
