import { chartAt, fromChart, type GeoPoint, MEAN_RADIUS, WGS84 } from '../../earth/index.ts';
import { RANGE_CLASSES } from '../hazard.ts';
import { burnoutSpeed, possibleClasses } from './ascent.ts';
import { choleskyRoot, type Impact } from './impact.ts';
import { KEPLER_APOGEE, KEPLER_SIZE, KEPLER_TIME, keplerToSphere } from './kepler.ts';
import type { Burn } from './motor.ts';
import { normalQuantile } from './normal.ts';

/**
 * Where an object may come down while its motor may still work: a cloud of states, each carried
 * to a burnout that is possible for it and followed by a Kepler arc. Air and oblateness move each
 * point by far less than the cloud is wide. One strand for each class that is still possible, one
 * for the motor that stops within seconds, one for free fall from now on.
 */
export interface Strand {
  /** Probability; all strands of a fan sum to 1. */
  readonly weight: number;
  readonly points: readonly GeoPoint[];
  /** Seconds to the impact, for each point. */
  readonly timesS: readonly number[];
  /** Logarithms of the apogees, m. */
  readonly lnApogees: readonly number[];
}

/** Points of a class, of the motor that stops at once, of free fall. */
const CLASS_POINTS = 48;
const ENDING_POINTS = 32;
export const FALL_POINTS = 96;
/** Chance that what burns stops within the time below, s: a stage burns for about a minute. */
const ENDING_SHARE = 0.1;
const ENDING_S = 6;
/** 1 sigma of the logarithm of the mean gain of speed that is to come against that of now. */
const THRUST_LN_SIGMA = 0.3;
/** A stage gains speed faster the lighter it gets: mean of what is to come over now. */
const THRUST_GROWTH = 1.2;
/** How far the thrust turns the flight up or down besides gravity, rad for a minute of burning. */
const PITCH_SIGMA = 0.12;
/** And sideways: what flew so far kept its bearing; dog-legs are not foreseen. */
const YAW_SIGMA = 0.05;
/** No stage after stage burns longer from when it is seen, s. */
const LONGEST_BURN_S = 300;
const BURN_STEPS = 8;
/** Where arcs end: a sphere that fits the ellipsoid at middle latitudes, m. */
const GROUND_RADIUS = 6_369_000;
/** A strand of which less comes down is left out; what goes up for good is another hazard. */
const LEAST_DOWN = 0.2;

/** Fractional parts of multiples of the powers of the root of x^11 = x + 1: an even lattice. */
const LATTICE = (() => {
  let g = 1.5;
  for (let i = 0; i < 60; i++) g = (1 + g) ** (1 / 11);
  return Float64Array.from({ length: 10 }, (_, i) => g ** -(i + 1) % 1);
})();

const DIMENSIONS = LATTICE.length;

/** The lattice of one strand and its normal quantiles, by point and dimension: always the same. */
interface Draws {
  readonly uniform: Float64Array;
  readonly normal: Float64Array;
}

/** Each strand (as many as classes, and one) has a part of the lattice of its own. */
const DRAWS: readonly Draws[] = Array.from({ length: RANGE_CLASSES.length + 1 }, (_, strand) => {
  const uniform = Float64Array.from({ length: FALL_POINTS * DIMENSIONS }, (_, i) => {
    const k = Math.floor(i / DIMENSIONS);
    return ((k + 0.5) * LATTICE[i % DIMENSIONS]! + 0.5 + 0.137 * strand) % 1;
  });
  return { uniform, normal: uniform.map(normalQuantile) };
});
let draws = DRAWS[0]!;

const root = new Float64Array(36);
const moved = new Float64Array(6);
const hit = new Float64Array(KEPLER_SIZE);

