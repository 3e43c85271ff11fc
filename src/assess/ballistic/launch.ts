import {
  airDensity,
  ecefToGeodetic,
  type GeoPoint,
  geodesicDirect,
  MEAN_RADIUS,
  WGS84,
} from '../../earth/index.ts';
import { BALLISTIC_COEFFICIENT } from './drag.ts';
import { FALL_SIZE, FALL_TIME, fallFor, fallToGround } from './fall.ts';
import { choleskyRoot } from './impact.ts';
import { KEPLER_SIZE, KEPLER_TIME, keplerToSphere } from './kepler.ts';
import { equivalentRange } from './range.ts';

/** Where a flight began and what its motor gave it, from its free flight traced back. */
export interface Launch {
  readonly point: GeoPoint;
  /** 1 sigma per axis, m. */
  readonly sigmaM: number;
  /** Seconds from the state's time: negative. */
  readonly timeS: number;
  readonly timeSigmaS: number;
  /** Equivalent maximum range: median, m, and 1 sigma of its logarithm. */
  readonly equivalentRangeM: number;
  readonly equivalentLnSigma: number;
}

/**
 * How much longer a powered ascent takes than the arc it replaces, by equivalent range, m:
 * seconds between launch and the moment at which the free flight, traced back, leaves the
 * ground; its 1 sigma; and burnout after that moment, as a share of the delay. From simulated
 * gravity turns with burn times of 40 s (short range, solid) to 300 s (intercontinental,
 * liquid); agrees with reported flight times (95 to 260 s at intercontinental range, 90 to
 * 115 s at 4,000 km).
 */
const BOOST: readonly (readonly [number, number, number, number])[] = [
  [300e3, 27, 12, 0.75],
  [600e3, 50, 15, 0.57],
  [1_100e3, 70, 18, 0.52],
  [3_800e3, 106, 28, 0.42],
  [8_000e3, 145, 48, 0.75],
  [12_000e3, 160, 55, 0.65],
];

/** 1 sigma of the share, in the same flights. */
const BURNOUT_SHARE_SIGMA = 0.15;

/**
 * The launcher stands ahead of where the traced arc leaves the ground, by a share of the delay
 * times the horizontal speed: 0.05 to 0.08 up to 4,000 km of equivalent range, 0.04 (steep) to
 * 0.2 (flat) at intercontinental range in the same flights.
 */
const AHEAD_SHARE_SIGMA = 0.015;

function aheadShare(range: number, across: number, speed: number): number {
  const far = Math.min(1, Math.max(0, Math.log(range / 4_000e3) / Math.LN2));
  const flat = across / speed;
  return (1 - far) * (0.05 + 0.03 * flat) + far * (0.04 + 0.14 * flat);
}

/** Dog-legs, and what a launcher's own place adds; least sigma of all, m. */
const LEAST_SIGMA_M = 3_000;

/** Below this height the air has slowed what is seen now since its burnout, m. */
const DRAG_HEIGHT = 60e3;

/** Delay, its sigma, and seconds from the ground to burnout, linear in the range's logarithm. */
function boostOf(range: number): readonly [number, number, number] {
  const last = BOOST.length - 1;
  let i = 1;
  while (i < last && range > BOOST[i]![0]) i++;
  const [r0, d0, s0, b0] = BOOST[i - 1]!;
  const [r1, d1, s1, b1] = BOOST[i]!;
  const t = Math.min(1, Math.max(-1, Math.log(range / r0) / Math.log(r1 / r0)));
  const delay = Math.max(10, d0 + t * (d1 - d0));
  const share = Math.min(0.8, b0 + t * (b1 - b0));
  return [delay, Math.max(8, s0 + t * (s1 - s0)), share * delay];
}

const back = new Float64Array(FALL_SIZE);
const near = new Float64Array(KEPLER_SIZE);
const far = new Float64Array(KEPLER_SIZE);
const moved = new Float64Array(6);
const factor = new Float64Array(36);

/**
 * Traces the free flight back to height 0 without air and puts the ascent in its place. Null
 * where it did not come from the ground (an orbit, a hyperbola). `inverseBeta`, m²/kg, brakes
 * what burned out low: that loss is given back before the arc is traced.
 */
export function estimateLaunch(
  state: Float64Array,
  covariance: Float64Array,
  inverseBeta: number,
): Launch | null {
  if (!fallToGround(state, 0, -1, back)) return null;
  let shift = 0;
  const first = ascentOf(0);
  const sinceBurnout = -back[FALL_TIME]! - first.burnout;
  if (sinceBurnout > 0 && first.burnout * first.climb < DRAG_HEIGHT) {
    moved.set(state);
    if (fallFor(moved, -sinceBurnout, inverseBeta) && fallToGround(moved, 0, -1, back)) {
      shift = -sinceBurnout;
    }
  }
  const x = back[0]!;
  const y = back[1]!;
  const z = back[2]!;
  const spread = traceSpread(state, covariance, Math.hypot(x, y, z));
  const ascent = ascentOf(spread.energySigma);
  const { across, delay, speed } = ascent;
  const ahead = aheadShare(ascent.range, across, speed) * across * delay;
  // A slow motor starts later and farther ahead: the share of the delay goes with its error.
  const aheadSigma = Math.hypot(
    AHEAD_SHARE_SIGMA * across * delay,
    1.3 * ahead * (ascent.sigma / delay),
  );
  const ground = ecefToGeodetic(x, y, z);
  return {
    point: geodesicDirect(ground, heading(back), ahead),
    sigmaM: Math.sqrt(LEAST_SIGMA_M ** 2 + (aheadSigma * aheadSigma + spread.positionVariance) / 2),
    timeS: back[FALL_TIME]! + shift - delay,
    timeSigmaS: Math.hypot(ascent.sigma, spread.timeSigma),
    equivalentRangeM: ascent.range,
    equivalentLnSigma: ascent.lnSigma,
  };
}

