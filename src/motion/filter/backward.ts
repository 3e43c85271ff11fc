import { ecefToGeodetic } from '../../earth/index.ts';
import { cholesky, multiply, multiplyTransposed, solveLower } from './matrix.ts';
import { copyGaussian, type Dynamics, type Gaussian } from './model.ts';
import { type FilterStep, smooth } from './smoother.ts';

/**
 * How a motor's flight begins, as far as anybody knows beforehand: the moment in which it climbs
 * straight up at `speed`, and when and where that is after the launch. Each with its 1 sigma.
 */
export interface LiftOff {
  /** Upward, and across by no more than its sigma, m/s. */
  readonly speed: number;
  readonly speedSigma: number;
  /** Above the ellipsoid, m: the climb until then, and the ground of which nothing is told. */
  readonly heightM: number;
  readonly heightSigma: number;
  /** Specific thrust, m/s². */
  readonly thrust: number;
  readonly thrustSigma: number;
  /** After the launch, s. */
  readonly sinceS: number;
  readonly sinceSigmaS: number;
}

/**
 * Lift-off at 1.5 to 2.8 g: 100 m/s are reached some 10 s after it, 500 m up, on ground between the sea
 * and a plateau. Slower than that the direction of the velocity says little.
 */
export const LIFT_OFF: LiftOff = {
  speed: 100,
  speedSigma: 12,
  heightM: 800,
  heightSigma: 400,
  thrust: 21,
  thrustSigma: 5,
  sinceS: 9.5,
  sinceSigmaS: 2.5,
};

/** Where and when it was launched. */
export interface LiftOffEstimate {
  /** Launch, seconds from the time of what it was traced back from: negative. */
  readonly timeS: number;
  readonly timeSigmaS: number;
  /** At the moment of {@link LiftOff}: x, y, z, vx, vy, vz in ECEF and the specific thrust. */
  readonly state: Gaussian;
}

/**
 * Where and when a motor's flight began, out of a filter's run over its ascent, with the profile's
 * `dynamics` (`burning`): the run is smoothed back to its first moment, and that is traced back to the
 * lift-off. Null where the numbers do not lead to one.
 */
export function smoothBackward(
  steps: readonly FilterStep[],
  dynamics: Dynamics,
  liftOff: LiftOff = LIFT_OFF,
): LiftOffEstimate | null {
  const first = smooth(steps)?.[0];
  return first === undefined ? null : traceBack(first, dynamics, liftOff);
}

const N = 7;
/** Height, velocity in three axes, thrust. */
const CONDITIONS = 5;
/** Step on the way back, s, and longest way: no motor burns for longer. */
const STEP_S = 1;
const LONGEST_S = 400;
/** How wrong the time of the way back may be, 1 sigma, s: it is found, not known. */
const TIME_SIGMA_S = 60;
/** The way back is walked again from what was found until it moves by less of its own sigma. */
const SETTLED_SHARE = 0.1;
const MOST_ROUNDS = 40;
/**
 * Share of each correction that is followed, at first and by what it shrinks from round to round:
 * whole ones swing to and fro, because a slow motor's path is bent.
 */
const FOLLOWED = 0.7;
const FOLLOWED_LESS = 0.94;
/** Found times are followed by no more than this at once, s: the way is curved. */
const LARGEST_STEP_S = 15;

/**
 * The most probable beginning of what `from` was seen to be, by Gauss and Newton: state now and span
 * are unknown together, the lift-off is observed (an iterated Kalman update: Bar-Shalom, Li and
 * Kirubarajan 2001, section 10.5.2). Process noise of the way back counts as error of where it starts.
 */
export function traceBack(
  from: Gaussian,
  dynamics: Dynamics,
  liftOff: LiftOff = LIFT_OFF,
): LiftOffEstimate | null {
  const about = from.mean.slice();
  let spanS = firstSpan(about, dynamics, liftOff);
  if (spanS === null) return null;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const way = walkBack(about, dynamics, spanS);
    const found = correctWay(from, about, way, liftOff);
    if (found === null) return null;
    if (Math.abs(found.earlierS) < SETTLED_SHARE * found.timeSigmaS && round > 1) {
      return {
        timeS: -(spanS + found.earlierS) - liftOff.sinceS,
        timeSigmaS: Math.hypot(found.timeSigmaS, liftOff.sinceSigmaS),
        state: found.state,
      };
    }
    const share = FOLLOWED * FOLLOWED_LESS ** round;
    for (let i = 0; i < N; i++) about[i] = about[i]! + share * (found.now[i]! - about[i]!);
    const by = Math.min(Math.max(found.earlierS, -LARGEST_STEP_S), LARGEST_STEP_S);
    spanS = Math.min(Math.max(spanS + share * by, STEP_S), LONGEST_S);
  }
  return null;
}

