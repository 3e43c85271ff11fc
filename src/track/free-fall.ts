import {
  allowForRounding,
  brakeBy,
  braking,
  radialHeight,
  reentryTransition,
} from '../motion/index.ts';
import type { PolarReport } from '../sense/index.ts';
import { lineariseBearing } from './measure/bearing.ts';
import { blurByTime, createLinearised } from './measure/linear.ts';
import { linearisePolar } from './measure/polar.ts';
import { BOOST, COAST, MODEL_COUNT, REENTRY, REENTRY_NOISE, UNKNOWN } from './models.ts';
import { pageOf, SIX_LENGTH } from './pages.ts';
import type { Prepared } from './prepared.ts';
import type { TrackerState } from './state.ts';
import type { CoastEstimate, ReentryEstimate } from './track.ts';
import { keeping } from './update.ts';

/**
 * The free fall of a track alone. The interacting filters must leave room for a motor that may
 * start again, and that room keeps the velocity of their `coast` at some 10 m/s for ever. Once
 * hardly anything but free fall is left, this filter goes on from `coast` without being mixed, and
 * carries the constant biases of the radars as states of its own, so that its covariance holds them
 * (Schmidt, 1966, in the form that also estimates them; Bar-Shalom et al. 2001, section 8.2), and
 * the logarithm of its ballistic coefficient, which the air shows on the way up and down
 * (`motion/reentry.ts`). It is given up as soon as it fits badly, and begun anew.
 */
export interface FreeFall {
  timeMs: number;
  /** Normalised innovation squared over its dimension, averaged as the track's. */
  misfit: number;
  /** Radars whose biases are states, by index: range, azimuth, elevation each after the first 7. */
  readonly radars: number[];
  /** {@link WIDTH} numbers, and {@link WIDTH}² row-major, of which 7 + 3·radars are in use. */
  readonly state: Float64Array;
  readonly covariance: Float64Array;
}

/** More radars than this on one object: the others' biases are left out. */
const MAXIMUM_RADARS = 4;
/** Where the ballistic coefficient's logarithm stands, and the biases after it. */
const BETA = 6;
const BIASES = 7;
const WIDTH = BIASES + 3 * MAXIMUM_RADARS;

/** Probabilities of free fall, braked or not, at which it begins and under which it ends. */
const BEGINS = 0.9;
const ENDS = 0.5;
/** Above the air it goes on telling a coefficient that it knows better than this share of nothing. */
const LEARNED = 0.9;

/** Averaged misfit at which it is given up: far beyond chance (1 ± 0.3) for three components. */
const MISFIT_LIMIT = 2.2;
const MISFIT_SHARE = 0.2;

/**
 * Bias, 1 sigma, as a share of a radar's stated noise, where nothing is known: 20 m for 30 m of
 * range, 0.2 mrad for 1 mrad of angle.
 */
const RANGE_BIAS_SHARE = 2 / 3;
const ANGLE_BIAS_SHARE = 0.2;

/**
 * What free fall with J2 to J4 leaves out above the air, m²/s³: the terms by longitude, 2e-4 m/s² that
 * keep their direction for minutes. The filter of the track takes more, because it is to notice
 * manoeuvres; this one would be given up for its misfit.
 */
const FALL_Q = 1e-5;

const linear = createLinearised();
const phi = new Float64Array(36);
const push = new Float64Array(6);
const moved = new Float64Array(6);
const toward = new Float64Array(3);
const flown = new Float64Array(2);
const rows = new Float64Array(6 * WIDTH);
const ph = new Float64Array(WIDTH);
const correction = new Float64Array(WIDTH);

/** A copy that later updates leave as it is; null where there is none. */
export function copyFall(fall: FreeFall | undefined): FreeFall | null {
  if (fall === undefined) return null;
  const { timeMs, misfit, radars, state, covariance } = fall;
  return {
    timeMs,
    misfit,
    radars: [...radars],
    state: state.slice(),
    covariance: covariance.slice(),
  };
}

