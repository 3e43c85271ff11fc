import { coversTrack } from './existence.ts';
import { queryGrid } from './grid.ts';
import { isWithinReach, REACH_SIGMAS } from './place.ts';
import { type Compared, createCompared, estimateAt, isCalled } from './same.ts';
import type { TrackerState } from './state.ts';
import { CONFIRMED } from './store.ts';

/**
 * Tracks without a common name that are one object: they agree in place and velocity again and again,
 * and no sensor has seen both in one scan. Two objects that fly closer than the sensors' errors agree
 * too, but each gives its own plot. The test of the difference takes both errors as independent,
 * which makes it too wide rather than too narrow (Bar-Shalom and Campo, IEEE Trans. AES 22(6), 1986,
 * give the common part); so it has to hold many times.
 */
export interface Twin {
  /** Number of the other track, and when the two first agreed, ms. */
  readonly other: number;
  readonly sinceMs: number;
  /** Newest report of the track, ms. */
  lastMs: number;
  /** Times in a row that they have agreed. */
  agreed: number;
  /** Natural logarithm of how much likelier one object is to be seen as it was than two. */
  evidence: number;
}

/** Every so many reports a track looks for a twin. */
const LOOK_EVERY = 4;

/** Times that they must agree, over at least this time, ms, and how sure it must be. */
const AGREEMENTS = 6;
const LEAST_MS = 8_000;
const LEAST_EVIDENCE = 12;

/** A look says no more than this, however good the sensor is said to be. */
const MOST_EVIDENCE = 2;

/** Place error of both, all axes together, beyond which two predictions agree with anything, m. */
const WIDEST_M = 3_000;

/** Square of the difference over three axes, in variances, that 95 % stay below. */
const GATE = 7.8;

/** Probability of being within what aircraft do, below which an object may be a missile. */
const AIRCRAFT = 0.5;

/** Reports of one sensor within this share of its period are of one scan. */
const SAME_SCAN = 0.5;
const SAME_LOOK_MS = 500;

const mine = createCompared();
const theirs = createCompared();
const found: number[] = [];
const ball = new Float64Array(5);

/**
 * A slot that has turned out to be the same object as `slot`, which has just been updated, -1 if
 * there is none.
 */
export function findTwin(state: TrackerState, slot: number): number {
  const { store, twins } = state;
  if (store.status[slot] !== CONFIRMED) return -1;
  const known = twins.get(slot);
  if (known === undefined) {
    if (store.reports[slot]! % LOOK_EVERY === 0) lookForTwin(state, slot);
    return -1;
  }
  const other = store.slots.get(known.other);
  if (other === undefined || !agree(state, slot, other, known.lastMs)) {
    twins.delete(slot);
    return -1;
  }
  known.lastMs = store.lastReportMs[slot]!;
  known.agreed++;
  known.evidence += evidenceOf(state, slot, other);
  const isLong = known.agreed >= AGREEMENTS && known.lastMs - known.sinceMs >= LEAST_MS;
  return isLong && known.evidence >= LEAST_EVIDENCE ? other : -1;
}

function lookForTwin(state: TrackerState, slot: number): void {
  const { store } = state;
  const timeMs = store.timeMs[slot]!;
  if (!estimateAt(state, slot, timeMs, mine)) return;
  const spread = spreadOf(mine);
  if (!(spread < WIDEST_M)) return;
  for (let i = 0; i < 3; i++) ball[i] = mine.mean[i]!;
  ball[3] = 3 * spread;
  const count = queryGrid(state.grid, ball, found, 0);
  ball[3] = REACH_SIGMAS * spread;
  ball[4] = timeMs;
  let best = -1;
  for (let i = 0; i < count; i++) {
    const other = found[i]!;
    if (other === slot || !isWithinReach(state, other, ball)) {
      continue;
    }
    if (!agree(state, slot, other, Number.NEGATIVE_INFINITY)) continue;
    if (best < 0 || store.number[other]! < store.number[best]!) best = other;
  }
  if (best < 0) return;
  const sinceMs = store.lastReportMs[slot]!;
  const twin = { other: store.number[best]!, sinceMs, lastMs: sinceMs, agreed: 1, evidence: 0 };
  state.twins.set(slot, twin);
}

