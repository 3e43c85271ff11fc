import {
  type Chart,
  type Covariance2,
  chartAt,
  ecefToGeodetic,
  fromChart,
  type GeoPoint,
  toChart,
} from '../../earth/index.ts';
import { radialHeight } from '../../motion/index.ts';
import { DRAG_EXTRA, FELT, FELT_HEIGHT, TILT, TILT_M } from './braked.ts';
import { LN_DRAG_SIGMA } from './drag.ts';
import {
  FALL_APOGEE,
  FALL_SIZE,
  FALL_TIME,
  fallFromAir,
  fallToAir,
  fallToGround,
  type Wind,
} from './fall.ts';
import { type Skewed, skewedBy } from './skewed.ts';

/** Where and when a ballistic object comes down, with its spread. */
export interface Impact {
  /** Mean of the impact point. */
  readonly point: GeoPoint;
  readonly covariance: Covariance2;
  /** Seconds from the state's time. */
  readonly timeS: number;
  readonly timeSigmaS: number;
  /** Greatest height still to be passed (or just now), m. */
  readonly apogeeM: number;
  /**
   * Share of the variance from the track's errors that is curvature, 0 to 1: near 0 the ellipse
   * is the whole story, above {@link CURVED} it is not.
   */
  readonly curvature: number;
  /** The same place drawn out by the drag, whose curve no ellipse shows. */
  readonly skewed: Skewed;
}

/** Above this share of curvature an ellipse does not tell the truth and a fan is drawn instead. */
export const CURVED = 0.15;

/**
 * Wind at the jet stream, m/s: mean of the westerlies of middle latitudes over the year (CIRA-86:
 * 20 to 25 in winter, 10 to 15 in summer at 40°, little at the equator), and 1 sigma about it.
 */
const WESTERLY = 18;
export const WIND_SIGMA_EAST = 13;
export const WIND_SIGMA_NORTH = 8;
/** What is left out (lift, local gravity, integration): metres, 1 sigma per axis. */
const FLOOR_M = 30;
const TIME_FLOOR_S = 0.3;

const DIMENSIONS = 7;
/** Interval of the divided differences, sigmas: √3 matches the fourth moment of a Gaussian. */
const STEP = Math.sqrt(3);
/**
 * Drag skews the place of impact: what brakes more falls ever shorter. An ellipse about the mean by
 * the distance of 1.3 sigma to either side holds its share; moments would be drawn out by the tail.
 */
const DRAG_STEP = 1.3;

/**
 * What the air does low down is not quite what it did where it was felt: 1 sigma of the logarithm
 * of the drag once all of it is known there, where that height is not told.
 */
const LN_LATER_AIR = 0.1;
/**
 * Where it was felt it flew faster than where it will tell: 1 sigma of the logarithm by which the
 * drag of a slender body departs meanwhile from the shape over Mach that is assumed.
 */
const LN_SHAPE = 0.03;
/** The same about the speed of sound, where the last ten kilometres take most of their time. */
const LN_SLOW_SHAPE = 0.1;
/**
 * Height, m, of the air that decides how far a fall goes: of what a share more of air takes off a
 * range of 380 km, half is due to air above 12 km and a quarter to air above 20. Where density
 * departs as a random walk over height, the mean over all that air departs from that at 25 km as one
 * height 7 km lower does.
 */
const TELLING_HEIGHT = 18e3;
/** The same of how long it takes: half is due to air above 9 km. */
const SLOW_HEIGHT = 14e3;

const joint = new Float64Array(49);
const factor = new Float64Array(49);
const point = new Float64Array(6);
const plus = new Float64Array(FALL_SIZE);
const minus = new Float64Array(FALL_SIZE);
const centre = new Float64Array(FALL_SIZE);
const above = new Float64Array(FALL_SIZE);
/** True if the mean's fall above the air stands in `above`. */
let sharesAbove = false;
const ahead = new Float64Array(3);
const behind = new Float64Array(3);

/** Drag of which nothing but a likely ballistic coefficient is known, kg/m², `sigma` of its logarithm. */
export function likelyDrag(beta: number, sigma = LN_DRAG_SIGMA): Float64Array {
  const extra = new Float64Array(DRAG_EXTRA);
  extra[0] = Math.log(beta);
  extra[7] = sigma * sigma;
  return extra;
}

