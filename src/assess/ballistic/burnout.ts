import { WGS84 } from '../../earth/index.ts';
import { radialHeight, THRUST_EXTRA, thrustPredict } from '../../motion/index.ts';
import { asideOf } from './aside.ts';
import { type Believed, updateBy } from './believed.ts';
import { brakedPredict, DRAG_EXTRA, FELT, FELT_HEIGHT } from './braked.ts';
import { dragSigma, likelyBeta } from './drag.ts';
import { normalCdf } from './normal.ts';
import type { Sight } from './sight.ts';

/**
 * When the motor went out: one filter of a motor that burns on since it was first seen, one of a
 * further stage that has lit since, and one of free fall for each of the latest reports as the
 * moment of burnout, each weighed by how well it foresaw what was reported since (Adams and MacKay,
 * "Bayesian online changepoint detection", 2007). Nothing is mixed into a free fall once it has
 * begun, so its velocity sharpens with every report, and a motor that still worked would soon stand
 * many sigmas beside it. Plain data.
 */
export interface Burnout {
  timeMs: number;
  /** The motor that was burning when first seen, and a later stage. */
  readonly on: Motoring;
  readonly lit: Motoring;
  readonly falls: Fall[];
  /**
   * 1, or less where what was first seen speaks for a short range: its motor burns for so much of
   * the usual time, and has so much of the usual chance of a further stage.
   */
  short: number;
}

/** State (6), covariance (36), thrust with its covariances (8). */
interface Motoring extends Believed {
  weight: number;
  /** Less thrust than this is no motor, m/s². */
  readonly least: number;
}

interface Fall extends Believed {
  weight: number;
  /** When the motor went out, if this one is right. */
  sinceMs: number;
}

/** A stage burns for about a minute. */
const BURN_S = 60;
/**
 * A further stage lights within some seconds of the end of the one before, or hardly any more: at
 * ten times this rate, two wild plots three minutes later made a fan of an ellipse.
 */
const STAGE_SHARE = 0.3;
const STAGE_GAP_S = 3;
/**
 * What rises more steeply than this, rad, and would fall back within these ranges, m, was not meant
 * to: reported lofted flights came down 400 km away and more. Up to the first, so many go on.
 */
const STEEP = 1.05;
const UNDONE_RANGES = [150e3, 400e3] as const;
const UNDONE_SHARE = 0.8;
const LATE_STAGE_RATE = 1 / 30_000;
/** Above this height, m, no motor is expected to start any more. */
const LAST_STAGE_HEIGHT = 400e3;

/** Specific thrust along the path, drag taken off, m/s², and 1 sigma: when first seen, at lighting. */
const FIRST_THRUST = [40, 25] as const;
const LIT_THRUST = [22, 14] as const;
/** Less than this along the path is no motor: well into its burn, and soon after lighting, m/s². */
const LEAST_THRUST = 16;
const LEAST_LIT_THRUST = 7;
/** How the thrust wanders, (m/s²)²/s. */
const WANDER = 6;
/** What free fall with drag leaves out, m²/s³. */
const FALL_NOISE = 1e-2;

/** Free falls kept: the moment of burnout matters within what a motor needs to show itself. */
const MOST_FALLS = 8;
const LEAST_WEIGHT = 1e-5;
/** No report speaks more strongly than this against any: plots of other things get in. */
const MOST_EVIDENCE = 8;
/** After a gap longer than this, s, all is begun anew. */
const LONGEST_GAP_S = 20;

/** Begins with what a tracker made of it; `burning`: probability that it does. */
export function createBurnout(
  timeMs: number,
  state: ArrayLike<number>,
  covariance: ArrayLike<number>,
  burning: number,
): Burnout {
  const fall = falling(state, covariance);
  return {
    timeMs,
    on: { ...motoring(state, covariance, FIRST_THRUST), least: LEAST_THRUST, weight: burning },
    lit: { ...motoring(state, covariance, LIT_THRUST), least: LEAST_LIT_THRUST, weight: 0 },
    falls: [{ ...fall, weight: 1 - burning, sinceMs: timeMs - 1000 * STAGE_GAP_S }],
    short: 1,
  };
}

