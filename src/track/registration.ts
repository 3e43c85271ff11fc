import type { FixReport, KinematicReport, PolarReport } from '../sense/index.ts';
import { createLinearised } from './measure/linear.ts';
import { linearisePolar } from './measure/polar.ts';
import type { Prepared } from './prepared.ts';
import type { TrackerState } from './state.ts';

/**
 * Registration: the constant errors of a radar in range, azimuth, elevation and time, estimated from
 * its plots of aircraft that state their own place with good integrity. A plot differs from the
 * stated place, carried on for the moments between, by the biases and by noise; a time stamp that is
 * late by t shifts it by -v t. A Kalman filter of four nearly constant states per radar (Bar-Shalom,
 * Li and Kirubarajan 2001, section 8.2). What is known well enough is taken off the radar's reports;
 * what is not is shown with its uncertainty, and left. Plain data.
 */
export interface Registration {
  /** Range, m, azimuth, rad, elevation, rad, and time, s: what the radar says minus what is. */
  readonly bias: Float64Array;
  /** 4×4, row-major. */
  readonly covariance: Float64Array;
  /** What is taken off its reports now. */
  readonly applied: Float64Array;
  /** Plots compared. */
  plots: number;
  atMs: number;
}

/** As it is shown: bias, its 1 sigma, and what of it is taken off the reports. */
export interface RegistrationView {
  readonly sensor: string;
  readonly plots: number;
  readonly rangeM: Bias;
  readonly azimuthRad: Bias;
  readonly elevationRad: Bias;
  readonly timeS: Bias;
}

export interface Bias {
  readonly bias: number;
  readonly sigma: number;
  readonly applied: number;
}

/** 1 sigma of a radar of which nothing is known: 0.6°, a badly turned north mark. */
const FIRST_SIGMA: readonly number[] = [300, 0.01, 0.01, 1];

/** Share of the first variance by which a bias may change in a day. */
const DAILY_CHANGE = 0.01;

/** Accuracy category (95 % within 93 m) and integrity level from which a fix is a reference. */
const LEAST_NACP = 8;
const LEAST_SIL = 2;
const LEAST_NIC = 7;

/** A stated place is carried on for this long at most, s, and its error grows by these. */
const LONGEST_S = 4;
const VELOCITY_SIGMA_MPS = 3;
const ACCELERATION_SIGMA = 3;

/** Innovations beyond this many sigmas are another object's or a wrong fix. */
const GATE_SIGMAS = 5;

/** Known well enough: this share of the radar's own noise (for time: s), after so many plots. */
const KNOWN_SHARE = 0.25;
const KNOWN_TIME_S = 0.05;
const FEWEST_PLOTS = 30;
/** And so many sigmas from nothing: what cannot be told from none is not corrected. */
const TOLD_SIGMAS = 3;

const linear = createLinearised();
const x = new Float64Array(6);
const row = new Float64Array(4);
const gain = new Float64Array(4);

function createRegistration(timeMs: number): Registration {
  const covariance = new Float64Array(16);
  for (let i = 0; i < 4; i++) covariance[i * 5] = FIRST_SIGMA[i]! ** 2;
  const [bias, applied] = [new Float64Array(4), new Float64Array(4)];
  return { bias, covariance, applied, plots: 0, atMs: timeMs };
}

/** Notes an accepted report: a fix of good integrity, or a plot that one can be compared with. */
export function noteReference(state: TrackerState, slot: number, z: Prepared): void {
  const report = z.report;
  if (report.kind === 'fix') {
    if (isReference(report)) state.references.set(slot, report);
    return;
  }
  if (report.kind !== 'polar' || report.timeAssumed === true) return;
  const fix = state.references.get(slot);
  if (fix === undefined) return;
  const spanS = (report.timeMs - fix.timeMs) / 1000;
  if (Math.abs(spanS) > LONGEST_S) return;
  const sensor = state.coverages[z.sensor]!;
  sensor.registration ??= createRegistration(report.timeMs);
  compare(state, slot, z, report, fix, spanS, sensor.registration);
}

function isReference(fix: FixReport): boolean {
  const { nic, nacP, sil } = fix.integrity ?? {};
  return (
    nacP !== undefined &&
    nacP >= LEAST_NACP &&
    (sil ?? LEAST_SIL) >= LEAST_SIL &&
    (nic ?? LEAST_NIC) >= LEAST_NIC &&
    fix.timeAssumed !== true
  );
}