/**
 * Propagates state (ECEF, 6), covariance (6×6 row-major) and drag (as in `braked.ts`) to height 0;
 * `unknown`: 1 sigma of the drag's logarithm where nothing of it is known.
 * The spread is that of second-order divided differences over each column of the joint root (Nørgaard, Poulsen, Ravn, Automatica 36, 2000, eqs 33 and 44): 15 falls, no Jacobian, and large
 * errors of a short track keep their curvature. Null where the mean or a neighbour √3 sigma away
 * never comes down.
 */
export function predictImpact(
  state: Float64Array,
  covariance: Float64Array,
  drag: Float64Array,
  unknown = LN_DRAG_SIGMA,
): Impact | null {
  // How much of what is not known of a drag beforehand its fall has told, 0 to 1.
  const known = Math.max(0, 1 - drag[7]! / (unknown * unknown));
  const b = drag[0]!;
  const mean = westerly(state);
  sharesAbove = fallToAir(state, Math.exp(-b), above);
  if (!fallAlike(state, b, centre, mean)) return null;
  const ground = ecefToGeodetic(centre[0]!, centre[1]!, centre[2]!);
  const chart = chartAt(ground);
  const time = centre[FALL_TIME]!;
  jointRoot(state, covariance, drag, known);
  const sums = createSums();
  for (let d = 0; d < DIMENSIONS - 1; d++) {
    if (!neighbour(state, b, d, STEP, mean, plus) || !neighbour(state, b, d, -STEP, mean, minus)) {
      return null;
    }
    place(chart, plus, time, ahead);
    place(chart, minus, time, behind);
    addPair(sums, STEP);
  }
  const curvature = curved(sums);
  // What the wind does is nearly linear in it.
  for (const [east, north] of [
    [WIND_SIGMA_EAST, 0],
    [0, WIND_SIGMA_NORTH],
  ] as const) {
    const other = { east: mean.east + east, north: mean.north + north };
    if (!fallAlike(state, b, plus, other)) return null;
    place(chart, plus, time, ahead);
    for (let i = 0; i < 3; i++) behind[i] = -ahead[i]!;
    addPair(sums, 1);
  }
  const rest = covarianceOf(sums);
  const undrawn = fromChart(chart, sums.shift[0]!, sums.shift[1]!);
  // The last column of the root moves the drag alone.
  const lnDrag = factor[DIMENSIONS * DIMENSIONS - 1]!;
  if (!fallAlike(state, b + DRAG_STEP * lnDrag, plus, mean)) return null;
  if (!fallAlike(state, b - DRAG_STEP * lnDrag, minus, mean)) return null;
  place(chart, plus, time, ahead);
  place(chart, minus, time, behind);
  addPair(sums, DRAG_STEP);
  const seconds = (ahead[2]! - behind[2]!) / (2 * DRAG_STEP);
  sums.first[5] = sums.first[5]! + seconds ** 2 * known * slowAir(state, drag, lnDrag);
  const { shift, first, second } = sums;
  return {
    point: fromChart(chart, shift[0]!, shift[1]!),
    covariance: covarianceOf(sums),
    timeS: time + shift[2]!,
    timeSigmaS: Math.sqrt(first[5]! + second[5]! + TIME_FLOOR_S * TIME_FLOOR_S),
    apogeeM: centre[FALL_APOGEE]!,
    curvature,
    skewed: skewedBy(undrawn, rest, DRAG_STEP, ahead, behind),
  };
}

