import {
  type Chart,
  type Covariance2,
  chartAt,
  ecefToGeodetic,
  fromChart,
  type GeoPoint,
  toChart,
} from '../../earth/index.ts';
import type { RangeClass } from '../hazard.ts';
import { FALL_APOGEE, FALL_SIZE, FALL_TIME, fallToGround } from './fall.ts';

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
}

/** Above this share of curvature an ellipse does not tell the truth and a fan is drawn instead. */
export const CURVED = 0.15;

/**
 * Ballistic coefficient, kg/m², by class: what nothing in free flight outside the air can tell,
 * so a prior. Assumed from the public range of re-entry bodies (slender cones 3,000 to 12,000).
 */
export const BALLISTIC_COEFFICIENT: Readonly<Record<RangeClass, number>> = {
  CRBM: 5_000,
  SRBM: 4_500,
  MRBM: 5_000,
  IRBM: 7_000,
  ICBM: 8_000,
};
/** 1 sigma of its logarithm. */
const LN_BETA_SIGMA = 0.3;
/** 1 sigma of the logarithm of air density against the standard atmosphere. */
const LN_DENSITY_SIGMA = 0.13;
/** Both act as one factor on the drag. */
export const LN_DRAG_SIGMA = Math.hypot(LN_BETA_SIGMA, LN_DENSITY_SIGMA);
/**
 * Wind averaged over the part of the fall that drag slows, 1 sigma, m/s: it changes more along the
 * westerlies than across them. Assumed; their mean, which turns with latitude and season, is not.
 */
const WIND_SIGMA_EAST = 10;
const WIND_SIGMA_NORTH = 6;
/** What is left out (higher harmonics of gravity, lift, integration): metres, 1 sigma per axis. */
const FLOOR_M = 60;
const TIME_FLOOR_S = 0.3;

const DIMENSIONS = 7;
/** Interval of the divided differences, sigmas: √3 matches the fourth moment of a Gaussian. */
const STEP = Math.sqrt(3);

const factor = new Float64Array(36);
const point = new Float64Array(6);
const plus = new Float64Array(FALL_SIZE);
const minus = new Float64Array(FALL_SIZE);
const vacuum = new Float64Array(FALL_SIZE);
const centre = new Float64Array(FALL_SIZE);
const a = new Float64Array(3);
const b = new Float64Array(3);

/**
 * Propagates state (ECEF, 6) and covariance (6×6 row-major) to height 0. The spread is that of
 * second-order divided differences over each column of the covariance's root and over the drag
 * (Nørgaard, Poulsen, Ravn, Automatica 36, 2000, eqs 33 and 44): 15 falls, no Jacobian, and large
 * errors of a short track keep their curvature. Null where the mean or a neighbour √3 sigma away
 * never comes down.
 *
 * Wind moves a falling body by its speed times the lag behind a fall in vacuum (the lag rule).
 */
export function predictImpact(
  state: Float64Array,
  covariance: Float64Array,
  beta: number,
): Impact | null {
  if (!fallToGround(state, 1 / beta, 1, centre)) return null;
  const lag = fallToGround(state, 0, 1, vacuum)
    ? Math.abs(centre[FALL_TIME]! - vacuum[FALL_TIME]!)
    : 0;
  const ground = ecefToGeodetic(centre[0]!, centre[1]!, centre[2]!);
  const chart = chartAt(ground);
  const time = centre[FALL_TIME]!;
  choleskyRoot(covariance, factor);
  const mean = [0, 0, 0];
  const first = new Float64Array(6);
  const second = new Float64Array(6);
  let curvature = 0;
  for (let d = 0; d < DIMENSIONS; d++) {
    if (!neighbour(state, d, STEP, beta, plus) || !neighbour(state, d, -STEP, beta, minus)) {
      return null;
    }
    place(chart, plus, time, a);
    place(chart, minus, time, b);
    for (let i = 0; i < 3; i++) {
      mean[i] = mean[i]! + (a[i]! + b[i]!) / (2 * STEP * STEP);
      for (let j = i; j < 3; j++) {
        const at = i * 2 + j - (i > 1 ? 1 : 0);
        first[at] = first[at]! + ((a[i]! - b[i]!) * (a[j]! - b[j]!)) / (4 * STEP * STEP);
        second[at] =
          second[at]! + ((STEP * STEP - 1) / (4 * STEP ** 4)) * (a[i]! + b[i]!) * (a[j]! + b[j]!);
      }
    }
    // The last dimension is the drag, whose curve is known to be gentle.
    if (d === DIMENSIONS - 2) {
      curvature = (second[0]! + second[3]!) / (first[0]! + first[3]! + second[0]! + second[3]!);
    }
  }
  return {
    point: fromChart(chart, mean[0]!, mean[1]!),
    covariance: {
      northNorth: first[0]! + second[0]! + FLOOR_M ** 2 + (WIND_SIGMA_NORTH * lag) ** 2,
      northEast: first[1]! + second[1]!,
      eastEast: first[3]! + second[3]! + FLOOR_M ** 2 + (WIND_SIGMA_EAST * lag) ** 2,
    },
    timeS: time + mean[2]!,
    timeSigmaS: Math.sqrt(first[5]! + second[5]! + TIME_FLOOR_S * TIME_FLOOR_S),
    apogeeM: centre[FALL_APOGEE]!,
    curvature,
  };
}

/** Falls from the state moved by `by` columns of the root, or with the drag moved, dimension 6. */
function neighbour(
  state: Float64Array,
  dimension: number,
  by: number,
  beta: number,
  out: Float64Array,
): boolean {
  for (let i = 0; i < 6; i++) {
    point[i] = state[i]! + (dimension < 6 ? by * factor[i * 6 + dimension]! : 0);
  }
  const drag = dimension < 6 ? 1 : Math.exp(by * LN_DRAG_SIGMA);
  return fallToGround(point, drag / beta, 1, out);
}

/** North, east, seconds against the centre. */
function place(chart: Chart, fall: Float64Array, time: number, out: Float64Array): void {
  const ground = ecefToGeodetic(fall[0]!, fall[1]!, fall[2]!);
  toChart(chart, ground.latitudeRad, ground.longitudeRad, out, 0);
  out[2] = fall[FALL_TIME]! - time;
}

/**
 * Lower Cholesky root of a 6×6 covariance. A pivot that is not positive (a covariance that is
 * only semi-definite) gives a column of zeros.
 */
export function choleskyRoot(covariance: Float64Array, root: Float64Array): void {
  root.fill(0);
  for (let j = 0; j < 6; j++) {
    let pivot = covariance[j * 6 + j]!;
    for (let k = 0; k < j; k++) pivot -= root[j * 6 + k]! * root[j * 6 + k]!;
    if (!(pivot > 0)) continue;
    const diagonal = Math.sqrt(pivot);
    root[j * 6 + j] = diagonal;
    for (let i = j + 1; i < 6; i++) {
      let sum = covariance[i * 6 + j]!;
      for (let k = 0; k < j; k++) sum -= root[i * 6 + k]! * root[j * 6 + k]!;
      root[i * 6 + j] = sum / diagonal;
    }
  }
}