/** Strands of the burning motor, weights summing to 1; none where nothing comes down. */
export function burningStrands(
  state: Float64Array,
  covariance: Float64Array,
  burn: Burn,
): Strand[] {
  choleskyRoot(covariance, root);
  const speed = Math.hypot(state[3]!, state[4]!, state[5]!);
  const height = Math.hypot(state[0]!, state[1]!, state[2]!) - MEAN_RADIUS;
  const strands = [
    gather(ENDING_SHARE, ENDING_POINTS, 0, state, (k) => {
      burnOn(burn.acceleration * ENDING_S * uniform(k, 6), burn, k);
    }),
  ];
  possibleClasses(speed, height).forEach(({ probability, low, high }, c) => {
    const weight = (1 - ENDING_SHARE) * probability;
    const strand = gather(weight, CLASS_POINTS, c + 1, state, (k) => {
      const reached = Math.hypot(moved[3]!, moved[4]!, moved[5]!);
      const range = low * (high / low) ** uniform(k, 6);
      burnOn(Math.max(0, burnoutSpeed(range) - reached), burn, k);
    });
    strands.push(strand);
  });
  return normalised(strands);
}

/** Free fall from now on; null where most of it does not come down. */
export function fallingStrand(state: Float64Array, covariance: Float64Array): Strand | null {
  choleskyRoot(covariance, root);
  const strand = gather(1, FALL_POINTS, 0, state, () => {});
  return strand.points.length > FALL_POINTS / 2 ? strand : null;
}

/** The same from a Gaussian on the ground: points, and times that go with it as they are. */
export function gaussianStrand(impact: Impact): Strand {
  const { northNorth, northEast, eastEast } = impact.covariance;
  const a = Math.sqrt(northNorth);
  const b = northEast / (a || 1);
  const c = Math.sqrt(Math.max(0, eastEast - b * b));
  const chart = chartAt(impact.point);
  const points: GeoPoint[] = [];
  const timesS: number[] = [];
  draws = DRAWS[0]!;
  for (let k = 0; k < FALL_POINTS; k++) {
    const u = normal(k, 0);
    const v = normal(k, 1);
    points.push(fromChart(chart, a * u, b * u + c * v));
    timesS.push(impact.timeS + impact.timeSigmaS * normal(k, 2));
  }
  return { weight: 1, points, timesS, lnApogees: [Math.log(Math.max(1_000, impact.apogeeM))] };
}

export function normalised(strands: readonly Strand[]): Strand[] {
  const some = strands.filter(({ weight, points }) => weight > 0 && points.length > 0);
  const sum = some.reduce((total, { weight }) => total + weight, 0);
  return some.map((strand) => ({ ...strand, weight: strand.weight / sum }));
}

/** Draws `count` states about `state`, lets each do what `act` does, and follows it down. */
function gather(
  weight: number,
  count: number,
  strand: number,
  state: Float64Array,
  act: (k: number) => void,
): Strand {
  const points: GeoPoint[] = [];
  const timesS: number[] = [];
  const lnApogees: number[] = [];
  draws = DRAWS[strand]!;
  for (let k = 0; k < count; k++) {
    moved.set(state);
    for (let d = 0; d < 6; d++) {
      const z = normal(k, d);
      for (let i = d; i < 6; i++) moved[i] = moved[i]! + root[i * 6 + d]! * z;
    }
    burnt = 0;
    act(k);
    if (!keplerToSphere(moved, GROUND_RADIUS, true, hit)) continue;
    points.push(groundPlace(hit[0]!, hit[1]!, hit[2]!));
    timesS.push(burnt + hit[KEPLER_TIME]!);
    lnApogees.push(Math.log(Math.max(1_000, hit[KEPLER_APOGEE]! - GROUND_RADIUS)));
  }
  const enough = points.length >= LEAST_DOWN * count;
  return { weight: enough ? (weight * points.length) / count : 0, points, timesS, lnApogees };
}