/** After a report was accepted: carries the free fall along, begins or ends it. */
export function noteFreeFall(state: TrackerState, slot: number, z: Prepared): void {
  const store = state.store;
  const models = store.models[slot]!;
  if ((models & (1 << COAST)) === 0 || (models & (1 << BOOST)) === 0) return;
  const k = slot * MODEL_COUNT;
  const weight = store.weight[k + COAST]! + store.weight[k + REENTRY]!;
  let fall = state.falls.get(slot);
  if (fall === undefined) {
    if (weight >= BEGINS) state.falls.set(slot, begin(state, slot, z));
    return;
  }
  if (weight < ENDS || !carry(fall, z) || fall.misfit > MISFIT_LIMIT) {
    state.falls.delete(slot);
    fall = undefined;
  }
}

/** The same fall with its ballistic coefficient, while it can tell one; null otherwise. */
export function showBrakedFall(state: TrackerState, slot: number): ReentryEstimate | null {
  const shown = showFreeFall(state, slot);
  const fall = state.falls.get(slot);
  if (shown === null || fall === undefined) return null;
  const { store } = state;
  const p = fall.covariance;
  const logBetaSigma = Math.sqrt(p[BETA * WIDTH + BETA]!);
  const low = (store.models[slot]! & (1 << REENTRY)) !== 0;
  if (!low && logBetaSigma > LEARNED * UNKNOWN[REENTRY]!.sigma) return null;
  const k = slot * MODEL_COUNT;
  return {
    state: shown.state,
    covariance: shown.covariance,
    logBeta: fall.state[BETA]!,
    logBetaSigma,
    logBetaCross: Array.from(p.subarray(BETA * WIDTH, BETA * WIDTH + 6)),
    probability: store.weight[k + COAST]! + store.weight[k + REENTRY]!,
  };
}

/** As others see it, at its own time; null where there is none or it is not up to date. */
export function showFreeFall(state: TrackerState, slot: number): CoastEstimate | null {
  const fall = state.falls.get(slot);
  if (fall === undefined || fall.timeMs !== state.store.timeMs[slot]) return null;
  const covariance: number[] = [];
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) covariance.push(fall.covariance[i * WIDTH + j]!);
  }
  return { state: Array.from(fall.state.subarray(0, 6)), covariance, misfit: fall.misfit };
}

/**
 * From the likelier of the interacting filters `coast` and `reentry`, which have taken in the report
 * already.
 */
function begin(state: TrackerState, slot: number, z: Prepared): FreeFall {
  const store = state.store;
  const fall: FreeFall = {
    timeMs: store.timeMs[slot]!,
    misfit: 1,
    radars: [],
    state: new Float64Array(WIDTH),
    covariance: new Float64Array(WIDTH * WIDTH),
  };
  const k = slot * MODEL_COUNT;
  const braked = (store.models[slot]! & (1 << REENTRY)) !== 0;
  const own = braked && store.weight[k + REENTRY]! >= store.weight[k + COAST]!;
  const page = braked ? pageOf(store.pages, slot, REENTRY) : 0;
  const { numbers } = store.pages;
  for (let i = 0; i < 6; i++) {
    fall.state[i] = own ? numbers[page + i]! : store.state[slot * 18 + COAST * 6 + i]!;
    for (let j = 0; j < 6; j++) {
      const at = i * 6 + j;
      fall.covariance[i * WIDTH + j] = own
        ? numbers[page + 6 + at]!
        : store.covariance[slot * 108 + COAST * 36 + at]!;
    }
    if (!own) continue;
    const cross = numbers[page + SIX_LENGTH + 1 + i]!;
    fall.covariance[i * WIDTH + BETA] = cross;
    fall.covariance[BETA * WIDTH + i] = cross;
  }
  const { mean, sigma } = UNKNOWN[REENTRY]!;
  fall.state[BETA] = own ? numbers[page + SIX_LENGTH]! : mean;
  fall.covariance[BETA * WIDTH + BETA] = own ? numbers[page + SIX_LENGTH + 7]! : sigma * sigma;
  if (z.report.kind === 'polar') takeIn(fall, z, z.report);
  return fall;
}

/**
 * Adds a radar's biases b as states. What was estimated from its reports is off by J·b, so the
 * error of the state is e + J·b and that of the biases -b.
 */
