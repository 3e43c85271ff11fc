import type { Gusts, ReentryNoise } from '../motion/index.ts';
import { FILTER_MODELS, type TrackerSettings } from './settings.ts';

/**
 * The filters that run side by side on one track, and how an object passes from one to another.
 *
 * `constantVelocity` cruises, within the envelope of aircraft and balloons. `boost` is the same
 * kinematics with strong white acceleration: a burning motor, a hard turn, drag. `coast` falls
 * freely. `thrust` follows a motor along the velocity, once one may burn: its thrust is estimated, so
 * it does not lag behind as `boost` does. A missile goes from either of these to coast, never
 * straight from cruising to coasting.
 */
export const MODEL_COUNT = FILTER_MODELS.length;

/**
 * The first filters, whose six states every track has room for. The others have states beside these
 * six, {@link EXTRA_STATES} of them, and a page of their own while they run (`pages.ts`).
 */
export const BLOCK_COUNT = 3;
export const CONSTANT_VELOCITY = 0;
export const BOOST = 1;
export const COAST = 2;
export const THRUST = 3;
export const REENTRY = 4;
export const TURN = 5;
export const DRIFT = 6;
export const ACCELERATION = 7;

/** States of each filter beside place and velocity. */
export const EXTRA_STATES: readonly number[] = [0, 0, 0, 1, 1, 1, 3, 3];

/** What the extra states of a filter are taken to be in what comes from filters without them. */
export interface Unknown {
  readonly mean: number;
  /** 1 sigma, of each alike. */
  readonly sigma: number;
}

/**
 * Numbers that `count` extra states take: their values, then each one's covariances with the six,
 * then their own covariance, row-major.
 */
export function extraLength(count: number): number {
  return count * (7 + count);
}

/**
 * Power spectral densities, m²/s³. Boost: 15 g that last for half a second, or 7 g for two; 20 to
 * 150 m/s² are held so at 1 Hz. Coast: what free fall to J4 leaves out (higher
 * harmonics, thin air), 0.01 m/s² over a second.
 */
export const BOOST_Q = 10_000;
export const COAST_Q = 1e-4;

/**
 * Thrust: what steering, wind and drag leave aside of the velocity, 5 m/s² for some seconds; and
 * how the specific thrust wanders besides growing with the mass burnt, (m/s²)²/s.
 */
export const THRUST_Q = 100;
export const THRUST_WANDER = 10;

/**
 * Braked fall: as in free fall what no model holds; lift and wind across the path as a share of the
 * drag; and how the ballistic coefficient wanders, since the drag's shape over Mach is a guess: by a
 * fifth from Mach 5 to 2.
 */
export const REENTRY_NOISE: ReentryNoise = {
  q: COAST_Q,
  dragQ: 0.05,
  liftShare: 0.1,
  liftS: 3,
};

/**
 * A level turn: beside it what straight flight is given, and the rate changes by 0.05 rad/s, 1.3 g
 * at 250 m/s, in ten seconds.
 */
export const TURN_Q = 10;
export const TURN_WANDER = 2.5e-4;

/**
 * Wind: turbulence and the swing of what hangs below, 2 m/s for some 20 s; and a mean wind that
 * changes by 4 m/s in a kilometre, which is climbed in 200 s.
 */
export const GUSTS: Gusts = { timeS: 20, sigmaMps: 2, q: 0.1 };

/**
 * An acceleration that lasts: 2 g, 1 sigma, for some 20 s, as in a pull-up, a glide, a turn that is
 * not level.
 */
const LASTING_MPS2 = 20;
export const LASTING_S = 20;
export const LASTING_JERK_Q = (2 * LASTING_MPS2 * LASTING_MPS2) / LASTING_S;

/** What falls is taken to be braked below this height: at 3 km/s by some cm/s², m. */
export const REENTRY_TOP_M = 100_000;

/**
 * The extra states of which nothing is known. Thrust: lift-off at 2 g to 10 g at burnout, m/s².
 * Braked fall: logarithm of the ballistic coefficient, 5,000 kg/m², from a tumbling body (1,200) to
 * a slender one (20,000) at 2 sigma. Turn: 2.5 g at 250 m/s is 0.1 rad/s. Gusts and accelerations:
 * what they are in the long run.
 */
export const UNKNOWN: readonly Unknown[] = [
  { mean: 0, sigma: 0 },
  { mean: 0, sigma: 0 },
  { mean: 0, sigma: 0 },
  { mean: 40, sigma: 40 },
  { mean: Math.log(5_000), sigma: 0.7 },
  { mean: 0, sigma: 0.1 },
  { mean: 0, sigma: GUSTS.sigmaMps },
  { mean: 0, sigma: LASTING_MPS2 },
];

/** Writes to `extra` from `at` what is taken of filter `m`'s extra states when it begins. */
export function setUnknown(extra: Float64Array, at: number, m: number): void {
  const count = EXTRA_STATES[m]!;
  const { mean, sigma } = UNKNOWN[m]!;
  extra.fill(0, at, at + extraLength(count));
  for (let i = 0; i < count; i++) {
    extra[at + i] = mean;
    extra[at + count * 7 + i * (count + 1)] = sigma * sigma;
  }
}

