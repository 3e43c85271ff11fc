import { MEAN_RADIUS } from '../../earth/index.ts';
import type { Track } from '../../track/index.ts';
import { perigeeRadius } from './kepler.ts';
import { normalCdf } from './normal.ts';

/**
 * How sure a track is that of a ballistic object: five hypotheses, weighed by stated likelihoods
 * of what the track shows (speed, height, climb, perigee, motion models), with the track's own
 * errors in each. All figures are assumptions, kept in one place to be argued with.
 */

/** Nothing slower, over the ground, is looked at: no missile above its last kilometres is. */
export const LEAST_SPEED = 500;
/** Faster than an escape from the surface: a meteor or a false track. */
const MOST_SPEED = 11_500;
/** An arc whose perigee lies above this radius goes round, m. */
const ORBIT_PERIGEE = 6_371_000 + 120_000;

/** Share of new tracks that are air or surface traffic, false, in orbit, out of orbit, ballistic. */
const PRIOR = { air: 0.89, false: 0.1, orbital: 0.006, decaying: 0.001, ballistic: 0.003 };
/**
 * What falls out of orbit: m/s over the turning Earth, almost level, with its perigee about the
 * top of the air; 1 sigma each. Ballistic arcs have theirs anywhere down to the Earth's centre.
 */
const DECAY = { speed: 7_400, speedSigma: 400, climb: -100, climbSigma: 150 };
const DECAY_PERIGEE = { height: 0, sigma: 120e3, anywhere: 6.5e6 };
/** A false track finds the next report in its gate with this chance at most. */
const FALSE_CHANCE = 0.22;
/** Motion models weigh at most this much, as the logarithm of a ratio: a burning motor fits none. */
const MODEL_LIMIT = 8;

/** Normal densities for air traffic: speed, height, climb; with floors for the unforeseen. */
const AIR = {
  speed: 230,
  speedSigma: 150,
  speedFloor: 1e-9,
  height: 8_000,
  heightSigma: 6_000,
  heightFloor: 1e-8,
  climbSigma: 25,
  climbFloor: 1e-6,
};

/** What of a track is weighed; heights and rates are geocentric, which is near enough here. */
export interface Kinematics {
  readonly speed: number;
  readonly speedSigma: number;
  readonly height: number;
  readonly heightSigma: number;
  readonly climb: number;
  readonly climbSigma: number;
  readonly perigee: number;
  readonly perigeeSigma: number;
}

/**
 * Probability that the track is a ballistic object, or one that glides after a motor's work: what
 * is held up by lift (`lifted`) did not fall out of an orbit, and goes round in none.
 */
export function ballisticProbability(track: Track, k: Kinematics, lifted = false): number {
  if (!(k.speed >= LEAST_SPEED && k.speed <= MOST_SPEED)) return 0;
  const height = Math.max(1_000, k.height);
  const goesRound = lifted
    ? 0
    : normalCdf((k.perigee - ORBIT_PERIGEE) / Math.max(1_000, k.perigeeSigma));
  const air =
    Math.log(PRIOR.air) +
    floored(k.speed, AIR.speed, Math.hypot(AIR.speedSigma, k.speedSigma), AIR.speedFloor) +
    floored(height, AIR.height, Math.hypot(AIR.heightSigma, k.heightSigma), AIR.heightFloor) +
    floored(k.climb, 0, Math.hypot(AIR.climbSigma, k.climbSigma), AIR.climbFloor);
  // Log-uniform in speed over 500 to 8,000 m/s and in height over 5 to 7,000 km.
  const spread =
    -Math.log(k.speed * Math.log(16)) -
    Math.log(height * Math.log(1_400)) +
    floored(k.climb, 0, Math.hypot(0.7 * k.speed, k.climbSigma), 1e-9);
  const wrong = Math.max(1 - track.existence, FALSE_CHANCE ** Math.max(0, track.reportCount - 2));
  const orbital =
    Math.log(PRIOR.orbital) +
    floored(k.speed, 7_500, Math.hypot(400, k.speedSigma), 1e-9) -
    Math.log(2e6) +
    floored(k.climb, 0, Math.hypot(200, k.climbSigma), 1e-7) +
    Math.log(Math.max(1e-12, goesRound));
  const ballistic =
    Math.log(PRIOR.ballistic) +
    spread +
    modelEvidence(track) +
    Math.log(Math.max(1e-12, 1 - goesRound));
  const decaying =
    Math.log(lifted ? 1e-12 : PRIOR.decaying) +
    floored(k.speed, DECAY.speed, Math.hypot(DECAY.speedSigma, k.speedSigma), 1e-9) +
    floored(k.climb, DECAY.climb, Math.hypot(DECAY.climbSigma, k.climbSigma), 1e-9) -
    Math.log(height * Math.log(1_400)) +
    floored(
      k.perigee - MEAN_RADIUS,
      DECAY_PERIGEE.height,
      Math.hypot(DECAY_PERIGEE.sigma, k.perigeeSigma),
      1e-12,
    ) +
    Math.log(DECAY_PERIGEE.anywhere) +
    modelEvidence(track);
  const falseTrack = Math.log(PRIOR.false * wrong + 1e-300) + spread;
  const top = Math.max(air, falseTrack, orbital, decaying, ballistic);
  const sum =
    Math.exp(air - top) +
    Math.exp(falseTrack - top) +
    Math.exp(orbital - top) +
    Math.exp(decaying - top) +
    Math.exp(ballistic - top);
  return Math.exp(ballistic - top) / sum;
}