function motoring(
  state: ArrayLike<number>,
  covariance: ArrayLike<number>,
  [thrust, sigma]: readonly [number, number],
): Believed {
  const own = believed(state, covariance, THRUST_EXTRA);
  own.extra[0] = thrust;
  own.extra[7] = sigma * sigma;
  return own;
}

/** Of its drag no more is known than of any that is so fast. */
function falling(state: ArrayLike<number>, covariance: ArrayLike<number>): Believed {
  const own = believed(state, covariance, DRAG_EXTRA);
  const [vx = 0, vy = 0, vz = 0] = own.state.subarray(3);
  const speed = Math.hypot(vx, vy, vz);
  own.extra[0] = Math.log(likelyBeta(speed));
  own.extra[7] = dragSigma(speed) ** 2;
  return own;
}

function believed(
  state: ArrayLike<number>,
  covariance: ArrayLike<number>,
  extra: number,
): Believed {
  return {
    state: Float64Array.from(state),
    covariance: Float64Array.from(covariance),
    extra: new Float64Array(extra),
  };
}

/**
 * Takes a sight in; false where it is older than what was taken in already, or so much younger
 * that all should be begun anew.
 */
export function noteSight(own: Burnout, sight: Sight): boolean {
  const dtS = (sight.timeMs - own.timeMs) / 1000;
  if (!(dtS >= 0 && dtS <= LONGEST_GAP_S)) return false;
  if (dtS > 0) pass(own, dtS);
  own.timeMs = sight.timeMs;
  weigh(own, sight);
  return true;
}

/** Time goes by: some that burned may have burned out, some that fell may have lit a stage. */
function pass(own: Burnout, dtS: number): void {
  const { on, lit, falls } = own;
  const ends = 1 - Math.exp(-dtS / (BURN_S * own.short));
  let starting = 0;
  let fullest = falls[0]!;
  for (const fall of falls) {
    const part = fall.weight * startsIn(fall, own, dtS);
    starting += part;
    fall.weight -= part;
    if (fall.weight > fullest.weight) fullest = fall;
  }
  const ended: Fall[] = [];
  for (const motor of [on, lit]) {
    const part = motor.weight * ends;
    motor.weight -= part;
    if (part < LEAST_WEIGHT) continue;
    ended.push({ ...endedIn(motor, dtS), weight: part, sinceMs: own.timeMs + 500 * dtS });
  }
  if (starting > 0) mixIn(lit, fullest, starting);
  for (const { state, covariance, extra } of [on, lit]) {
    thrustPredict(state, covariance, extra, dtS, asideOf(state, extra[0]!), WANDER);
  }
  for (const fall of falls) {
    brakedPredict(fall.state, fall.covariance, fall.extra, dtS, FALL_NOISE);
  }
  falls.push(...ended);
  drop(falls);
}

/**
 * The free fall, `dtS` on, of a motor that went out at any moment of these: half of the gain of
 * speed, and what an even spread of moments leaves of it to either side.
 */
function endedIn(motor: Motoring, dtS: number): Believed {
  const state = motor.state.slice();
  const covariance = motor.covariance.slice();
  const extra = motor.extra.slice();
  thrustPredict(state, covariance, extra, dtS / 2, asideOf(state, extra[0]!), WANDER);
  const gained = (Math.max(motor.least, extra[0]!) * dtS) ** 2 / 12;
  const [vx = 0, vy = 0, vz = 0] = state.subarray(3);
  const along = [vx, vy, vz].map((v) => v / (Math.hypot(vx, vy, vz) || 1));
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      const at = (i + 3) * 6 + j + 3;
      covariance[at] = covariance[at]! + gained * along[i]! * along[j]!;
    }
  }
  const fall = falling(state, covariance);
  brakedPredict(fall.state, fall.covariance, fall.extra, dtS / 2, FALL_NOISE);
  return fall;
}

