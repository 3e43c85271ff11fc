import { ecefToGeodetic, enuRotation, toEnu } from '../../../src/earth/index.ts';
import type { FixReport, KinematicReport } from '../../../src/sense/index.ts';
import {
  allTracks,
  associate,
  createTracker,
  DEFAULT_TRACKER,
  type Track,
} from '../../../src/track/index.ts';
import type { Kind, Recorded } from './recordings.ts';

/** How far ahead is predicted, seconds. */
export const AHEAD_S = [60, 300, 1800] as const;

/** A prediction is held against the report nearest to its time, if it is within this share of it. */
const NEAR_SHARE = 0.1;
/** Predictions are made this far apart at least: each horizon sees many, no file drowns the others. */
const EVERY_S = 20;
/** Straight on: by the last report and one so much before it or more. */
const STRAIGHT_S = 20;
/** Chi-square of two degrees at 0.90 and 0.95, of one at 0.95. */
export const TWO_90 = 4.605;
const TWO_95 = 5.991;
const ONE_95 = 3.841;

/** What came of one prediction: distances over the ground, m. */
export interface Prediction {
  readonly aheadS: number;
  readonly error: number;
  /** Of two guesses without a tracker: that it stays, and that it goes straight on. */
  readonly stays: number;
  readonly straight: number;
  /** Error squared over its stated covariance: up to {@link TWO_90} the 90 % region held it. */
  readonly square: number;
  /** Radius of a circle as large as that region, m. */
  readonly radius: number;
}

export interface Followed {
  readonly reports: number;
  /** Reports that were joined to a track that was there before. */
  readonly joined: number;
  /** Confirmed tracks; of one object there should be one. */
  readonly confirmed: number;
  /**
   * How often a new track was confirmed though the one before had been heard within half an hour
   * and so near that the object could have got there: one that need not have been lost.
   */
  readonly breaks: number;
  /** Of joined reports: normalised innovation squared over the ground (of 2) and in height (of 1). */
  readonly ground: readonly number[];
  readonly height: readonly number[];
  readonly predictions: readonly Prediction[];
}

export interface Consistency {
  readonly count: number;
  readonly meanPerDimension: number;
  /** Share beyond what 95 % should lie within. */
  readonly outside: number;
}

export function groundConsistency(nis: readonly number[]): Consistency {
  return consistency(nis, 2, TWO_95);
}

export function heightConsistency(nis: readonly number[]): Consistency {
  return consistency(nis, 1, ONE_95);
}

function consistency(nis: readonly number[], degrees: number, limit: number): Consistency {
  return {
    count: nis.length,
    meanPerDimension: nis.reduce((sum, value) => sum + value, 0) / (nis.length * degrees),
    outside: nis.filter((value) => value > limit).length / nis.length,
  };
}

/** The recording through the product's tracker, every setting as shipped. */
export function follow({ kind, sensors, batches }: Recorded): Followed {
  const tracker = createTracker(sensors[0]!.mode, DEFAULT_TRACKER, sensors);
  const fixes = batches.flatMap(({ reports }) => reports.filter(isFix));
  fixes.sort((a, b) => a.timeMs - b.timeMs);
  const [ground, height]: [number[], number[]] = [[], []];
  const predictions: Prediction[] = [];
  const confirmed = new Set<string>();
  let [reports, joined, breaks] = [0, 0, 0];
  let last: FixReport | null = null;
  let nextMs = Number.NEGATIVE_INFINITY;
  for (const batch of batches) {
    const fix = batch.reports.findLast(isFix);
    reports += batch.reports.length;
    const before = fix === undefined ? [] : allTracks(tracker, fix.timeMs);
    const touched = associate(tracker, batch.reports, batch.timeMs).filter(
      (track) => track.status !== 'dropped' && track.lastReportMs === fix?.timeMs,
    );
    const track = touched[0];
    if (fix === undefined || track === undefined) continue;
    const prior = before.find(({ id }) => id === track.id);
    if (prior !== undefined && prior.timeMs === fix.timeMs && prior.reportCount >= 2) {
      joined++;
      const { ground: g, height: h } = innovation(prior, fix);
      ground.push(g);
      if (h !== null) height.push(h);
    }
    if (track.status !== 'confirmed') continue;
    if (last !== null && !confirmed.has(track.id) && couldBeSame(last, fix, FASTEST[kind]))
      breaks++;
    confirmed.add(track.id);
    last = fix;
    if (fix.timeMs < nextMs) continue;
    nextMs = fix.timeMs + EVERY_S * 1000;
    for (const aheadS of AHEAD_S) {
      const made = predict(track.id, fix, aheadS, fixes, (atMs) => allTracks(tracker, atMs));
      if (made !== null) predictions.push(made);
    }
  }
  return { reports, joined, confirmed: confirmed.size, breaks, ground, height, predictions };
}