/** Logarithm of the odds of falling against flying or drifting, bounded. */
function modelEvidence(track: Track): number {
  const m = track.models;
  // Strong acceleration is a motor as well as a fighter's turn: it speaks for neither.
  const either = (m.boost ?? 0) / 2;
  const falls = (m.coast ?? 0) + (m.reentry ?? 0) + either;
  const flies = (m.constantVelocity ?? 0) + (m.turn ?? 0) + (m.drift ?? 0) + either;
  if (falls + flies === 0) return 0;
  const odds = Math.log((falls + 1e-6) / (flies + 1e-6));
  return Math.max(-MODEL_LIMIT, Math.min(MODEL_LIMIT, odds));
}

/** Logarithm of a normal density, not under that of `floor`. */
function floored(x: number, mean: number, sigma: number, floor: number): number {
  const z = (x - mean) / sigma;
  return Math.max(Math.log(floor), -0.5 * z * z - Math.log(sigma) - 0.918938533);
}

const moved = new Float64Array(6);

/** Weighs what {@link ballisticProbability} needs out of a state and its covariance. */
export function kinematics(state: Float64Array, covariance: Float64Array): Kinematics {
  const [x, y, z, vx, vy, vz] = [state[0]!, state[1]!, state[2]!, state[3]!, state[4]!, state[5]!];
  const r = Math.hypot(x, y, z);
  const speed = Math.hypot(vx, vy, vz);
  const perigee = perigeeRadius(state);
  let perigeeVariance = 0;
  for (let i = 3; i < 6; i++) {
    const sigma = Math.sqrt(Math.max(0, covariance[i * 7]!));
    moved.set(state);
    moved[i] = moved[i]! + sigma;
    const up = perigeeRadius(moved);
    moved[i] = moved[i]! - 2 * sigma;
    perigeeVariance += ((up - perigeeRadius(moved)) / 2) ** 2;
  }
  return {
    speed,
    speedSigma: Math.sqrt(along(covariance, 3, vx / speed, vy / speed, vz / speed)),
    height: r - 6_371_000,
    heightSigma: Math.sqrt(along(covariance, 0, x / r, y / r, z / r)),
    climb: (x * vx + y * vy + z * vz) / r,
    climbSigma: Math.sqrt(along(covariance, 3, x / r, y / r, z / r)),
    perigee,
    perigeeSigma: Math.sqrt(perigeeVariance),
  };
}

/** Variance along a unit vector within the 3×3 block that starts at `from`. */
function along(c: Float64Array, from: number, ux: number, uy: number, uz: number): number {
  const at = (i: number, j: number): number => c[(from + i) * 6 + from + j]!;
  const variance =
    ux * (ux * at(0, 0) + uy * at(0, 1) + uz * at(0, 2)) +
    uy * (ux * at(1, 0) + uy * at(1, 1) + uz * at(1, 2)) +
    uz * (ux * at(2, 0) + uy * at(2, 1) + uz * at(2, 2));
  return Math.max(0, variance);
}