/** North, east and seconds: mean, and covariance (upper, 6) of first and second order. */
interface Sums {
  readonly shift: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function createSums(): Sums {
  const [first, second] = [new Float64Array(6), new Float64Array(6)];
  return { shift: new Float64Array(3), first, second };
}

/** Adds what a column of the root does: `ahead` and `behind` are `step` sigmas off. */
function addPair({ shift, first, second }: Sums, step: number): void {
  for (let i = 0; i < 3; i++) {
    shift[i] = shift[i]! + (ahead[i]! + behind[i]!) / (2 * step * step);
    for (let j = i; j < 3; j++) {
      const at = i * 2 + j - (i > 1 ? 1 : 0);
      first[at] =
        first[at]! + ((ahead[i]! - behind[i]!) * (ahead[j]! - behind[j]!)) / (4 * step * step);
      second[at] =
        second[at]! +
        ((step * step - 1) / (4 * step ** 4)) * (ahead[i]! + behind[i]!) * (ahead[j]! + behind[j]!);
    }
  }
}

function curved({ first, second }: Sums): number {
  const bent = second[0]! + second[3]!;
  return bent / (first[0]! + first[3]! + bent);
}

function covarianceOf({ first, second }: Sums): Covariance2 {
  return {
    northNorth: first[0]! + second[0]! + FLOOR_M ** 2,
    northEast: first[1]! + second[1]!,
    eastEast: first[3]! + second[3]! + FLOOR_M ** 2,
  };
}

/** Falls from the same state as the mean, by other drag or wind: alike above the air. */
function fallAlike(state: Float64Array, b: number, out: Float64Array, blowing: Wind): boolean {
  return sharesAbove
    ? fallFromAir(above, Math.exp(-b), out, blowing)
    : fallToGround(state, Math.exp(-b), 1, out, 0, blowing);
}

/** The mean wind where `state` is; it is taken for that of where it comes down. */
export function westerly(state: Float64Array): Wind {
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  // sin² of twice the latitude: strongest at 45°, none at the equator and the poles.
  const r2 = x * x + y * y + z * z;
  return { east: (WESTERLY * 4 * z * z * (x * x + y * y)) / (r2 * r2), north: 0 };
}

/** Lower root of state and drag together, 7×7, with what the later air may differ. */
function jointRoot(
  state: Float64Array,
  covariance: Float64Array,
  drag: Float64Array,
  known: number,
): void {
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) joint[i * 7 + j] = covariance[i * 6 + j]!;
    joint[i * 7 + 6] = joint[42 + i] = drag[i + 1]!;
  }
  const later = laterAir(state, drag, TELLING_HEIGHT, LN_SHAPE);
  joint[48] = drag[7]! + known * later;
  choleskyRoot(joint, factor, DIMENSIONS);
}

/** By how much more the drag varies for the time than for the place, over the place's variance. */
function slowAir(state: Float64Array, drag: Float64Array, lnDrag: number): number {
  const place = laterAir(state, drag, TELLING_HEIGHT, LN_SHAPE);
  const time = laterAir(state, drag, SLOW_HEIGHT, LN_SLOW_SHAPE);
  return Math.max(0, time - place) / Math.max(1e-6, lnDrag * lnDrag);
}

/** Variance of the logarithm of the drag between where it was felt and the height `telling`, m. */
function laterAir(
  state: Float64Array,
  drag: Float64Array,
  telling: number,
  lnShape: number,
): number {
  if (!(drag[FELT]! > 0)) return LN_LATER_AIR ** 2;
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  const height = radialHeight(x, y, z, Math.hypot(x, y, z));
  const apart = Math.abs(drag[FELT_HEIGHT]! - Math.min(height, telling));
  return lnShape ** 2 + (TILT * TILT * apart) / TILT_M;
}

/** Falls from the state and drag moved by `by` of a column of the root. */
function neighbour(
  state: Float64Array,
  b: number,
  dimension: number,
  by: number,
  mean: Wind,
  out: Float64Array,
): boolean {
  for (let i = 0; i < 6; i++) {
    point[i] = state[i]! + by * factor[i * DIMENSIONS + dimension]!;
  }
  const moved = b + by * factor[6 * DIMENSIONS + dimension]!;
  return fallToGround(point, Math.exp(-moved), 1, out, 0, mean);
}

/** North, east, seconds against the centre. */
function place(chart: Chart, fall: Float64Array, time: number, out: Float64Array): void {
  const ground = ecefToGeodetic(fall[0]!, fall[1]!, fall[2]!);
  toChart(chart, ground.latitudeRad, ground.longitudeRad, out, 0);
  out[2] = fall[FALL_TIME]! - time;
}

/**
 * Lower Cholesky root of a covariance of `n` rows. A pivot that is not positive (a covariance that
 * is only semi-definite) gives a column of zeros.
 */
export function choleskyRoot(covariance: Float64Array, root: Float64Array, n = 6): void {
  root.fill(0);
  for (let j = 0; j < n; j++) {
    let pivot = covariance[j * n + j]!;
    for (let k = 0; k < j; k++) pivot -= root[j * n + k]! * root[j * n + k]!;
    if (!(pivot > 0)) continue;
    const diagonal = Math.sqrt(pivot);
    root[j * n + j] = diagonal;
    for (let i = j + 1; i < n; i++) {
      let sum = covariance[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= root[i * n + k]! * root[j * n + k]!;
      root[i * n + j] = sum / diagonal;
    }
  }
}
