import { AIR_TOP, CORIOLIS, fallAcceleration, fallGradient } from '../earth/index.ts';
import { addWhiteAcceleration, transformAugmented } from './covariance.ts';
import { brakeBy, braking, type ExponentialAir, radialHeight } from './drag.ts';

/**
 * Free fall braked by air that turns with the Earth, r'' = g(r, v) - ½ ρ(h) c(M) |v| v / β, with
 * the hypersonic ballistic coefficient β = exp(b) kg/m² as a seventh state b (Julier and Uhlmann,
 * Proc. IEEE 92(3), 2004, section VII, estimate it so). The air is the standard atmosphere with the
 * drag's shape c over Mach, or an exponential one. `extra` is b, its covariances with the six
 * states, its variance.
 */
export interface ReentryNoise {
  /** White acceleration of any direction, m²/s³. */
  readonly q: number;
  /**
   * Variance that b gains as the speed changes by a factor of e: the drag's shape over Mach is a
   * guess. Where the speed keeps, so does b.
   */
  readonly dragQ: number;
  /**
   * Lift and wind: that share of the drag also acts aside, and keeps its direction for `liftS`
   * seconds, which counts as white acceleration of (share · drag)² · liftS.
   */
  readonly liftShare: number;
  readonly liftS: number;
}

/** Longest step in air and above it, longest span, s. */
const STEP_S = 0.5;
const HIGH_STEP_S = 5;
const LONGEST_S = 3_600;

/** β from 100 kg/m², a tumbling tank, to 100,000: more than any re-entry body has. */
const LEAST_LOG_BETA = Math.log(100);
const MOST_LOG_BETA = Math.log(100_000);

/**
 * More of its speed than this nothing loses in a second; where the formula says so, it has left what
 * it holds for, and the drag is taken as even, 1/s.
 */
const MOST_BRAKE = 1;

/** Share of the speed that a step may take. */
const LARGEST_LOSS = 0.5;

/** Slower than this the direction of the drag says nothing, m/s. */
const SLOWEST_MPS = 1;

const phi = new Float64Array(36);
const push = new Float64Array(6);
const gradient = new Float64Array(9);
const dampen = new Float64Array(9);
const steepen = new Float64Array(9);
const pull = new Float64Array(3);
const mid = new Float64Array(6);
const before = new Float64Array(36);

/**
 * Numbers that pass between the functions here, which as arguments would each be made anew on the heap:
 * b, the step, s, what brakes, 1/s, and the drag on the way, m/s².
 */
const LOG_BETA = 0;
const STEP = 1;
const BRAKE = 2;
const DRAG = 3;
const passed = new Float64Array(4);

/** A height, m, and a speed, m/s. */
const flown = new Float64Array(2);

const told = new Float64Array(1);

/**
 * Predicts by `dtS` in place. False, and nothing changed, for a span over an hour or not finite.
 */
export function reentryPredict(
  state: Float64Array,
  covariance: Float64Array,
  extra: Float64Array,
  dtS: number,
  noise: ReentryNoise,
  air: ExponentialAir | null = null,
): boolean {
  told[0] = dtS;
  return reentryMove(state, covariance, extra, told, noise, air);
}

/** The same by the span in `by[0]`, s (`kinematic.ts` says why). */
export function reentryMove(
  state: Float64Array,
  covariance: Float64Array,
  extra: Float64Array,
  by: Float64Array,
  noise: ReentryNoise,
  air: ExponentialAir | null,
): boolean {
  const dtS = by[0]!;
  if (!(Math.abs(dtS) <= LONGEST_S)) return false;
  let left = Math.abs(dtS);
  while (left > 0) {
    passed[LOG_BETA] = extra[0]!;
    noteLongestStep(state, air);
    const span = Math.min(left, passed[STEP]!);
    passed[STEP] = dtS < 0 ? -span : span;
    step(state, covariance, extra, noise, air);
    left -= span;
  }
  return true;
}

/**
 * Moves `state` by `dtS` in place with β = exp(logBeta), and writes what the six states do to each
 * other on the way to `through` (6×6 row-major) and what logBeta does to them to `driven` (6). False,
 * and nothing changed, as {@link reentryPredict}.
 */