/** Back until it is on the ground, or climbs no faster than at the lift-off. */
function firstSpan(now: Float64Array, dynamics: Dynamics, liftOff: LiftOff): number | null {
  let x = now.slice();
  const to = new Float64Array(N);
  for (let t = STEP_S; t <= LONGEST_S; t += STEP_S) {
    dynamics.move(x, -STEP_S, to);
    x = to.slice();
    const { heightM } = ecefToGeodetic(x[0]!, x[1]!, x[2]!);
    const speed = Math.hypot(x[3]!, x[4]!, x[5]!);
    if (!Number.isFinite(heightM)) return null;
    if (heightM < liftOff.heightM || speed < liftOff.speed) return t;
  }
  return null;
}

/** The way back from `now`: where it leads, and how that depends on `now`. */
interface Way {
  readonly end: Float64Array;
  /** ∂end/∂now, 7×7. */
  readonly transition: Float64Array;
  /** The noise of the way as if all of it had been in `now`, 7×7: the way found keeps to the model. */
  readonly noise: Float64Array;
  /** ∂end by the span: how it moves when it goes back for a second longer. */
  readonly earlier: Float64Array;
}

function walkBack(now: Float64Array, dynamics: Dynamics, spanS: number): Way {
  const steps = Math.ceil(spanS / STEP_S);
  const h = -spanS / steps;
  const x = now.slice();
  const transition = identity();
  const forward = identity();
  const noise = new Float64Array(N * N);
  const [phi, own, part, next] = [square(), square(), square(), new Float64Array(N)];
  for (let k = 0; k < steps; k++) {
    dynamics.jacobian(x, h, phi);
    multiply(phi, transition, N, N, N, part);
    transition.set(part);
    dynamics.move(x, h, next);
    x.set(next);
    // Noise of this step, carried forward to now.
    dynamics.jacobian(x, -h, phi);
    multiply(forward, phi, N, N, N, part);
    forward.set(part);
    dynamics.noise(x, h, own);
    multiply(forward, own, N, N, N, part);
    multiplyTransposed(part, forward, N, N, N, own);
    for (let i = 0; i < N * N; i++) noise[i] = noise[i]! + own[i]!;
  }
  dynamics.move(x, -0.1, next);
  const earlier = next.map((v, i) => (v - x[i]!) / 0.1);
  return { end: x, transition, noise, earlier };
}

function square(): Float64Array {
  return new Float64Array(N * N);
}

function identity(): Float64Array {
  return square().map((_, at) => (at % (N + 1) === 0 ? 1 : 0));
}

interface Found {
  readonly now: Float64Array;
  readonly earlierS: number;
  readonly timeSigmaS: number;
  readonly state: Gaussian;
}