/** Rates of change between filters, 1/s, by [from, to]; what is not here does not happen. */
const RATES: readonly (readonly [number, number, number])[] = [
  [CONSTANT_VELOCITY, BOOST, 1 / 60], // an aircraft starts to turn about once a minute
  [CONSTANT_VELOCITY, TURN, 1 / 60],
  [BOOST, CONSTANT_VELOCITY, 1 / 10], // and turns for about 10 s
  [TURN, CONSTANT_VELOCITY, 1 / 20],
  [BOOST, TURN, 1 / 10],
  [TURN, BOOST, 1 / 60],
  // A motor of a short-range missile burns for a minute, and the end should be seen soon. Into free
  // fall both filters of a motor go alike and from it evenly to either, so that together they pass
  // as one: `assess` relies on it.
  [BOOST, COAST, 1 / 20],
  [BOOST, REENTRY, 1 / 20],
  [BOOST, THRUST, 1 / 10],
  [THRUST, BOOST, 1 / 30],
  [THRUST, COAST, 1 / 20],
  [THRUST, REENTRY, 1 / 20],
  [COAST, BOOST, 1 / 400], // a pull-up
  [COAST, THRUST, 1 / 400], // a second stage
  [COAST, REENTRY, 1 / 20], // what falls meets air
  [REENTRY, BOOST, 1 / 400],
  [REENTRY, COAST, 1 / 100], // and may leave it again
  [REENTRY, THRUST, 1 / 400],
  [BOOST, ACCELERATION, 1 / 10], // what is done strongly is mostly done for some time
  [ACCELERATION, BOOST, 1 / 30],
  [ACCELERATION, CONSTANT_VELOCITY, 1 / 20],
  [ACCELERATION, COAST, 1 / 60],
  [ACCELERATION, REENTRY, 1 / 60],
  [ACCELERATION, TURN, 1 / 60],
  [TURN, ACCELERATION, 1 / 60],
  [REENTRY, ACCELERATION, 1 / 400],
  [CONSTANT_VELOCITY, DRIFT, 1 / 60], // a balloon rises and bursts, and between drifts
  [DRIFT, CONSTANT_VELOCITY, 1 / 600],
];

/** The same as a square, row from, column to. */
export const SWITCH_RATES = new Float64Array(MODEL_COUNT * MODEL_COUNT);
for (const [from, to, rate] of RATES) SWITCH_RATES[from * MODEL_COUNT + to] = rate;

/** First probabilities of an object of which nothing but a place is known. */
export const FIRST_WEIGHTS: readonly number[] = [0.96, 0.02, 0.02];

/**
 * 1-sigma of the first velocity of `boost` and `coast` per axis, m/s: 8 km/s, the speed of the
 * fastest ballistic missiles, is at 3 sigma.
 */
export const FAST_SIGMA_MPS = 2_700;

/** Below this a filter's share is not worth gating with. */
export const NEGLIGIBLE_WEIGHT = 1e-6;

/** Bit mask of the filters that `settings` allows, at least one. */
export function modelSet(settings: Required<TrackerSettings>): number {
  let mask = 0;
  for (const model of settings.models) mask |= 1 << FILTER_MODELS.indexOf(model);
  return mask === 0 ? 1 : mask;
}

/** The envelope of aircraft and balloons: 900 m/s over the ground, 45 km, 150 m/s of climb. */
const ENVELOPE = Float64Array.of(900, 45_000, 150);
const ENVELOPE_SIGMA = Float64Array.of(50, 2_000, 30);

/** Probability of being inside for speed, height and climb, each followed by its variance. */
export function insideEnvelope(motion: Float64Array): number {
  let inside = 1;
  for (let i = 0; i < 3; i++) {
    const sigma = both(Math.sqrt(motion[2 * i + 1]!), ENVELOPE_SIGMA[i]!);
    inside *= normalCdf((ENVELOPE[i]! - motion[2 * i]!) / sigma);
  }
  return inside;
}

/** Of two independent errors, 1 sigma. `Math.hypot` allocates and takes ten times as long. */
function both(a: number, b: number): number {
  return Math.sqrt(a * a + b * b);
}

/** Standard normal distribution function, Abramowitz and Stegun 26.2.17, error under 7.5e-8. */
export function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const polynomial =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = 0.3989422804014327 * Math.exp(-0.5 * x * x) * polynomial;
  return x >= 0 ? 1 - tail : tail;
}

/**
 * Quantile of chi-square at probability `p` with `degrees` of freedom. Two degrees exactly,
 * otherwise Wilson and Hilferty (1931), under 3 % off for p up to 0.9999.
 */
export function chiSquareQuantile(p: number, degrees: number): number {
  if (degrees === 2) return -2 * Math.log(1 - p);
  let low = 0;
  let high = 10;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < p) low = middle;
    else high = middle;
  }
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + low * Math.sqrt(spread)) ** 3;
}