/** Bowring's formula once over: within 1e-11 rad so near the ellipsoid as arcs end. */
function groundPlace(x: number, y: number, z: number): GeoPoint {
  const p = Math.sqrt(x * x + y * y);
  const beta = Math.atan2(WGS84.a * z, WGS84.b * p);
  const sin = Math.sin(beta);
  const cos = Math.cos(beta);
  const ep2 = WGS84.e2 / (1 - WGS84.e2);
  return {
    latitudeRad: Math.atan2(
      z + ep2 * WGS84.b * sin * sin * sin,
      p - WGS84.e2 * WGS84.a * cos * cos * cos,
    ),
    longitudeRad: Math.atan2(y, x),
  };
}

/** Seconds that the motor of the state in `moved` went on for. */
let burnt = 0;

function uniform(k: number, d: number): number {
  return draws.uniform[k * DIMENSIONS + d]!;
}

function normal(k: number, d: number): number {
  return draws.normal[k * DIMENSIONS + d]!;
}

/**
 * Lets `moved` gain `gain` m/s along its path: a gravity turn on a round Earth in a few steps,
 * dγ/dt = -(g/v - v/r) cos γ, with the thrust a little up or down and sideways.
 */
function burnOn(gain: number, burn: Burn, k: number): void {
  const growth = THRUST_GROWTH * Math.exp(THRUST_LN_SIGMA * normal(k, 7));
  const left = Math.min(LONGEST_BURN_S, gain / (burn.acceleration * growth));
  if (!(left > 0)) return;
  burnt = left;
  const share = Math.sqrt(left / 60);
  const pitch = (PITCH_SIGMA * share * normal(k, 8)) / left;
  const yaw = YAW_SIGMA * share * normal(k, 9);
  const before = Math.hypot(moved[3]!, moved[4]!, moved[5]!);
  const r0 = Math.hypot(moved[0]!, moved[1]!, moved[2]!);
  const climb = (moved[0]! * moved[3]! + moved[1]! * moved[4]! + moved[2]! * moved[5]!) / r0;
  // Unit vectors up and ahead over the ground, the latter turned by the yaw.
  let length = 0;
  for (let i = 0; i < 3; i++) {
    up[i] = moved[i]! / r0;
    ahead[i] = moved[i + 3]! - climb * up[i]!;
    length += ahead[i]! * ahead[i]!;
  }
  length = Math.sqrt(length) || 1;
  for (let i = 0; i < 3; i++) ahead[i] = ahead[i]! / length;
  const cos = Math.cos(yaw);
  const sin = Math.sin(yaw);
  const a = [ahead[0]!, ahead[1]!, ahead[2]!] as const;
  const u = [up[0]!, up[1]!, up[2]!] as const;
  ahead[0] = cos * a[0] + sin * (a[1] * u[2] - a[2] * u[1]);
  ahead[1] = cos * a[1] + sin * (a[2] * u[0] - a[0] * u[2]);
  ahead[2] = cos * a[2] + sin * (a[0] * u[1] - a[1] * u[0]);
  let angle = Math.asin(Math.max(-1, Math.min(1, climb / before)));
  let height = r0;
  let along = 0;
  const dt = left / BURN_STEPS;
  for (let step = 0; step < BURN_STEPS; step++) {
    const v = before + (gain * (step + 0.5)) / BURN_STEPS;
    const gravity = WGS84.gm / (height * height);
    const bend = -(gravity / v - v / height) * Math.cos(angle) + pitch;
    angle = Math.min(STEEPEST, angle + bend * dt);
    height += v * Math.sin(angle) * dt;
    along += (v * Math.cos(angle) * dt) / height;
  }
  const c = Math.cos(along);
  const s = Math.sin(along);
  const across = (before + gain) * Math.cos(angle);
  const rise = (before + gain) * Math.sin(angle);
  for (let i = 0; i < 3; i++) {
    const radial = c * u[i]! + s * ahead[i]!;
    const tangent = c * ahead[i]! - s * u[i]!;
    moved[i] = height * radial;
    moved[i + 3] = rise * radial + across * tangent;
  }
}

const up = new Float64Array(3);
const ahead = new Float64Array(3);

/** No powered flight passes the vertical, rad. */
const STEEPEST = 1.565;