function isFix(report: KinematicReport): report is FixReport {
  return report.kind === 'fix';
}

/** Difference of a fix and a predicted track in the frame of the fix, and the covariance of it. */
function differenceOf(track: Track, fix: FixReport): { e: number[]; s: number[][] } {
  const [x, y, z] = fix.positionEcefM;
  const at = ecefToGeodetic(x, y, z);
  const r = enuRotation(at.latitudeRad, at.longitudeRad);
  const e = toEnu(r, x - track.state[0]!, y - track.state[1]!, z - track.state[2]!);
  const v = toEnu(r, track.state[3]!, track.state[4]!, track.state[5]!);
  const late = (fix.timeSigmaS ?? 0) ** 2;
  const own = [fix.sigma.horizontalM, fix.sigma.horizontalM, fix.sigma.verticalM];
  const s = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => {
      let sum = late * v[i]! * v[j]! + (i === j ? own[i]! ** 2 : 0);
      for (let a = 0; a < 3; a++) {
        for (let b = 0; b < 3; b++) {
          sum += r[i * 3 + a]! * track.covariance[a * 6 + b]! * r[j * 3 + b]!;
        }
      }
      return sum;
    }),
  );
  return { e: [...e], s };
}

function innovation(track: Track, fix: FixReport): { ground: number; height: number | null } {
  const { e, s } = differenceOf(track, fix);
  const height = fix.heightBasis === 'geometric' ? e[2]! ** 2 / s[2]![2]! : null;
  return { ground: twoSquare(e, s), height };
}

/** eᵀ S⁻¹ e of the first two components. */
function twoSquare(e: readonly number[], s: readonly (readonly number[])[]): number {
  const [a, b, c] = [s[0]![0]!, s[0]![1]!, s[1]![1]!];
  return (c * e[0]! ** 2 - 2 * b * e[0]! * e[1]! + a * e[1]! ** 2) / (a * c - b * b);
}

/** Faster, m/s, none of them goes. */
const FASTEST: Readonly<Record<Kind, number>> = {
  ships: 25,
  radiosondes: 100,
  balloons: 100,
  aircraft: 350,
};
const SILENCE_MS = 1_800_000;

function couldBeSame(last: FixReport, fix: FixReport, fastest: number): boolean {
  const spanMs = fix.timeMs - last.timeMs;
  const distance = overGround(last.positionEcefM, fix.positionEcefM);
  return spanMs <= SILENCE_MS && distance <= fastest * (spanMs / 1000) + 5 * fix.sigma.horizontalM;
}

/** Null where no report came at about that time, or the track could not be predicted to it. */
function predict(
  id: string,
  from: FixReport,
  aheadS: number,
  fixes: readonly FixReport[],
  tracksAt: (atMs: number) => readonly Track[],
): Prediction | null {
  const target = nearest(fixes, from.timeMs + aheadS * 1000);
  if (Math.abs(target.timeMs - from.timeMs - aheadS * 1000) > NEAR_SHARE * aheadS * 1000)
    return null;
  const track = tracksAt(target.timeMs).find((one) => one.id === id);
  if (track === undefined || track.timeMs !== target.timeMs) return null;
  const { e, s } = differenceOf(track, target);
  const earlier = nearest(fixes, from.timeMs - STRAIGHT_S * 1000);
  const share =
    earlier.timeMs < from.timeMs
      ? (target.timeMs - from.timeMs) / (from.timeMs - earlier.timeMs)
      : 0;
  const a = earlier.positionEcefM;
  const b = from.positionEcefM;
  const c = target.positionEcefM;
  const straight = b.map((value, i) => value + share * (value - a[i]!));
  return {
    aheadS,
    error: Math.hypot(e[0]!, e[1]!),
    stays: overGround(b, c),
    straight: overGround(straight, c),
    square: twoSquare(e, s),
    radius: Math.sqrt(TWO_90 * Math.sqrt(s[0]![0]! * s[1]![1]! - s[0]![1]! ** 2)),
  };
}

/** Distance along the ground at `b`, m. */
function overGround(a: readonly number[], b: readonly number[]): number {
  const at = ecefToGeodetic(b[0]!, b[1]!, b[2]!);
  const r = enuRotation(at.latitudeRad, at.longitudeRad);
  const [e, n] = toEnu(r, a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
  return Math.hypot(e, n);
}

/** The fix nearest in time; `fixes` by rising time, at least one. */
function nearest(fixes: readonly FixReport[], atMs: number): FixReport {
  let low = 0;
  let high = fixes.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fixes[middle]!.timeMs < atMs) low = middle + 1;
    else high = middle;
  }
  const before = fixes[Math.max(0, low - 1)]!;
  const after = fixes[low]!;
  return Math.abs(before.timeMs - atMs) < Math.abs(after.timeMs - atMs) ? before : after;
}