export function reentryTransition(
  state: Float64Array,
  logBeta: number,
  dtS: number,
  through: Float64Array,
  driven: Float64Array,
): boolean {
  through.fill(0);
  driven.fill(0);
  for (let i = 0; i < 6; i++) through[i * 7] = 1;
  if (!(Math.abs(dtS) <= LONGEST_S)) return false;
  const b = Math.min(Math.max(logBeta, LEAST_LOG_BETA), MOST_LOG_BETA);
  let left = Math.abs(dtS);
  passed[LOG_BETA] = b;
  while (left > 0) {
    noteLongestStep(state, null);
    const span = Math.min(left, passed[STEP]!);
    passed[STEP] = dtS < 0 ? -span : span;
    move(state, null);
    before.set(through);
    for (let i = 0; i < 6; i++) {
      let sum = push[i]!;
      for (let k = 0; k < 6; k++) sum += phi[i * 6 + k]! * driven[k]!;
      mid[i] = sum;
      for (let j = 0; j < 6; j++) {
        let value = 0;
        for (let k = 0; k < 6; k++) value += phi[i * 6 + k]! * before[k * 6 + j]!;
        through[i * 6 + j] = value;
      }
    }
    driven.set(mid);
    left -= span;
  }
  return true;
}

/** Leaves the longest step, s: the drag takes no more than a part of the speed in it, else it would not settle. */
function noteLongestStep(x: Float64Array, air: ExponentialAir | null): void {
  if (!(radialHeight(x[0]!, x[1]!, x[2]!) < AIR_TOP)) {
    passed[STEP] = HIGH_STEP_S;
    return;
  }
  accelerate(x, air);
  const steepness = passed[BRAKE]! * Math.max(braking.bySpeed, 1);
  passed[STEP] = Math.min(STEP_S, LARGEST_LOSS / (steepness + 1e-9));
}

function step(
  x: Float64Array,
  p: Float64Array,
  extra: Float64Array,
  noise: ReentryNoise,
  air: ExponentialAir | null,
): void {
  const b = Math.min(Math.max(extra[0]!, LEAST_LOG_BETA), MOST_LOG_BETA);
  extra[0] = b;
  passed[LOG_BETA] = b;
  const speed = speedOf(x);
  move(x, air);
  const aside = noise.liftShare * passed[DRAG]!;
  transformAugmented(phi, push, 1, p, extra);
  extra[7] = extra[7]! + noise.dragQ * Math.abs(Math.log(speedOf(x) / speed));
  addWhiteAcceleration(p, passed[STEP]!, noise.q + aside * aside * noise.liftS);
}

/**
 * One step of `x` by the midpoint rule, its transition in `phi` and `push`; leaves the drag on the way.
 */
function move(x: Float64Array, air: ExponentialAir | null): void {
  const h = passed[STEP]!;
  const half = 0.5 * h;
  accelerate(x, air);
  for (let k = 0; k < 3; k++) {
    mid[k] = x[k]! + half * x[k + 3]!;
    mid[k + 3] = x[k + 3]! + half * pull[k]!;
  }
  accelerate(mid, air);
  transition(mid);
  for (let k = 0; k < 3; k++) {
    x[k] = x[k]! + h * (x[k + 3]! + half * pull[k]!);
    x[k + 3] = x[k + 3]! + h * pull[k]!;
  }
  passed[DRAG] = passed[BRAKE]! * speedOf(mid);
}

function speedOf(x: Float64Array): number {
  const speed = Math.sqrt(x[3]! * x[3]! + x[4]! * x[4]! + x[5]! * x[5]!);
  return Math.max(speed, SLOWEST_MPS);
}

/** Acceleration at `x` into `pull`; leaves what brakes, and its slopes in `braking`. */
function accelerate(x: Float64Array, air: ExponentialAir | null): void {
  fallAcceleration(x, pull);
  flown[0] = radialHeight(x[0]!, x[1]!, x[2]!);
  flown[1] = speedOf(x);
  brakeBy(flown, air);
  let brake = braking.brake * Math.exp(-passed[LOG_BETA]!);
  if (brake > MOST_BRAKE) {
    brake = MOST_BRAKE;
    braking.byHeight = 0;
    braking.bySpeed = 0;
  }
  for (let i = 0; i < 3; i++) pull[i] = pull[i]! - brake * x[i + 3]!;
  passed[BRAKE] = brake;
}

/** I + A h + A² h²/2 about `x`, into `phi`, and what b does, into `push`. */
function transition(x: Float64Array): void {
  const brake = passed[BRAKE]!;
  const h = passed[STEP]!;
  fallGradient(x[0]!, x[1]!, x[2]!, gradient);
  const speed = speedOf(x);
  const steeper = brake * braking.byHeight;
  const harder = (brake * braking.bySpeed) / (speed * speed);
  const r = Math.sqrt(x[0]! * x[0]! + x[1]! * x[1]! + x[2]! * x[2]!);
  const half = 0.5 * h * h;
  for (let i = 0; i < 3; i++) {
    const v = x[i + 3]!;
    push[i] = half * brake * v;
    push[i + 3] = h * brake * v;
    for (let j = 0; j < 3; j++) {
      dampen[i * 3 + j] = -(i === j ? brake : 0) - harder * v * x[j + 3]!;
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