/** Odds of the motor that burned when first seen are another factor of what they were. */
export function weighFirst(own: Burnout, beganMs: number, factor: number): void {
  const { on, lit, falls } = own;
  on.weight *= factor;
  lit.weight *= factor;
  let sum = on.weight + lit.weight;
  for (const fall of falls) {
    // What fell when first seen is the rival; later falls are of the motor that burned then.
    if (fall.sinceMs >= beganMs) fall.weight *= factor;
    sum += fall.weight;
  }
  on.weight /= sum;
  lit.weight /= sum;
  for (const fall of falls) fall.weight /= sum;
}

/** Chance that a stage lights within `dtS` of a motor that went out at `sinceMs`. */
function startsIn(fall: Fall, { timeMs, short }: Burnout, dtS: number): number {
  if (heightOf(fall) > LAST_STAGE_HEIGHT) return 0;
  const age = Math.max(0, timeMs - fall.sinceMs) / 1000;
  const gone = Math.exp(-age / STAGE_GAP_S) - Math.exp(-(age + dtS) / STAGE_GAP_S);
  const left = short * stageShare(fall) * gone;
  return Math.min(0.5, left + LATE_STAGE_RATE * dtS);
}

/** Probability that the motor is out and a further stage is yet to light. */
export function stageToCome({ falls, timeMs, short }: Burnout): number {
  let sum = 0;
  for (const fall of falls) {
    if (heightOf(fall) > LAST_STAGE_HEIGHT) continue;
    const age = Math.max(0, timeMs - fall.sinceMs) / 1000;
    const share = short * stageShare(fall);
    const left = share * Math.exp(-age / STAGE_GAP_S);
    sum += (fall.weight * left) / (1 - share + left);
  }
  return sum;
}

/**
 * Share of burnouts like this one that a further stage follows. The free fall's range is that of
 * the arc over a sphere: Bate, Mueller, White, 6.2, eq. 6.2-18.
 */
function stageShare({ state: x }: Believed): number {
  const r = Math.hypot(x[0]!, x[1]!, x[2]!);
  const vx = x[3]! - WGS84.omega * x[1]!;
  const vy = x[4]! + WGS84.omega * x[0]!;
  const v = Math.hypot(vx, vy, x[5]!) || 1;
  const sine = (x[0]! * vx + x[1]! * vy + x[2]! * x[5]!) / (r * v);
  if (!(sine > Math.sin(STEEP))) return STAGE_SHARE;
  const q = (v * v * r) / WGS84.gm;
  const cosine = Math.sqrt(Math.max(0, 1 - sine * sine));
  const range = 2 * r * Math.atan2(q * sine * cosine, 1 - q * cosine * cosine);
  const [least, enough] = UNDONE_RANGES;
  const undone = Math.min(1, Math.max(0, (enough - range) / (enough - least)));
  return STAGE_SHARE + undone * (UNDONE_SHARE - STAGE_SHARE);
}

function heightOf({ state }: Believed): number {
  return radialHeight(state[0]!, state[1]!, state[2]!);
}

/** A stage that lights on the likeliest free fall joins what lit before: their common Gaussian. */
function mixIn(lit: Motoring, fall: Fall, starting: number): void {
  const share = starting / (lit.weight + starting);
  lit.weight += starting;
  const own = 1 - share;
  const e = lit.extra;
  const a = e[0]!;
  const [thrust, sigma] = LIT_THRUST;
  const mean = own * a + share * thrust;
  const { state: x, covariance: p } = lit;
  const first = sigma * sigma + (thrust - mean) ** 2;
  e[7] = own * (e[7]! + (a - mean) ** 2) + share * first;
  e[0] = mean;
  for (let i = 0; i < 6; i++) {
    const di = x[i]! - fall.state[i]!;
    e[i + 1] = own * e[i + 1]! + own * share * di * (a - thrust);
    for (let j = 0; j < 6; j++) {
      const dj = x[j]! - fall.state[j]!;
      p[i * 6 + j] =
        own * p[i * 6 + j]! + share * fall.covariance[i * 6 + j]! + own * share * di * dj;
    }
  }
  for (let i = 0; i < 6; i++) x[i] = own * x[i]! + share * fall.state[i]!;
}