function takeIn(fall: FreeFall, z: Prepared, report: PolarReport): void {
  const o = BIASES + 3 * fall.radars.length;
  const first = fall.radars.length === 0;
  fall.radars.push(z.sensor);
  const { rangeM, azimuthRad, elevationRad } = report.sigma;
  const sigmas = [
    RANGE_BIAS_SHARE * rangeM,
    ANGLE_BIAS_SHARE * azimuthRad,
    ANGLE_BIAS_SHARE * (elevationRad ?? azimuthRad),
  ];
  const p = fall.covariance;
  for (let c = 0; c < 3; c++) {
    const variance = sigmas[c]! * sigmas[c]!;
    p[(o + c) * WIDTH + o + c] = variance;
    if (!first) continue;
    moveByBias(fall.state, z.rotation, report, c, moved);
    for (let i = 0; i < 6; i++) {
      for (let j = i; j < 6; j++) {
        const value = p[i * WIDTH + j]! + variance * moved[i]! * moved[j]!;
        p[i * WIDTH + j] = value;
        p[j * WIDTH + i] = value;
      }
      p[i * WIDTH + o + c] = -variance * moved[i]!;
      p[(o + c) * WIDTH + i] = -variance * moved[i]!;
    }
  }
  allowForRounding(p, o + 3, WIDTH);
}

/** How a unit of bias `c` moves position and velocity: along the line of sight, or turned. */
function moveByBias(
  x: Float64Array,
  rotation: Float64Array,
  report: PolarReport,
  c: number,
  out: Float64Array,
): void {
  const from = report.observerEcefM;
  const d = toward;
  for (let i = 0; i < 3; i++) d[i] = x[i]! - from[i]!;
  const r = Math.hypot(d[0]!, d[1]!, d[2]!);
  if (c === 0) {
    const along = (d[0]! * x[3]! + d[1]! * x[4]! + d[2]! * x[5]!) / r;
    for (let i = 0; i < 3; i++) {
      out[i] = d[i]! / r;
      out[i + 3] = (x[i + 3]! - (along * d[i]!) / r) / r;
    }
    return;
  }
  const e = rotation[0]! * d[0]! + rotation[1]! * d[1]! + rotation[2]! * d[2]!;
  const n = rotation[3]! * d[0]! + rotation[4]! * d[1]! + rotation[5]! * d[2]!;
  const ground = Math.max(1, Math.hypot(e, n));
  // Unit vectors: towards the object over the ground, clockwise of that, up.
  for (let half = 0; half < 6; half += 3) {
    let along = 0;
    let across = 0;
    let up = 0;
    for (let i = 0; i < 3; i++) {
      const v = half === 0 ? d[i]! : x[i + 3]!;
      along += ((e * rotation[i]! + n * rotation[3 + i]!) / ground) * v;
      across += ((n * rotation[i]! - e * rotation[3 + i]!) / ground) * v;
      up += rotation[6 + i]! * v;
    }
    for (let i = 0; i < 3; i++) {
      const ahead = (e * rotation[i]! + n * rotation[3 + i]!) / ground;
      const right = (n * rotation[i]! - e * rotation[3 + i]!) / ground;
      out[half + i] =
        c === 1 ? along * right - across * ahead : along * rotation[6 + i]! - up * ahead;
    }
  }
}

/** Predicts to the report and updates with it; false where it cannot. */
function carry(fall: FreeFall, z: Prepared): boolean {
  const { report } = z;
  const dtS = (report.timeMs - fall.timeMs) / 1000;
  // A late report is left to the interacting filters.
  if (dtS < 0) return true;
  if (!move(fall, dtS)) return false;
  fall.timeMs = report.timeMs;
  if (report.kind === 'polar') linearisePolar(report, z.rotation, fall.state, 0, linear);
  else if (report.kind === 'bearing') lineariseBearing(report, fall.state, 0, linear);
  else return false;
  const p = fall.covariance;
  if (report.timeSigmaS !== undefined) {
    const pace = (p[3 * WIDTH + 3]! + p[4 * WIDTH + 4]! + p[5 * WIDTH + 5]!) / 3;
    blurByTime(linear, fall.state, 0, pace, report.timeSigmaS);
  }
  return report.kind === 'polar' ? takeReport(fall, z, report) : correct(fall, -1, 0);
}

function takeReport(fall: FreeFall, z: Prepared, report: PolarReport): boolean {
  let radar = fall.radars.indexOf(z.sensor);
  if (radar < 0 && fall.radars.length < MAXIMUM_RADARS) {
    radar = fall.radars.length;
    takeIn(fall, z, report);
  }
  // Range, azimuth and, where it is measured, elevation are biased; range rate is not.
  return correct(fall, radar, report.elevationRad === undefined ? 2 : 3);
}

