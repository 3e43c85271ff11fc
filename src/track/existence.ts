import { type Coverage, covers } from './coverage.ts';
import { matched } from './match.ts';
import { COAST, CONSTANT_VELOCITY, MODEL_COUNT } from './models.ts';
import type { Prepared } from './prepared.ts';
import type { TrackerState } from './state.ts';
import { CONFIRMED, type TrackStore } from './store.ts';

/**
 * Probability that a track is an object at all: Integrated Probabilistic Data Association,
 * Musicki, Evans and Stankovic, IEEE Trans. Automatic Control 39(6), 1994. Between looks it decays
 * with the mean life; a look multiplies the odds by 1 - Pd Pg (nothing seen) or by
 * 1 - Pd Pg + Pd L / λ (seen, with likelihood L where others come with density λ).
 */

/** So that a long life can still be ended by misses. */
const HIGHEST_EXISTENCE = 1 - 1e-9;

/** Share of a period after which a look that brought nothing counts as a miss, and the grace for
 * the way to the node, seconds. */
const LATE_SHARE = 0.25;
const LATENCY_S = 1;

/** A report within this share of the period after a look is of that look. */
const SAME_LOOK = 0.5;

/** Misses of one sensor that are made up for at once: beyond them it was not listening. */
const MAXIMUM_MISSES = 8;

/** Brings the existence to a time: what may have gone since then. */
export function decayExistence(state: TrackerState, slot: number, timeMs: number): void {
  const store = state.store;
  const spanS = (timeMs - store.existenceMs[slot]!) / 1000;
  if (spanS <= 0) return;
  store.existence[slot] = store.existence[slot]! * Math.exp(-spanS / state.settings.meanLifeS);
  store.existenceMs[slot] = timeMs;
}

function multiplyOdds(store: TrackStore, slot: number, ratio: number): void {
  const r = store.existence[slot]!;
  const next = Math.min((ratio * r) / (1 - r + ratio * r), HIGHEST_EXISTENCE);
  store.existence[slot] = next;
  store.evidence[slot] = store.evidence[slot]! + Math.log(ratio);
  if (next > store.peak[slot]!) store.peak[slot] = next;
}

/** A look that found it, with what `matched` says of the pair. */
export function countDetection(
  state: TrackerState,
  slot: number,
  sensor: Coverage,
  z: Prepared,
): void {
  if (sensor.periodS !== null) decayExistence(state, slot, z.report.timeMs);
  const pd = sensor.detectionProbability;
  const missed = 1 - pd * state.settings.gateProbability;
  multiplyOdds(state.store, slot, missed + pd * Math.exp(Math.min(matched.logRatio, 40)));
}

/** A look that should have found it and did not. */
export function countMiss(
  state: TrackerState,
  slot: number,
  sensor: Coverage,
  timeMs: number,
): void {
  state.store.missed[slot] = state.store.missed[slot]! + 1;
  state.store.missedLast[slot] = state.store.missedLast[slot]! + 1;
  decayExistence(state, slot, timeMs);
  multiplyOdds(state.store, slot, 1 - sensor.detectionProbability * state.settings.gateProbability);
}

/**
 * Looks of the sensor between its last one and a report that has come now: they brought nothing, as
 * far as it has reported anything at all since.
 */
export function countSkippedLooks(
  state: TrackerState,
  slot: number,
  sensor: Coverage,
  z: Prepared,
): void {
  if (sensor.periodS === null || sensor.frame) return;
  const { store } = state;
  const { timeMs } = z.report;
  const at = store.sensors[slot]!.indexOf(z.sensor);
  if (at < 0) return;
  const looks = store.looksMs[slot]!;
  const periodMs = sensor.periodS * 1000;
  const skipped = Math.round((timeMs - looks[at]!) / periodMs) - 1;
  for (let k = 0; k < Math.min(skipped, MAXIMUM_MISSES); k++) {
    looks[at] = looks[at]! + periodMs;
    const wasQuiet = looks[at]! > sensor.quietFromMs && looks[at]! < sensor.quietUntilMs;
    if (!wasQuiet && coversTrack(state, slot, sensor, looks[at]!)) {
      countMiss(state, slot, sensor, looks[at]!);
    }
  }
}

/**
 * A report that came late takes back the miss for which its look had been counted: looks that brought
 * nothing move the time of the last look on, so a report from before it is of one of them. Existence
 * is then what it would be in order, but for its fading, and but for a track that has ended.
 */