interface Ascent extends Burnout {
  readonly speed: number;
  readonly climb: number;
  readonly across: number;
}

/** The ascent in place of the traced arc whose start is in `back`. */
function ascentOf(energySigma: number): Ascent {
  const x = back[0]!;
  const y = back[1]!;
  const z = back[2]!;
  const r = Math.hypot(x, y, z);
  const speed = Math.hypot(back[3]!, back[4]!, back[5]!);
  const climb = (x * back[3]! + y * back[4]! + z * back[5]!) / r;
  return {
    ...estimateBurnout(r, speed, climb, energySigma / speed),
    speed,
    climb,
    across: Math.sqrt(Math.max(0, speed * speed - climb * climb)),
  };
}

/** Azimuth of the velocity over the ground. */
function heading(end: Float64Array): number {
  const x = end[0]!;
  const y = end[1]!;
  const z = end[2]!;
  const p = Math.hypot(x, y);
  const east = (-y * end[3]! + x * end[4]!) / p;
  const r = Math.hypot(p, z);
  const north = (-z * (x * end[3]! + y * end[4]!)) / (p * r) + (end[5]! * p) / r;
  return Math.atan2(east, north);
}

interface Burnout {
  readonly delay: number;
  readonly sigma: number;
  /** Seconds after the traced arc leaves the ground. */
  readonly burnout: number;
  readonly range: number;
  readonly lnSigma: number;
}

/**
 * Burnout on the traced arc, which leaves the ground at speed `speed` and climb rate `climb`. Delay and range depend on each other: three rounds settle it.
 */
function estimateBurnout(r: number, speed: number, climb: number, speedSigma: number): Burnout {
  let range = equivalentRange(r, speed);
  let delay = 0;
  let sigma = 0;
  let time = 0;
  for (let i = 0; i < 3; i++) {
    [delay, sigma, time] = boostOf(range);
    range = rangeAfter(r, speed, climb, time);
  }
  const timeSigma = Math.hypot(BURNOUT_SHARE_SIGMA * delay, (time / delay) * sigma);
  const later = Math.log(rangeAfter(r, speed, climb, time + timeSigma) / range);
  const earlier = Math.log(rangeAfter(r, speed, climb, Math.max(0, time - timeSigma)) / range);
  const step = Math.max(1, speedSigma);
  const faster = Math.log(rangeAfter(r, speed + step, climb, time) / range);
  const slower = Math.log(rangeAfter(r, speed - step, climb, time) / range);
  const lnSigma = Math.hypot(
    Math.abs(later - earlier) / 2 + braked(speed, climb, time) * timeSigma,
    ((faster - slower) / 2) * (speedSigma / step),
    0.01,
  );
  return { delay, sigma, burnout: time, range, lnSigma };
}

/** Equivalent range of the arc `time` seconds after the ground: speed by the energy integral. */
function rangeAfter(r: number, speed: number, climb: number, time: number): number {
  const gravity = WGS84.gm / (r * r);
  const height = Math.max(0, climb * time - 0.4 * gravity * time * time);
  const v2 = speed * speed - (2 * WGS84.gm * height) / (r * (r + height));
  return equivalentRange(MEAN_RADIUS + height, Math.sqrt(Math.max(1e4, v2)));
}

/** What a second of the air at burnout takes of the range, as a logarithm: twice that of speed. */
function braked(speed: number, climb: number, time: number): number {
  const height = Math.max(0, climb * time - 4 * time * time);
  return (airDensity(height) * speed) / BALLISTIC_COEFFICIENT.SRBM;
}

/** Spread of the traced start by central differences of the Kepler arc. */
function traceSpread(
  state: Float64Array,
  covariance: Float64Array,
  radius: number,
): { positionVariance: number; timeSigma: number; energySigma: number } {
  choleskyRoot(covariance, factor);
  let positionVariance = 0;
  let timeVariance = 0;
  for (let d = 0; d < 6; d++) {
    for (let i = 0; i < 6; i++) moved[i] = state[i]! + factor[i * 6 + d]!;
    if (!keplerToSphere(moved, radius, false, near)) continue;
    for (let i = 0; i < 6; i++) moved[i] = state[i]! - factor[i * 6 + d]!;
    if (!keplerToSphere(moved, radius, false, far)) continue;
    for (let i = 0; i < 3; i++) positionVariance += ((near[i]! - far[i]!) / 2) ** 2;
    timeVariance += ((near[KEPLER_TIME]! - far[KEPLER_TIME]!) / 2) ** 2;
  }
  return {
    positionVariance,
    timeSigma: Math.sqrt(timeVariance),
    energySigma: energySigma(state, covariance),
  };
}

const gradient = new Float64Array(6);

/** 1 sigma of v²/2 - GM/r, J/kg: what fixes the speed at any other height. */
function energySigma(state: Float64Array, covariance: Float64Array): number {
  const r2 = state[0]! ** 2 + state[1]! ** 2 + state[2]! ** 2;
  const pull = WGS84.gm / (r2 * Math.sqrt(r2));
  for (let i = 0; i < 3; i++) {
    gradient[i] = pull * state[i]!;
    gradient[i + 3] = state[i + 3]!;
  }
  let variance = 0;
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) variance += gradient[i]! * covariance[i * 6 + j]! * gradient[j]!;
  }
  return Math.sqrt(Math.max(0, variance));
}
