import {
  coasting,
  copyMixture,
  cruising,
  extendedFilter,
  type Gaussian,
  interactingPredict,
  interactingUpdate,
  type Mixture,
  type MixtureStep,
  type ModelSet,
  type Observation,
  overall,
  smoothMixtures,
} from '../../motion/index.ts';
import type { KinematicReport } from '../../sense/index.ts';
import {
  capHeight,
  createLinearised,
  measure,
  recentReports,
  straightNoise,
  type Track,
  type TrackerState,
} from '../../track/index.ts';

/**
 * Tracks as they were, given all that was seen of them before and after: the reports that the tracker
 * gave to each track, through interacting models and back (`motion/filter/`). The measurements are
 * the tracker's own; its decisions which report is whose are taken as they are.
 */
export interface Smoothing {
  readonly histories: Map<string, History>;
}

interface History {
  /** As it was first shown: what the smoothing begins with. */
  readonly first: Track;
  latest: Track;
  confirmed: boolean;
  /** It may have burned or fallen: the tracker held that possible, too. */
  several: boolean;
  readonly reports: KinematicReport[];
  /** Those of {@link recentReports} last time, by {@link keyOf}: what is among them is known. */
  recent: Set<string>;
}

/** One moment of a smoothed track. */
export interface SmoothedMoment {
  readonly timeMs: number;
  readonly models: Readonly<Record<string, number>>;
  /** x, y, z, vx, vy, vz, ECEF, and their 6×6. */
  readonly filtered: Gaussian;
  readonly smoothed: Gaussian;
}

export interface SmoothedTrack {
  /** As it was last shown. */
  readonly track: Track;
  readonly moments: readonly SmoothedMoment[];
  /** Reports that were not used: older than the beginning, or the numbers broke. */
  readonly unused: number;
}

export function createSmoothing(): Smoothing {
  return { histories: new Map() };
}

/** Notes what a batch brought to the tracks that it changed. */
export function noteTracks(
  smoothing: Smoothing,
  tracker: TrackerState,
  tracks: readonly Track[],
): void {
  for (const track of tracks) {
    let history = smoothing.histories.get(track.id);
    const recent = recentReports(tracker, track.id);
    const keys = recent.map(keyOf);
    if (history === undefined) {
      // What was taken in by now is in the estimate already.
      const begun = { first: track, latest: track, confirmed: false, several: false };
      history = { ...begun, reports: [], recent: new Set(keys) };
      smoothing.histories.set(track.id, history);
    }
    for (const [k, report] of recent.entries()) {
      if (history.recent.has(keys[k]!) || isBeginning(report, history.first)) continue;
      // The errors of others' estimates are not independent.
      if (report.kind === 'estimate') continue;
      history.reports.push(report);
    }
    if (recent.length > 0) history.recent = new Set(keys);
    history.latest = track;
    history.confirmed ||= track.status === 'confirmed';
    history.several ||= track.models.coast !== undefined;
  }
}

/** The tracker tells the report that began a track once there is a second one. */
function isBeginning({ source, timeMs }: KinematicReport, first: Track): boolean {
  return timeMs === first.timeMs && first.sensors.includes(source);
}

/** Tells a report from the others of its track. */
function keyOf(report: KinematicReport): string {
  switch (report.kind) {
    case 'polar':
      return JSON.stringify([report.source, report.timeMs, report.rangeM, report.azimuthRad]);
    case 'bearing':
      return JSON.stringify([report.source, report.timeMs, report.losEcef]);
    case 'fix':
      return JSON.stringify([report.source, report.timeMs, report.positionEcefM]);
    case 'estimate':
      return JSON.stringify([report.source, report.timeMs, report.stateEcef]);
  }
}

/** Strong white acceleration: a turn, a burning motor, drag; and what free fall leaves out, m²/s³. */
const MANOEUVRE_NOISE = 5_000;
const FALL_NOISE = 1e-3;

/** Rates, 1/s, among going straight, manoeuvre and free fall: those of the tracker. */
const RATES: readonly number[] = [0, 1 / 60, 0, 1 / 10, 0, 1 / 20, 0, 1 / 400, 0];

const COMPONENTS = ['x', 'y', 'z', 'vx', 'vy', 'vz'] as const;

/** Moments that are smoothed at once: more would take some 2 kB each. */
const PIECE = 20_000;
/** So many moments before the end of a piece are smoothed again with the next: memory is shorter. */
const OVERLAP = 500;

/** Every track that was ever confirmed, by rising number. */
export function smoothTracks(smoothing: Smoothing): SmoothedTrack[] {
  const kept = [...smoothing.histories.values()].filter((history) => history.confirmed);
  kept.sort((a, b) => Number(a.first.id.slice(1)) - Number(b.first.id.slice(1)));
  return kept.map(smoothTrack);
}

