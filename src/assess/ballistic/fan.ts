import {
  chartAt,
  ecefToGeodetic,
  fromChart,
  type GeoPoint,
  MEAN_RADIUS,
  toChart,
} from '../../earth/index.ts';
import { choleskyRoot } from './impact.ts';
import { KEPLER_APOGEE, KEPLER_SIZE, KEPLER_TIME, keplerToSphere } from './kepler.ts';
import { normalQuantile } from './normal.ts';

/**
 * Where an object may come down while its track is short or its motor still burns: a cloud of
 * states followed by Kepler arcs. Air and oblateness move each point by far less than the cloud
 * is wide.
 */
export interface Fan {
  readonly points: readonly GeoPoint[];
  /** Share of the cloud that comes down at all. */
  readonly share: number;
  readonly point: GeoPoint;
  readonly timeS: number;
  readonly timeSigmaS: number;
  readonly apogeeM: number;
  readonly apogeeLnSigma: number;
}

/** A motor that may still burn. */
export interface Burn {
  /** m/s². */
  readonly acceleration: number;
  readonly probability: number;
}

/** Enough that a 99 % area rests on more than two points; about 0.3 ms. */
const POINTS = 240;
/**
 * Share of reported test flights whose speed at burnout was below, m/s: what a motor that still
 * burns is likely to reach, given what it has. From the equivalent ranges of 92 flights.
 */
const BURNOUT_SPEEDS: readonly (readonly [number, number])[] = [
  [1_200, 0],
  [1_570, 0.1],
  [1_780, 0.25],
  [2_100, 0.5],
  [2_600, 0.6],
  [3_100, 0.7],
  [3_450, 0.75],
  [3_750, 0.8],
  [4_950, 0.85],
  [5_700, 0.9],
  [6_900, 0.95],
  [7_600, 1],
];
/**
 * What still burns at a height, m, is going to be at least so fast, m/s: the least speed at
 * burnout with the steepest of reported ascents.
 */
const LEAST_BURNOUT: readonly (readonly [number, number])[] = [
  [0, 1_200],
  [40e3, 1_500],
  [80e3, 2_200],
  [140e3, 2_800],
  [210e3, 4_500],
  [350e3, 5_500],
  [800e3, 6_200],
];
/** How far the thrust may turn the flight besides gravity: radians for a minute of burning. */
const TURN_SIGMA = 0.1;
/** No stage after stage burns longer from when it is seen, s. */
const LONGEST_BURN_S = 300;

/** Fractional parts of multiples of the powers of the root of x^11 = x + 1: an even lattice. */
const LATTICE = (() => {
  let g = 1.5;
  for (let i = 0; i < 60; i++) g = (1 + g) ** (1 / 11);
  return Float64Array.from({ length: 10 }, (_, i) => g ** -(i + 1) % 1);
})();

const root = new Float64Array(36);
const moved = new Float64Array(6);
const hit = new Float64Array(KEPLER_SIZE);

/** Null where under half of the cloud comes down. */
export function predictFan(
  state: Float64Array,
  covariance: Float64Array,
  burn: Burn | null,
): Fan | null {
  choleskyRoot(covariance, root);
  const radius = 6_369_000;
  const points: GeoPoint[] = [];
  const chart = chartAt(ecefToGeodetic(state[0]!, state[1]!, state[2]!));
  const flat = new Float64Array(2);
  let [n, e, t, t2, h, h2] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < POINTS; k++) {
    sample(state, k, burn);
    if (!keplerToSphere(moved, radius, true, hit)) continue;
    const place = ecefToGeodetic(hit[0]!, hit[1]!, hit[2]!);
    points.push({ latitudeRad: place.latitudeRad, longitudeRad: place.longitudeRad });
    toChart(chart, place.latitudeRad, place.longitudeRad, flat, 0);
    n += flat[0]!;
    e += flat[1]!;
    const time = hit[KEPLER_TIME]!;
    t += time;
    t2 += time * time;
    const apogee = Math.log(Math.max(1_000, hit[KEPLER_APOGEE]! - radius));
    h += apogee;
    h2 += apogee * apogee;
  }
  const count = points.length;
  if (count < POINTS / 2) return null;
  return {
    points,
    share: count / POINTS,
    point: fromChart(chart, n / count, e / count),
    timeS: t / count,
    timeSigmaS: Math.sqrt(Math.max(1, t2 / count - (t / count) ** 2)),
    apogeeM: Math.exp(h / count),
    apogeeLnSigma: Math.sqrt(Math.max(0, h2 / count - (h / count) ** 2)),
  };
}

