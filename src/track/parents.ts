import { queryGrid } from './grid.ts';
import { createCompared, estimateAt, isCalled } from './same.ts';
import type { TrackerState } from './state.ts';
import { CONFIRMED } from './store.ts';

/**
 * What comes off an object: a stage, a cover, debris. A track that has just been confirmed is told
 * to come from an older confirmed one if the two, carried back in time, were at one place within
 * their errors and part slowly. The older one keeps its number and its past.
 */

/** What parts from an object leaves it at no more than this, m/s. */
const PARTING_MPS = 300;

/** It is seen on its own within this time, s. */
const PARTED_S = 20;

/** Objects that the sensor has told apart for less than this from the first are of one launch, s. */
const LEAST_LEAD_S = 10;

/** Sigmas, and what a sensor does not resolve, m. */
const NEAR_SIGMAS = 3;
const NEAR_M = 200;

/** Error of the miss, m, beyond which any two that fly near each other might have been one. */
const WIDEST_M = 500;

/** Tracks that are compared at most: a crowd tells nothing about who came off whom. */
const MOST_COMPARED = 64;

const found: number[] = [];
const ball = new Float64Array(4);
const child = createCompared();
const parent = createCompared();

/** Finds the track that this one, just confirmed, has come off. */
export function noteParent(state: TrackerState, slot: number): void {
  const { store } = state;
  const timeMs = store.timeMs[slot]!;
  if (!estimateAt(state, slot, timeMs, child)) return;
  const ageS = (timeMs - store.firstMs[slot]!) / 1000 + PARTED_S;
  for (let i = 0; i < 3; i++) ball[i] = child.mean[i]!;
  ball[3] = PARTING_MPS * ageS + NEAR_M;
  const count = queryGrid(state.grid, ball, found, 0);
  if (count > MOST_COMPARED) return;
  let best = -1;
  let nearest = NEAR_SIGMAS;
  for (let i = 0; i < count; i++) {
    const other = found[i]!;
    if (other === slot || store.status[other] !== CONFIRMED) continue;
    const leadS = (store.firstMs[slot]! - store.firstMs[other]!) / 1000;
    if (!(leadS >= LEAST_LEAD_S) || isCalled(state, other)) continue;
    if (!estimateAt(state, other, timeMs, parent)) continue;
    const off = partedBy(ageS);
    const earlier = best >= 0 && store.number[other]! < store.number[best]!;
    if (off < nearest || (off === nearest && earlier)) {
      nearest = off;
      best = other;
    }
  }
  if (best >= 0) state.parents.set(slot, store.number[best]!);
}

/**
 * Sigmas by which `child` and `parent` miss each other, carried back as they move; infinite: they part
 * too fast, or too little is known of them.
 */
function partedBy(ageS: number): number {
  const [a, b] = [child.mean, parent.mean];
  const [p, q] = [child.covariance, parent.covariance];
  let speed2 = 0;
  let along = 0;
  let paceVariance = 0;
  let placeVariance = 0;
  for (let i = 0; i < 3; i++) {
    const v = a[i + 3]! - b[i + 3]!;
    speed2 += v * v;
    along += v * (a[i]! - b[i]!);
    paceVariance += p[(i + 3) * 7]! + q[(i + 3) * 7]!;
    placeVariance += p[i * 7]! + q[i * 7]!;
  }
  if (Math.sqrt(speed2) > PARTING_MPS + NEAR_SIGMAS * Math.sqrt(paceVariance)) {
    return Number.POSITIVE_INFINITY;
  }
  // Of the relative velocity only what is above its own error says when they were nearest.
  const backS = Math.min(Math.max(along / Math.max(speed2, paceVariance), 0), ageS);
  let miss2 = 0;
  for (let i = 0; i < 3; i++) {
    const d = a[i]! - b[i]! - backS * (a[i + 3]! - b[i + 3]!);
    miss2 += d * d;
  }
  const sigma = Math.sqrt((placeVariance + backS * backS * paceVariance) / 3);
  if (!(sigma < WIDEST_M)) return Number.POSITIVE_INFINITY;
  return Math.max(Math.sqrt(miss2) - NEAR_M, 0) / sigma;
}