/** The weakest go. */
function drop(falls: Fall[]): void {
  for (let i = falls.length - 1; i >= 0; i--) {
    if (falls.length > 1 && falls[i]!.weight < LEAST_WEIGHT) falls.splice(i, 1);
  }
  while (falls.length > MOST_FALLS) {
    let least = 0;
    // The newest is given time to show itself.
    for (let i = 1; i < falls.length - 1; i++) {
      if (falls[i]!.weight < falls[least]!.weight) least = i;
    }
    falls.splice(least, 1);
  }
}

/** Bayes' rule: what foresaw the sight gains. */
function weigh(own: Burnout, sight: Sight): void {
  const { on, lit, falls } = own;
  const logs = [on, lit].map((motor) => {
    // Given that it pushes: p(z | a > least) = p(z) P(a > least | z) / P(a > least).
    const before = pushes(motor);
    return updateBy(motor, sight) + Math.log(pushes(motor) / before);
  });
  for (const fall of falls) logs.push(updateBy(fall, sight));
  const all = [on, lit, ...falls];
  let best = Number.NEGATIVE_INFINITY;
  all.forEach(({ weight }, i) => {
    if (weight > LEAST_WEIGHT && logs[i]! > best) best = logs[i]!;
  });
  let sum = 0;
  all.forEach((each, i) => {
    const log = Math.max(-MOST_EVIDENCE, Math.min(MOST_EVIDENCE, logs[i]! - best));
    each.weight *= Number.isFinite(log) ? Math.exp(log) : 1;
    sum += each.weight;
  });
  for (const each of all) each.weight /= sum;
}

/** Probability that the estimated thrust pushes as a motor does. */
function pushes({ extra, least }: Motoring): number {
  const sigmas = (extra[0]! - least) / Math.sqrt(Math.max(1e-6, extra[7]!));
  return Math.max(1e-6, normalCdf(sigmas));
}

/** Mean and covariance of all free falls together, with their drag. */
export function fallOf(own: Burnout): Believed {
  const mean = believed(new Float64Array(6), new Float64Array(36), DRAG_EXTRA);
  const { state, covariance, extra } = mean;
  let sum = 0;
  for (const { weight } of own.falls) sum += weight;
  const shares = own.falls.map(({ weight }) => (sum > 0 ? weight / sum : 1 / own.falls.length));
  own.falls.forEach((fall, f) => {
    for (let i = 0; i < 6; i++) state[i] = state[i]! + shares[f]! * fall.state[i]!;
    for (const e of [0, FELT_HEIGHT, FELT]) extra[e] = extra[e]! + shares[f]! * fall.extra[e]!;
  });
  own.falls.forEach((fall, f) => {
    const share = shares[f]!;
    const db = fall.extra[0]! - extra[0]!;
    extra[7] = extra[7]! + share * (fall.extra[7]! + db * db);
    for (let i = 0; i < 6; i++) {
      const di = fall.state[i]! - state[i]!;
      extra[i + 1] = extra[i + 1]! + share * (fall.extra[i + 1]! + di * db);
      for (let j = 0; j < 6; j++) {
        const value = fall.covariance[i * 6 + j]! + di * (fall.state[j]! - state[j]!);
        covariance[i * 6 + j] = covariance[i * 6 + j]! + share * value;
      }
    }
  });
  return mean;
}
