import { type Chart, chartAt, fromChart, geodeticToEcef } from '../../earth/index.ts';
import { PATH_SHARE, PATH_SIGMA, STEPS, UNKNOWNS } from './ascent-fit.ts';
import type { Estimate } from './prediction.ts';
import { heightAt, PROFILES, type Profile, wayAt } from './profile.ts';
import type { SightedFlight } from './sighted.ts';

/** Where lines of sight alone put a rising object, how fast, and how fast it gets faster. */
export interface SightedState extends Estimate {
  /** Gain of speed along the path, m/s². */
  readonly acceleration: number;
}

/** Velocity is taken over so long, s. */
const SPAN_S = 1;
/** Least 1 sigma of a velocity, m/s, and its share of the speed: as far as paths are off too. */
const VELOCITY_SIGMA = 30;

/**
 * What is off the path is off for long, as in `sighted.ts`: by this factor the spread holds what it
 * says in simulated flights.
 */
const SPREAD_FACTOR = 1.4;

const here = new Float64Array(6);
const near = new Float64Array(6);
const jacobian = new Float64Array(6 * UNKNOWNS);

/** Mean and spread over all ascents that fit, at `atMs`, were the motor to burn on until then. */
export function sightedState(flight: SightedFlight, atMs: number): SightedState {
  const { ascents, origin, firstMs } = flight;
  const chart = chartAt(origin);
  const seconds = (atMs - firstMs) / 1000;
  const state = new Float64Array(6);
  const covariance = new Float64Array(36);
  let acceleration = 0;
  for (const { x, weight, profile } of ascents) {
    placeAt(PROFILES[profile]!, x, chart, seconds, here);
    for (let i = 0; i < 6; i++) state[i] = state[i]! + weight * here[i]!;
    placeAt(PROFILES[profile]!, x, chart, seconds + 1, near);
    acceleration += weight * (speedOf(near) - speedOf(here));
  }
  for (const { x, covariance: spread, weight, profile } of ascents) {
    const ascent = PROFILES[profile]!;
    placeAt(ascent, x, chart, seconds, here);
    for (let k = 0; k < UNKNOWNS; k++) {
      const moved = Float64Array.from(x);
      moved[k] = moved[k]! + STEPS[k]!;
      placeAt(ascent, moved, chart, seconds, near);
      for (let i = 0; i < 6; i++) jacobian[i * UNKNOWNS + k] = (near[i]! - here[i]!) / STEPS[k]!;
    }
    addSpread(covariance, spread, weight, state);
    const height = heightAt(ascent, sinceLaunch(x, seconds));
    const path = weight * (PATH_SIGMA + PATH_SHARE * height) ** 2;
    const speed = weight * (VELOCITY_SIGMA + PATH_SHARE * speedOf(here)) ** 2;
    for (let i = 0; i < 3; i++) {
      covariance[i * 7] = covariance[i * 7]! + path;
      covariance[(i + 3) * 7] = covariance[(i + 3) * 7]! + speed;
    }
  }
  for (let i = 0; i < 36; i++) covariance[i] = covariance[i]! * SPREAD_FACTOR * SPREAD_FACTOR;
  return { state, covariance, acceleration };
}

/** J C Jᵀ of one ascent and its distance from the mean of all. */
function addSpread(
  covariance: Float64Array,
  spread: Float64Array,
  weight: number,
  mean: Float64Array,
): void {
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) {
      let sum = (here[i]! - mean[i]!) * (here[j]! - mean[j]!);
      for (let k = 0; k < UNKNOWNS; k++) {
        for (let m = 0; m < UNKNOWNS; m++) {
          sum +=
            jacobian[i * UNKNOWNS + k]! * spread[k * UNKNOWNS + m]! * jacobian[j * UNKNOWNS + m]!;
        }
      }
      covariance[i * 6 + j] = covariance[i * 6 + j]! + weight * sum;
    }
  }
}

function sinceLaunch(x: Float64Array, seconds: number): number {
  return Math.max(0, (seconds - x[2]!) * Math.exp(x[4]!));
}

/** ECEF place and velocity of one ascent. */
function placeAt(
  profile: Profile,
  x: Float64Array,
  chart: Chart,
  seconds: number,
  out: Float64Array,
): void {
  for (const [at, offset] of [
    [seconds, 0],
    [seconds + SPAN_S, 3],
  ] as const) {
    const since = sinceLaunch(x, at);
    const way = wayAt(profile, since);
    const [cos, sin] = [Math.cos(x[3]!), Math.sin(x[3]!)];
    const p = fromChart(chart, x[0]! + way * cos, x[1]! + way * sin);
    const place = geodeticToEcef(p.latitudeRad, p.longitudeRad, heightAt(profile, since));
    for (let i = 0; i < 3; i++) out[offset + i] = place[i]!;
  }
  for (let i = 0; i < 3; i++) out[i + 3] = (out[i + 3]! - out[i]!) / SPAN_S;
}

function speedOf(state: Float64Array): number {
  return Math.hypot(state[3]!, state[4]!, state[5]!);
}