/** The k-th state of the cloud into `moved`. */
function sample(state: Float64Array, k: number, burn: Burn | null): void {
  moved.set(state);
  for (let d = 0; d < 6; d++) {
    const z = normalQuantile(uniform(k, d));
    for (let i = d; i < 6; i++) moved[i] = moved[i]! + root[i * 6 + d]! * z;
  }
  if (burn === null || uniform(k, 9) > burn.probability) return;
  const speed = Math.hypot(moved[3]!, moved[4]!, moved[5]!);
  const height = Math.hypot(moved[0]!, moved[1]!, moved[2]!) - MEAN_RADIUS;
  const least = Math.max(speed, between(LEAST_BURNOUT, height));
  const gain = Math.max(0, burnoutSpeed(least, uniform(k, 6)) - speed);
  const left = Math.min(LONGEST_BURN_S, gain / burn.acceleration);
  const turn = TURN_SIGMA * Math.sqrt(left / 60);
  const lift = turn * normalQuantile(uniform(k, 7));
  const yaw = (turn / 2) * normalQuantile(uniform(k, 8));
  steer(speed + burn.acceleration * left, lift, yaw, left, speed);
}

/** Quantile `u` of the speed at burnout of what gets at least to `least`. */
function burnoutSpeed(least: number, u: number): number {
  const reached = between(BURNOUT_SPEEDS, least);
  const share = reached + u * (1 - reached);
  let [v0, p0] = BURNOUT_SPEEDS[0]!;
  for (const [v1, p1] of BURNOUT_SPEEDS) {
    if (share <= p1) return v0 + ((v1 - v0) * (share - p0)) / Math.max(1e-9, p1 - p0);
    [v0, p0] = [v1, p1];
  }
  return Math.max(v0, least);
}

/** Linear between the rows of a table, its ends beyond them. */
function between(table: readonly (readonly [number, number])[], x: number): number {
  let [x0, y0] = table[0]!;
  for (const [x1, y1] of table) {
    if (x <= x1) return x <= x0 ? y0 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
    [x0, y0] = [x1, y1];
  }
  return y0;
}

function uniform(k: number, d: number): number {
  return ((k + 0.5) * LATTICE[d]! + 0.5) % 1;
}

/**
 * Moves `moved` to the end of the burn: along its path at the mean speed, then at `speed`,
 * turned by small angles up and sideways and bent down by gravity less the path's own curve.
 */
function steer(speed: number, lift: number, yaw: number, left: number, before: number): void {
  const v = [moved[3]! / before, moved[4]! / before, moved[5]! / before];
  const r = Math.hypot(moved[0]!, moved[1]!, moved[2]!);
  const u = [moved[0]! / r, moved[1]! / r, moved[2]! / r];
  const side = [
    v[1]! * u[2]! - v[2]! * u[1]!,
    v[2]! * u[0]! - v[0]! * u[2]!,
    v[0]! * u[1]! - v[1]! * u[0]!,
  ];
  const length = Math.hypot(side[0]!, side[1]!, side[2]!) || 1;
  const climb = v[0]! * u[0]! + v[1]! * u[1]! + v[2]! * u[2]!;
  const mean = (before + speed) / 2;
  const pull = GRAVITY - (mean * mean * (1 - climb * climb)) / r;
  for (let i = 0; i < 3; i++) {
    const direction = v[i]! + lift * u[i]! + (yaw * side[i]!) / length;
    moved[i] = moved[i]! + left * (v[i]! * mean - (pull * left * u[i]!) / 2);
    moved[i + 3] = direction * speed - pull * left * u[i]!;
  }
}

/** m/s², at the height where motors burn out. */
const GRAVITY = 9.6;