export function unmiss(state: TrackerState, slot: number, sensor: Coverage, z: Prepared): void {
  const { store } = state;
  const { timeMs } = z.report;
  if (store.missedLast[slot]! === 0) return;
  const at = store.sensors[slot]!.indexOf(z.sensor);
  const periodMs = (sensor.periodS ?? 0) * 1000;
  // Of a source that promises no looks none has been counted as missed.
  if (sensor.periodS === null && at >= 0 && timeMs <= store.looksMs[slot]![at]!) return;
  if (at < 0 || timeMs > store.looksMs[slot]![at]! + SAME_LOOK * periodMs) {
    store.missedLast[slot] = 0;
    return;
  }
  store.missedLast[slot] = store.missedLast[slot]! - 1;
  store.missed[slot] = store.missed[slot]! - 1;
  multiplyOdds(store, slot, 1 / (1 - sensor.detectionProbability * state.settings.gateProbability));
}

/**
 * Counts the looks of contributing sensors that by now have brought nothing. A sensor that has not
 * been heard since then may be off and proves nothing.
 */
export function countMissedLooks(state: TrackerState, slot: number): void {
  const { store, nowMs } = state;
  const sensors = store.sensors[slot]!;
  const looks = store.looksMs[slot]!;
  for (let i = 0; i < sensors.length; i++) {
    const sensor = state.coverages[sensors[i]!]!;
    if (sensor.periodS === null || sensor.frame) continue;
    const periodMs = sensor.periodS * 1000;
    const dueMs = looks[i]! + periodMs * (1 + LATE_SHARE) + LATENCY_S * 1000;
    if (nowMs < dueMs) continue;
    const missed = Math.min(Math.floor((nowMs - dueMs) / periodMs) + 1, MAXIMUM_MISSES);
    const listening = sensor.lastHeardMs >= looks[i]! + periodMs;
    for (let k = 0; k < missed; k++) {
      looks[i] = looks[i]! + periodMs;
      if (listening && coversTrack(state, slot, sensor, looks[i]!)) {
        countMiss(state, slot, sensor, looks[i]!);
      }
    }
  }
}

/** When the next look of a contributing sensor is overdue, ms. */
export function nextMissMs(state: TrackerState, slot: number): number {
  const sensors = state.store.sensors[slot]!;
  const looks = state.store.looksMs[slot]!;
  let next = Number.POSITIVE_INFINITY;
  for (let i = 0; i < sensors.length; i++) {
    const sensor = state.coverages[sensors[i]!]!;
    if (sensor.periodS === null || sensor.frame) continue;
    const due = looks[i]! + sensor.periodS * 1000 * (1 + LATE_SHARE) + LATENCY_S * 1000;
    if (due < next) next = due;
  }
  return next;
}

/** Whether the sensor should see the track at that time, the likeliest filter going straight on. */
export function coversTrack(
  state: TrackerState,
  slot: number,
  sensor: Coverage,
  timeMs: number,
): boolean {
  const store = state.store;
  const m = likeliest(store, slot);
  const o = slot * 18 + m * 6;
  const dt = (timeMs - store.timeMs[slot]!) / 1000;
  const s = store.state;
  const x = s[o]! + dt * s[o + 3]!;
  const y = s[o + 1]! + dt * s[o + 4]!;
  const z = s[o + 2]! + dt * s[o + 5]!;
  return covers(sensor, x, y, z, heightSigma(store.covariance, slot * 108 + m * 36, x, y, z));
}

/** 1 sigma of the place along the vertical at x, y, z; `at`: where its covariance begins. */
function heightSigma(
  covariance: Float64Array,
  at: number,
  x: number,
  y: number,
  z: number,
): number {
  const p = covariance;
  const square =
    p[at]! * x * x +
    p[at + 7]! * y * y +
    p[at + 14]! * z * z +
    2 * (p[at + 1]! * x * y + p[at + 2]! * x * z + p[at + 8]! * y * z);
  return Math.sqrt(Math.max(0, square) / (x * x + y * y + z * z));
}

export function likeliest(store: TrackStore, slot: number): number {
  let best = CONSTANT_VELOCITY;
  for (let m = 1; m <= COAST; m++) {
    if (store.weight[slot * MODEL_COUNT + m]! > store.weight[slot * MODEL_COUNT + best]!) best = m;
  }
  return best;
}

/** Whether the track has become so improbable that it is to be dropped. */
export function isOver(state: TrackerState, slot: number): boolean {
  const store = state.store;
  const limit = state.settings.dropExistence;
  return (
    store.existence[slot]! < (store.status[slot] === CONFIRMED ? limit : limit * store.peak[slot]!)
  );
}