function smoothTrack(history: History): SmoothedTrack {
  const { first } = history;
  const reports = history.reports.sort((a, b) => a.timeMs - b.timeMs);
  const set = modelsOf(history.several, quietest(history));
  const mixture = beginning(first, set);
  const moments: SmoothedMoment[] = [];
  let steps: MixtureStep[] = [{ dtS: 0, filtered: copyMixture(mixture), take: () => true }];
  let timesMs: number[] = [first.timeMs];
  let lastMs: number = first.timeMs;
  let unused = 0;
  for (const report of reports) {
    const dtS = (report.timeMs - lastMs) / 1000;
    if (dtS < 0) {
      unused++;
      continue;
    }
    const moved = dtS === 0 || interactingPredict(mixture, set, dtS, extendedFilter);
    if (!moved || !takeReport(mixture, report)) {
      // As it was: the report is left out, and the next one tries again from there.
      restore(mixture, steps.at(-1)!.filtered);
      unused++;
      continue;
    }
    lastMs = report.timeMs;
    const filtered = copyMixture(mixture);
    if (dtS === 0) {
      const { dtS: since, take } = steps.pop()!;
      const both = (into: Mixture): boolean => take(into) && takeReport(into, report);
      steps.push({ dtS: since, filtered, take: both });
    } else {
      steps.push({ dtS, filtered, take: (into) => takeReport(into, report) });
      timesMs.push(lastMs);
    }
    if (steps.length >= PIECE) {
      moments.push(...smoothPiece(steps, timesMs, set).slice(0, -OVERLAP));
      steps = steps.slice(-OVERLAP);
      timesMs = timesMs.slice(-OVERLAP);
    }
  }
  moments.push(...smoothPiece(steps, timesMs, set));
  return { track: history.latest, moments, unused };
}

/** What it is taken to be by the report that makes it the calmest, as the tracker has it. */
function quietest({ reports, latest }: History): number {
  let least = Number.POSITIVE_INFINITY;
  for (const report of reports) {
    least = Math.min(least, straightNoise({ ...report, identity: latest.identity }));
  }
  return Number.isFinite(least) ? least : 1;
}

function modelsOf(several: boolean, noise: number): ModelSet {
  const straight = { name: 'constantVelocity', components: COMPONENTS, dynamics: cruising(noise) };
  if (!several) return { models: [straight], rates: [0] };
  return {
    models: [
      straight,
      { name: 'manoeuvre', components: COMPONENTS, dynamics: cruising(MANOEUVRE_NOISE) },
      { name: 'coast', components: COMPONENTS, dynamics: coasting(FALL_NOISE) },
    ],
    rates: RATES,
  };
}

/** As the tracker first showed it, the same under every model. */
function beginning(first: Track, set: ModelSet): Mixture {
  const { constantVelocity = 0, drift = 0, coast = 0 } = first.models;
  const straight = constantVelocity + drift;
  const shares = [straight, 1 - straight - coast, coast];
  // No model begins as impossible: the tracker may have seen one report.
  const weights = set.models.map((_, k) => Math.max(shares[k]!, 0.01));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return {
    weights: Float64Array.from(weights, (weight) => weight / sum),
    parts: set.models.map(() => ({
      mean: Float64Array.from(first.state),
      covariance: Float64Array.from(first.covariance),
    })),
  };
}

const linear = createLinearised();
const evidence = { logLikelihood: 0, nis: 0 };

function takeReport(mixture: Mixture, report: KinematicReport): boolean {
  if (!measure(report, mixture.parts[0]!.mean, linear)) return false;
  if (!interactingUpdate(mixture, observationOf(report, linear.size), extendedFilter, evidence)) {
    return false;
  }
  for (const part of mixture.parts) capHeight(report, part.covariance);
  return true;
}

/** The report for an extended filter, which asks for the innovation before it takes the noise. */
function observationOf(report: KinematicReport, size: number): Observation {
  const noise = new Float64Array(size * size);
  return {
    size,
    noise,
    innovation: (x, to) => {
      measure(report, x, linear);
      for (let i = 0; i < size; i++) {
        to[i] = linear.y[i]!;
        noise[i * (size + 1)] = linear.r[i]!;
      }
    },
    jacobian: (_x, to) => {
      for (let i = 0; i < size * 6; i++) to[i] = linear.h[i]!;
    },
  };
}

function restore(mixture: Mixture, from: Mixture): void {
  mixture.weights.set(from.weights);
  for (const [k, part] of mixture.parts.entries()) {
    part.mean.set(from.parts[k]!.mean);
    part.covariance.set(from.parts[k]!.covariance);
  }
}

function smoothPiece(
  steps: readonly MixtureStep[],
  timesMs: readonly number[],
  set: ModelSet,
): SmoothedMoment[] {
  const smoothed = smoothMixtures(steps, set, extendedFilter);
  return steps.map(({ filtered }, k) => {
    const own = smoothed[k]!;
    return {
      timeMs: timesMs[k]!,
      models: Object.fromEntries(set.models.map(({ name }, m) => [name, own.weights[m]!])),
      filtered: overall(set, filtered),
      smoothed: overall(set, own),
    };
  });
}