/** One update of the state now and of the span by the conditions of the lift-off. */
function correctWay(from: Gaussian, about: Float64Array, way: Way, liftOff: LiftOff): Found | null {
  const { end, transition, earlier } = way;
  // Where the way leads from the mean of `from`, to first order about where it was walked.
  const expected = end.slice();
  for (let i = 0; i < N; i++) {
    for (let k = 0; k < N; k++) {
      expected[i] = expected[i]! + transition[i * N + k]! * (from.mean[k]! - about[k]!);
    }
  }
  const { h, y, r } = conditions(end, expected, liftOff);
  // Joint covariance of the end with what is asked: the state now, the span, the end itself.
  const widened = from.covariance.map((v, at) => v + way.noise[at]!);
  const nowToEnd = square();
  multiplyTransposed(widened, transition, N, N, N, nowToEnd);
  const endCovariance = square();
  multiply(transition, nowToEnd, N, N, N, endCovariance);
  const timeVariance = TIME_SIGMA_S * TIME_SIGMA_S;
  for (let i = 0; i < N; i++) {
    for (let j = 0; j < N; j++) {
      const at = i * N + j;
      endCovariance[at] = endCovariance[at]! + timeVariance * earlier[i]! * earlier[j]!;
    }
  }
  const endToSeen = new Float64Array(N * CONDITIONS);
  multiplyTransposed(endCovariance, h, N, N, CONDITIONS, endToSeen);
  const s = new Float64Array(CONDITIONS * CONDITIONS);
  multiply(h, endToSeen, CONDITIONS, N, CONDITIONS, s);
  for (let i = 0; i < CONDITIONS; i++) s[i * (CONDITIONS + 1)] = s[i * (CONDITIONS + 1)]! + r[i]!;
  const root = new Float64Array(CONDITIONS * CONDITIONS);
  if (!cholesky(s, CONDITIONS, root)) return null;
  solveLower(root, CONDITIONS, y, 1);
  const nowToSeen = new Float64Array(N * CONDITIONS);
  multiplyTransposed(nowToEnd, h, N, N, CONDITIONS, nowToSeen);
  const timeToSeen = new Float64Array(CONDITIONS);
  for (let i = 0; i < CONDITIONS; i++) {
    for (let k = 0; k < N; k++) {
      timeToSeen[i] = timeToSeen[i]! + timeVariance * h[i * N + k]! * earlier[k]!;
    }
  }
  const now = from.mean.slice();
  gain(root, nowToSeen, N, y, now, null);
  const state = copyGaussian({ mean: expected, covariance: endCovariance });
  gain(root, endToSeen, N, y, state.mean, state.covariance);
  const span = { mean: Float64Array.of(0), covariance: Float64Array.of(timeVariance) };
  gain(root, timeToSeen, 1, y, span.mean, span.covariance);
  const timeSigmaS = Math.sqrt(Math.max(span.covariance[0]!, 0));
  if (!Number.isFinite(now[0]! + span.mean[0]! + state.covariance[0]!)) return null;
  return { now, earlierS: span.mean[0]!, timeSigmaS, state };
}

/** x += C L⁻ᵀ y, P -= C S⁻¹ Cᵀ for C, rows × conditions, S = L Lᵀ and y divided by L already. */
function gain(
  root: Float64Array,
  crossed: Float64Array,
  rows: number,
  y: Float64Array,
  mean: Float64Array,
  covariance: Float64Array | null,
): void {
  const turned = new Float64Array(CONDITIONS * rows);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < CONDITIONS; k++) turned[k * rows + i] = crossed[i * CONDITIONS + k]!;
  }
  solveLower(root, CONDITIONS, turned, rows);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < CONDITIONS; k++) mean[i] = mean[i]! + turned[k * rows + i]! * y[k]!;
    for (let j = i; covariance !== null && j < rows; j++) {
      let value = covariance[i * rows + j]!;
      for (let k = 0; k < CONDITIONS; k++) value -= turned[k * rows + i]! * turned[k * rows + j]!;
      covariance[i * rows + j] = value;
      covariance[j * rows + i] = value;
    }
  }
}

/** What must hold at the lift-off: its derivatives at `end`, what `expected` lacks, variances. */
function conditions(
  end: Float64Array,
  expected: Float64Array,
  liftOff: LiftOff,
): { h: Float64Array; y: Float64Array; r: Float64Array } {
  const at = ecefToGeodetic(end[0]!, end[1]!, end[2]!);
  const cosine = Math.cos(at.latitudeRad);
  const up = [
    cosine * Math.cos(at.longitudeRad),
    cosine * Math.sin(at.longitudeRad),
    Math.sin(at.latitudeRad),
  ];
  const h = new Float64Array(CONDITIONS * N);
  const y = new Float64Array(CONDITIONS);
  const r = new Float64Array(CONDITIONS);
  y[0] = liftOff.heightM - at.heightM;
  r[0] = liftOff.heightSigma ** 2;
  for (let i = 0; i < 3; i++) {
    h[i] = up[i]!;
    y[0] = y[0]! - up[i]! * (expected[i]! - end[i]!);
    h[(1 + i) * N + 3 + i] = 1;
    y[1 + i] = liftOff.speed * up[i]! - expected[3 + i]!;
    r[1 + i] = liftOff.speedSigma ** 2;
  }
  h[4 * N + 6] = 1;
  y[4] = liftOff.thrust - expected[6]!;
  r[4] = liftOff.thrustSigma ** 2;
  return { h, y, r };
}
