import type { SensorId } from '../mark/index.ts';
import type { FixReport, KinematicReport, PolarReport } from '../sense/index.ts';
import {
  ageBiases,
  createComparison,
  ERRORS,
  joinBiases,
  learnBiases,
  mayCompare,
} from './biases.ts';
import type { Prepared } from './prepared.ts';
import { compareSightings, type Sighting } from './sighting.ts';
import type { TrackerState } from './state.ts';

/**
 * Registration: the constant errors of radars in range, azimuth, elevation and time, estimated from
 * objects that two of them see, and from aircraft that state their own place with good integrity
 * (`sighting.ts`, `biases.ts`). What is known well enough is taken off a radar's reports; what is
 * not is shown with its uncertainty, and left.
 */

/** As it is shown: bias, its 1 sigma, and what of it is taken off the reports. */
export interface RegistrationView {
  readonly sensor: SensorId;
  /** Plots compared, and how many of them with a place that the object stated. */
  readonly plots: number;
  readonly fixes: number;
  /** Squared residuals over what they should be: 1 is right. */
  readonly fit: number;
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

/** Accuracy category (95 % within 93 m) and integrity level from which a fix is a reference. */
const LEAST_NACP = 8;
const LEAST_SIL = 2;
const LEAST_NIC = 7;

/** Two plots of one radar are joined by a straight line over this time at most, ms. */
const LONGEST_MS = 13_000;

/** Plots and stated places that are kept of one object: two each of four sources. */
const MOST_SIGHTINGS = 8;

/** Known well enough: this share of the radar's own noise (for time: s), after so many plots. */
const KNOWN_SHARE = 0.25;
const KNOWN_TIME_S = 0.05;
const FEWEST_PLOTS = 30;
/**
 * And so many sigmas from nothing: what cannot be told from none is not corrected. It is asked again
 * with every plot, so chance alone would reach three sigmas within minutes, now on one radar and now
 * on another; what is corrected stays so until it falls below the second.
 */
const TOLD_SIGMAS = 5;
const KEPT_SIGMAS = 3;

const comparison = createComparison();

/** Notes an accepted report: a plot, or a place stated with good integrity. */
export function noteReference(state: TrackerState, slot: number, z: Prepared): void {
  const { report, sensor } = z;
  if (report.timeAssumed === true) return;
  const isPlot = report.kind === 'polar' && state.coverages[sensor]!.registrable;
  if (!isPlot && (report.kind !== 'fix' || !isReference(report))) return;
  if (!isSeenByOther(state, slot, sensor, isPlot)) return;
  let list = state.references.get(slot);
  if (list === undefined) {
    list = [];
    state.references.set(slot, list);
  }
  const now: Sighting = { sensor, report, applied: appliedTo(state, sensor), used: false };
  const before = keepSighting(list, now);
  if (before === null) return;
  closeComparison(state, list, before, now);
}

/** Whether another source sees the object that it can be compared with. */
function isSeenByOther(
  state: TrackerState,
  slot: number,
  sensor: number,
  isPlot: boolean,
): boolean {
  for (const other of state.store.sensors[slot]!) {
    if (other !== sensor && (isPlot || state.coverages[other]!.registrable)) return true;
  }
  return false;
}

function isReference(fix: FixReport): boolean {
  const { nic, nacP, sil } = fix.integrity ?? {};
  return (
    nacP !== undefined &&
    nacP >= LEAST_NACP &&
    (sil ?? LEAST_SIL) >= LEAST_SIL &&
    (nic ?? LEAST_NIC) >= LEAST_NIC
  );
}

function appliedTo(state: TrackerState, sensor: number): readonly number[] | null {
  const radar = state.coverages[sensor]!.registered;
  if (radar < 0) return null;
  const applied = Array.from(state.biases.applied.subarray(radar * ERRORS, (radar + 1) * ERRORS));
  return applied.every((value) => value === 0) ? null : applied;
}

/** Keeps the two newest of a source; the one before this, null where there is none or it is late. */
function keepSighting(list: Sighting[], now: Sighting): Sighting | null {
  let older = -1;
  let before = -1;
  for (let i = 0; i < list.length; i++) {
    if (list[i]!.sensor !== now.sensor) continue;
    older = before;
    before = i;
  }
  if (before >= 0 && list[before]!.report.timeMs >= now.report.timeMs) return null;
  const previous = before < 0 ? null : list[before]!;
  if (older >= 0) list.splice(older, 1);
  else if (list.length >= MOST_SIGHTINGS) list.shift();
  list.push(now);
  return previous;
}

/** Compares what another source saw between `before` and `now`: the one nearest to the middle. */
function closeComparison(
  state: TrackerState,
  list: readonly Sighting[],
  before: Sighting,
  now: Sighting,
): void {
  const [fromMs, untilMs] = [before.report.timeMs, now.report.timeMs];
  if (untilMs - fromMs > LONGEST_MS || before.used) return;
  const isPlot = now.report.kind === 'polar';
  let best: Sighting | null = null;
  let nearestMs = Number.POSITIVE_INFINITY;
  for (const other of list) {
    const { timeMs, kind } = other.report;
    if (other.sensor === now.sensor || other.used || (!isPlot && kind !== 'polar')) continue;
    if (!(timeMs > fromMs && timeMs < untilMs)) continue;
    const offMs = Math.abs(timeMs - (fromMs + untilMs) / 2);
    if (offMs >= nearestMs) continue;
    nearestMs = offMs;
    best = other;
  }
  if (best === null || !canCompare(state, best) || !canCompare(state, now)) return;
  const { biases, coverages } = state;
  if (!compareSightings(biases, coverages, [before, best, now], comparison)) return;
  for (const one of [before, best, now]) one.used = one.report.kind === 'polar';
  if (!learnBiases(biases, comparison)) return;
  const withFix = best.report.kind === 'fix' || !isPlot;
  for (const one of [before, best, now]) {
    const count = biases.counts[coverages[one.sensor]!.registered];
    if (one.report.kind !== 'polar' || count === undefined) continue;
    count.plots++;
    if (withFix) count.fixes++;
  }
}

/** Gives a radar its place among the biases; false where it may not be compared now. */
function canCompare(state: TrackerState, { sensor, report }: Sighting): boolean {
  if (report.kind === 'fix') return true;
  const coverage = state.coverages[sensor]!;
  if (coverage.registered < 0) {
    coverage.registered = joinBiases(state.biases, sensor, report.timeMs);
  }
  const count = state.biases.counts[coverage.registered];
  return count !== undefined && mayCompare(count, report.timeMs);
}

/** Decides what is taken off from now on: once a batch, so that all its reports are treated alike. */
export function settleBiases(state: TrackerState): void {
  const { biases, coverages } = state;
  const n = biases.bias.length;
  for (let radar = 0; radar < biases.sensors.length; radar++) {
    ageBiases(biases, radar, state.nowMs);
    const noise = coverages[biases.sensors[radar]!]!.noise;
    const enoughPlots = biases.counts[radar]!.plots >= FEWEST_PLOTS;
    for (let i = 0; i < ERRORS; i++) {
      const o = radar * ERRORS + i;
      const sigma = Math.sqrt(biases.covariance[o * n + o]!);
      const known = sigma <= (i === 3 ? KNOWN_TIME_S : KNOWN_SHARE * noise[i]!);
      const bias = biases.bias[o]!;
      const least = biases.applied[o] === 0 ? TOLD_SIGMAS : KEPT_SIGMAS;
      const told = Math.abs(bias) > least * sigma;
      biases.applied[o] = enoughPlots && known && told ? bias : 0;
    }
  }
}

/** The report without the biases that are known well enough. */
export function register(
  state: TrackerState,
  sensor: number,
  report: KinematicReport,
): KinematicReport {
  const radar = state.coverages[sensor]!.registered;
  if (radar < 0 || report.kind !== 'polar') return report;
  const { applied } = state.biases;
  const o = radar * ERRORS;
  const [range, azimuth] = [applied[o]!, applied[o + 1]!];
  const [elevation, time] = [applied[o + 2]!, applied[o + 3]!];
  if (range === 0 && azimuth === 0 && elevation === 0 && time === 0) return report;
  return {
    ...report,
    timeMs: report.timeMs - time * 1000,
    rangeM: Math.max(report.rangeM - range, 1),
    azimuthRad: wrapped(report.azimuthRad - azimuth),
    ...withElevation(report, elevation),
  };
}

function withElevation(report: PolarReport, bias: number): { readonly elevationRad?: number } {
  if (report.elevationRad === undefined) return {};
  const most = Math.PI / 2;
  return { elevationRad: Math.min(Math.max(report.elevationRad - bias, -most), most) };
}

function wrapped(angle: number): number {
  return angle > Math.PI ? angle - 2 * Math.PI : angle < -Math.PI ? angle + 2 * Math.PI : angle;
}

/** What is known of each radar that has been compared with anything. */
export function registrations(state: TrackerState): RegistrationView[] {
  const { biases, coverages } = state;
  const n = biases.bias.length;
  return biases.sensors.map((sensor, radar) => {
    const of = (i: number): Bias => {
      const o = radar * ERRORS + i;
      const sigma = Math.sqrt(biases.covariance[o * n + o]!);
      return { bias: biases.bias[o]!, sigma, applied: biases.applied[o]! };
    };
    const { plots, fixes, fit } = biases.counts[radar]!;
    return {
      ...{ sensor: coverages[sensor]!.id, plots, fixes, fit },
      ...{ rangeM: of(0), azimuthRad: of(1), elevationRad: of(2), timeS: of(3) },
    };
  });
}