function move(fall: FreeFall, dtS: number): boolean {
  const { state: x, covariance: p } = fall;
  const n = BIASES + 3 * fall.radars.length;
  for (let i = 0; i < 6; i++) moved[i] = x[i]!;
  const logBeta = x[BETA]!;
  const speed = Math.max(Math.hypot(x[3]!, x[4]!, x[5]!), 1);
  flown[0] = radialHeight(x[0]!, x[1]!, x[2]!);
  flown[1] = speed;
  brakeBy(flown, null);
  const drag = braking.brake * Math.exp(-logBeta) * speed;
  const q = FALL_Q + (REENTRY_NOISE.liftShare * drag) ** 2 * REENTRY_NOISE.liftS;
  if (!reentryTransition(moved, logBeta, dtS, phi, push)) return false;
  for (let i = 0; i < 6; i++) {
    x[i] = moved[i]!;
    for (let j = 0; j < n; j++) {
      let sum = push[i]! * p[BETA * WIDTH + j]!;
      for (let k = 0; k < 6; k++) sum += phi[i * 6 + k]! * p[k * WIDTH + j]!;
      rows[i * WIDTH + j] = sum;
    }
  }
  for (let i = 0; i < 6; i++) {
    for (let j = i; j < n; j++) {
      let value = rows[i * WIDTH + j]!;
      if (j < 6) {
        value = rows[i * WIDTH + BETA]! * push[j]!;
        for (let k = 0; k < 6; k++) value += rows[i * WIDTH + k]! * phi[j * 6 + k]!;
        if (i === j) value += i < 3 ? (q * dtS ** 3) / 3 : q * dtS;
        else if (j === i + 3) value += (q * dtS * dtS) / 2;
      }
      p[i * WIDTH + j] = value;
      p[j * WIDTH + i] = value;
    }
  }
  const change = Math.abs(Math.log(Math.hypot(x[3]!, x[4]!, x[5]!) / speed));
  p[BETA * WIDTH + BETA] = p[BETA * WIDTH + BETA]! + REENTRY_NOISE.dragQ * change;
  allowForRounding(p, n, WIDTH);
  return Number.isFinite(x[0]! + p[0]!);
}

/** Kalman update, component by component; `biased` first ones carry the biases of `radar`. */
function correct(fall: FreeFall, radar: number, biased: number): boolean {
  const { state: x, covariance: p } = fall;
  const n = BIASES + 3 * fall.radars.length;
  correction.fill(0);
  let nis = 0;
  for (let m = 0; m < linear.size; m++) {
    const o = m * 6;
    const b = radar >= 0 && m < biased ? BIASES + 3 * radar + m : -1;
    let s = linear.r[m]!;
    let y = linear.y[m]!;
    let size = b >= 0 ? p[b * WIDTH + b]! : 0;
    for (let i = 0; i < n; i++) {
      let sum = b >= 0 ? p[i * WIDTH + b]! : 0;
      for (let k = 0; k < 6; k++) sum += p[i * WIDTH + k]! * linear.h[o + k]!;
      ph[i] = sum;
    }
    for (let k = 0; k < 6; k++) {
      s += linear.h[o + k]! * ph[k]!;
      size += linear.h[o + k]! * linear.h[o + k]! * p[k * WIDTH + k]!;
      y -= linear.h[o + k]! * correction[k]!;
    }
    if (b >= 0) {
      s += ph[b]!;
      y -= x[b]! + correction[b]!;
    }
    if (!(s > 0)) return false;
    nis += (y * y) / s;
    const kept = keeping(size / s);
    for (let i = 0; i < n; i++) {
      correction[i] = correction[i]! + (ph[i]! * y) / s;
      p[i * WIDTH + i] = p[i * WIDTH + i]! * kept;
      for (let j = i; j < n; j++) {
        const value = p[i * WIDTH + j]! - (ph[i]! * ph[j]!) / s;
        p[i * WIDTH + j] = value;
        p[j * WIDTH + i] = value;
      }
    }
  }
  for (let i = 0; i < n; i++) x[i] = x[i]! + correction[i]!;
  fall.misfit += MISFIT_SHARE * (nis / Math.max(1, linear.size) - fall.misfit);
  for (let i = 0; i < n; i++) if (!(p[i * WIDTH + i]! > 0)) return false;
  return Number.isFinite(nis);
}