/**
 * What it says that the newest look found one of them and not the other: of two objects a look finds
 * a single one with 2 Pd (1 - Pd), of those looks that find any.
 */
function evidenceOf(state: TrackerState, slot: number, other: number): number {
  const { store } = state;
  const timeMs = store.lastReportMs[slot]!;
  const at = store.hitsMs[slot]!.indexOf(timeMs);
  const sensor = state.coverages[store.sensors[slot]![at] ?? -1];
  if (sensor === undefined || sensor.periodS === null) return 0;
  if (!coversTrack(state, other, sensor, timeMs)) return 0;
  const pd = sensor.detectionProbability;
  return Math.min(-Math.log((2 * (1 - pd)) / (2 - pd)), MOST_EVIDENCE);
}

/** Whether the two may be one object by all that is known now. */
function agree(state: TrackerState, slot: number, other: number, lastMs: number): boolean {
  const { store } = state;
  if (store.status[other] !== CONFIRMED || store.motion[slot] !== store.motion[other]) return false;
  // What may be a missile carries a hazard, which would be told as lost with its track.
  if (Math.min(store.envelope[slot]!, store.envelope[other]!) < AIRCRAFT) return false;
  if (isCalled(state, slot) && isCalled(state, other)) return false;
  if (isSeenAsTwo(state, slot, other, lastMs)) return false;
  const timeMs = store.timeMs[slot]!;
  if (!estimateAt(state, slot, timeMs, mine) || !estimateAt(state, other, timeMs, theirs)) {
    return false;
  }
  const [a, b] = [spreadOf(mine), spreadOf(theirs)];
  if (!(a * a + b * b < WIDEST_M * WIDEST_M)) return false;
  return isWithin(0) && isWithin(3);
}

/** Whether one sensor has reported both in one scan: in this one, or that of the report before. */
function isSeenAsTwo(state: TrackerState, slot: number, other: number, lastMs: number): boolean {
  const { store } = state;
  const hits = store.hitsMs[slot]!;
  const others = store.sensors[other]!;
  const otherHits = store.hitsMs[other]!;
  const sensors = store.sensors[slot]!;
  for (let i = 0; i < sensors.length; i++) {
    const sensor = sensors[i]!;
    const at = others.indexOf(sensor);
    if (at < 0) continue;
    const { periodS } = state.coverages[sensor]!;
    const scanMs = periodS === null ? SAME_LOOK_MS : SAME_SCAN * periodS * 1000;
    const otherMs = otherHits[at]!;
    if (Math.abs(hits[i]! - otherMs) < scanMs || Math.abs(lastMs - otherMs) < scanMs) return true;
  }
  return false;
}

function spreadOf({ covariance }: Compared): number {
  return Math.sqrt(covariance[0]! + covariance[7]! + covariance[14]!);
}

const s = new Float64Array(9);
const d = new Float64Array(3);

/** Whether places (0) or velocities (3) differ by no more than their errors: dᵀ (A + B)⁻¹ d. */
function isWithin(from: 0 | 3): boolean {
  const a = mine.covariance;
  const b = theirs.covariance;
  for (let i = 0; i < 3; i++) {
    d[i] = mine.mean[from + i]! - theirs.mean[from + i]!;
    for (let k = 0; k < 3; k++) {
      const o = (from + i) * 6 + from + k;
      s[i * 3 + k] = a[o]! + b[o]!;
    }
  }
  let sum = 0;
  // One axis after another, each given those before it.
  for (let i = 0; i < 3; i++) {
    const variance = s[i * 4]!;
    if (!(variance > 0)) return false;
    sum += (d[i]! * d[i]!) / variance;
    for (let k = i + 1; k < 3; k++) {
      const f = s[k * 3 + i]! / variance;
      d[k] = d[k]! - f * d[i]!;
      for (let l = i + 1; l < 3; l++) s[k * 3 + l] = s[k * 3 + l]! - f * s[i * 3 + l]!;
    }
  }
  return sum <= GATE;
}