function compare(
  state: TrackerState,
  slot: number,
  z: Prepared,
  report: PolarReport,
  fix: FixReport,
  spanS: number,
  known: Registration,
): void {
  const s = state.store.state;
  for (let i = 0; i < 3; i++) {
    x[i + 3] = s[slot * 18 + i + 3]!;
    x[i] = fix.positionEcefM[i]! + spanS * x[i + 3]!;
  }
  linearisePolar(report, z.rotation, x, 0, linear);
  const wander = VELOCITY_SIGMA_MPS * Math.abs(spanS) + ACCELERATION_SIGMA * 0.5 * spanS * spanS;
  const place = fix.sigma.horizontalM ** 2 + wander * wander;
  // Elevation and height go together: a pressure height is off by hundreds of metres.
  const axes = report.elevationRad !== undefined && fix.heightBasis === 'geometric' ? 3 : 2;
  age(known, report.timeMs);
  for (let c = 0; c < axes; c++) {
    const h = linear.h;
    const o = c * 6;
    const size = h[o]! * h[o]! + h[o + 1]! * h[o + 1]! + h[o + 2]! * h[o + 2]!;
    const own = c === 2 ? Math.max(place, fix.sigma.verticalM ** 2) : place;
    const rate = h[o]! * x[3]! + h[o + 1]! * x[4]! + h[o + 2]! * x[5]!;
    row.fill(0);
    row[c] = 1;
    row[3] = -rate;
    learn(known, linear.y[c]!, linear.r[c]! + own * size);
  }
  known.plots++;
}

/** Lets the biases wander with time. */
function age(known: Registration, timeMs: number): void {
  const days = (timeMs - known.atMs) / 86_400_000;
  if (!(days > 0)) return;
  known.atMs = timeMs;
  for (let i = 0; i < 4; i++) {
    const first = FIRST_SIGMA[i]! ** 2;
    const p = known.covariance[i * 5]! + DAILY_CHANGE * Math.min(days, 1) * first;
    known.covariance[i * 5] = Math.min(p, first);
  }
}

/** One scalar update along `row`; the report has had `applied` taken off already. */
function learn(known: Registration, innovation: number, variance: number): void {
  const { bias, covariance: p, applied } = known;
  let y = innovation;
  let s = variance;
  for (let i = 0; i < 4; i++) {
    y -= row[i]! * (bias[i]! - applied[i]!);
    let sum = 0;
    for (let j = 0; j < 4; j++) sum += p[i * 4 + j]! * row[j]!;
    gain[i] = sum;
    s += sum * row[i]!;
  }
  if (!(s > 0) || !(y * y <= GATE_SIGMAS * GATE_SIGMAS * s)) return;
  for (let i = 0; i < 4; i++) {
    bias[i] = bias[i]! + (gain[i]! * y) / s;
    for (let j = i; j < 4; j++) {
      const value = p[i * 4 + j]! - (gain[i]! * gain[j]!) / s;
      p[i * 4 + j] = value;
      p[j * 4 + i] = value;
    }
  }
}

/** The report without the biases that are known well enough. */
export function register(
  state: TrackerState,
  sensor: number,
  report: KinematicReport,
): KinematicReport {
  const known = state.coverages[sensor]!.registration;
  if (known === null || report.kind !== 'polar') return report;
  settleApplied(known, report);
  const [range, azimuth, elevation, time] = known.applied as unknown as readonly number[];
  if (range === 0 && azimuth === 0 && elevation === 0 && time === 0) return report;
  return {
    ...report,
    timeMs: report.timeMs - time! * 1000,
    rangeM: Math.max(report.rangeM - range!, 1),
    azimuthRad: wrapped(report.azimuthRad - azimuth!),
    ...(report.elevationRad === undefined
      ? {}
      : { elevationRad: report.elevationRad - elevation! }),
  };
}

function wrapped(angle: number): number {
  return angle > Math.PI ? angle - 2 * Math.PI : angle < -Math.PI ? angle + 2 * Math.PI : angle;
}

function settleApplied(known: Registration, report: PolarReport): void {
  const s = report.sigma;
  for (let i = 0; i < 4; i++) {
    const noise = i === 0 ? s.rangeM : i === 1 ? s.azimuthRad : (s.elevationRad ?? s.azimuthRad);
    const enough = i === 3 ? KNOWN_TIME_S : KNOWN_SHARE * noise;
    const sigma = Math.sqrt(known.covariance[i * 5]!);
    const told = known.plots >= FEWEST_PLOTS && sigma <= enough;
    const bias = known.bias[i]!;
    known.applied[i] = told && Math.abs(bias) > TOLD_SIGMAS * sigma ? bias : 0;
  }
}

/** What is known of each radar that has been compared with anything. */
export function registrations(state: TrackerState): RegistrationView[] {
  const views: RegistrationView[] = [];
  for (const { id, registration } of state.coverages) {
    if (registration === null) continue;
    const of = (i: number): Bias => ({
      bias: registration.bias[i]!,
      sigma: Math.sqrt(registration.covariance[i * 5]!),
      applied: registration.applied[i]!,
    });
    const { plots } = registration;
    views.push({
      ...{ sensor: id, plots },
      ...{ rangeM: of(0), azimuthRad: of(1), elevationRad: of(2), timeS: of(3) },
    });
  }
  return views;
}
