import { coastLimitMs, isNamed } from './coast.ts';
import { noteLook } from './life.ts';
import { namesOf } from './names.ts';
import { moveWork } from './predict.ts';
import { joinOrigins } from './provenance.ts';
import type { TrackerState } from './state.ts';
import { CONFIRMED, FREE } from './store.ts';
import { combinedEstimate, createWork, loadWork } from './work.ts';

/**
 * Tracks that bear one unique name and have come to say the same are one object followed twice: a
 * late report or a wrong one had begun the second. The older number goes on.
 */

const work = createWork();
const mean = new Float64Array(6);
const otherMean = new Float64Array(6);
const covariance = new Float64Array(36);
const otherCovariance = new Float64Array(36);

/** Place error, all axes together, beyond which two predictions agree with anything, m. */
const WIDEST_M = 3_000;

/** Square of a normal error, in variances, that 99 % stay below. */
const GATE = 6.6;

/**
 * A slot that has become one with `slot`, which has just been updated, -1 if there is none. After
 * this the slot that is returned bears the younger number and is to be ended.
 */
export function mergeNamed(state: TrackerState, slot: number): number {
  const store = state.store;
  if (store.status[slot] !== CONFIRMED || !isNamed(state, slot)) return -1;
  for (const key of namesOf(state, slot)) {
    const slots = state.names.get(key);
    if (slots === undefined || slots.length < 2) continue;
    for (const other of slots) {
      if (other === slot || store.status[other] === FREE) continue;
      if (!haveConverged(state, slot, other)) continue;
      takeOver(state, slot, other);
      return other;
    }
  }
  return -1;
}

/** Whether the other track, predicted to the time of `slot`, cannot be told from it. */
function haveConverged(state: TrackerState, slot: number, other: number): boolean {
  const store = state.store;
  const timeMs = store.timeMs[slot]!;
  if (timeMs - store.lastReportMs[other]! >= coastLimitMs(state, other)) return false;
  if (!estimateAt(state, slot, timeMs, mean, covariance)) return false;
  if (!estimateAt(state, other, timeMs, otherMean, otherCovariance)) return false;
  let spread = 0;
  for (let i = 0; i < 3; i++) spread += covariance[i * 7]! + otherCovariance[i * 7]!;
  if (!(spread < WIDEST_M * WIDEST_M)) return false;
  for (let i = 0; i < 6; i++) {
    const d = mean[i]! - otherMean[i]!;
    if (!(d * d <= GATE * (covariance[i * 7]! + otherCovariance[i * 7]!))) return false;
  }
  return true;
}

function estimateAt(
  state: TrackerState,
  slot: number,
  timeMs: number,
  x: Float64Array,
  p: Float64Array,
): boolean {
  const store = state.store;
  const models = store.models[slot]!;
  const several = (models & (models - 1)) !== 0;
  const dtS = (timeMs - store.timeMs[slot]!) / 1000;
  loadWork(store, slot, work);
  if (dtS !== 0 && !moveWork(store, slot, dtS, several, state.settings, work, 1)) return false;
  combinedEstimate(models, work, x, p);
  return true;
}

/** `slot` keeps its state and gets what the other one alone had; the lower number goes to it. */
function takeOver(state: TrackerState, slot: number, other: number): void {
  const store = state.store;
  store.reports[slot] = store.reports[slot]! + store.reports[other]!;
  store.firstMs[slot] = Math.min(store.firstMs[slot]!, store.firstMs[other]!);
  store.measuredMs[slot] = Math.max(store.measuredMs[slot]!, store.measuredMs[other]!);
  joinOrigins(state, slot, other);
  const looks = store.looksMs[other]!;
  store.sensors[other]!.forEach((sensor, i) => {
    noteLook(state, slot, sensor, looks[i]!);
  });
  for (const key of store.sourceNames[other]!) {
    const names = store.sourceNames[slot]!;
    if (!names.includes(key)) names.push(key);
    const slots = state.names.get(key);
    if (slots !== undefined && !slots.includes(slot)) slots.push(slot);
  }
  const mine = store.number[slot]!;
  const theirs = store.number[other]!;
  if (mine < theirs) return;
  store.number[slot] = theirs;
  store.number[other] = mine;
  store.slots.set(theirs, slot);
  store.slots.set(mine, other);
}
