import { coastLimitMs, isNamed } from './coast.ts';
import { noteLook } from './life.ts';
import { nameAlso, namesOf } from './names.ts';
import { joinOrigins } from './provenance.ts';
import { createCompared, estimateAt } from './same.ts';
import type { TrackerState } from './state.ts';
import { CONFIRMED, FREE } from './store.ts';
import { findTwin } from './twins.ts';

/**
 * Two tracks that are one object become one; the older number goes on. Tracks that bear one unique
 * name and have come to say the same: a late report or a wrong one had begun the second. Tracks
 * without a common name: `twins.ts`.
 */

const mine = createCompared();
const theirs = createCompared();

/** Place error, all axes together, beyond which two predictions agree with anything, m. */
const WIDEST_M = 3_000;

/** Square of a normal error, in variances, that 99 % stay below. */
const GATE = 6.6;

/**
 * A slot that has become one with `slot`, which has just been updated, -1 if there is none. After
 * this the slot that is returned bears the younger number and is to be ended.
 */
export function mergeSame(state: TrackerState, slot: number): number {
  const other = namedTwin(state, slot);
  const twin = other >= 0 ? other : findTwin(state, slot);
  if (twin >= 0) takeOver(state, slot, twin);
  return twin;
}

function namedTwin(state: TrackerState, slot: number): number {
  const store = state.store;
  if (store.status[slot] !== CONFIRMED || !isNamed(state, slot)) return -1;
  for (const key of namesOf(state, slot)) {
    const slots = state.names.get(key);
    if (slots === undefined || slots.length < 2) continue;
    for (const other of slots) {
      if (other === slot || store.status[other] === FREE) continue;
      if (!haveConverged(state, slot, other)) continue;
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
  if (!estimateAt(state, slot, timeMs, mine)) return false;
  if (!estimateAt(state, other, timeMs, theirs)) return false;
  const [covariance, otherCovariance] = [mine.covariance, theirs.covariance];
  let spread = 0;
  for (let i = 0; i < 3; i++) spread += covariance[i * 7]! + otherCovariance[i * 7]!;
  if (!(spread < WIDEST_M * WIDEST_M)) return false;
  for (let i = 0; i < 6; i++) {
    const d = mine.mean[i]! - theirs.mean[i]!;
    if (!(d * d <= GATE * (covariance[i * 7]! + otherCovariance[i * 7]!))) return false;
  }
  return true;
}

/** `slot` keeps its state and gets what the other one alone had; the lower number goes to it. */
function takeOver(state: TrackerState, slot: number, other: number): void {
  const store = state.store;
  store.reports[slot] = store.reports[slot]! + store.reports[other]!;
  store.firstMs[slot] = Math.min(store.firstMs[slot]!, store.firstMs[other]!);
  joinOrigins(state, slot, other);
  const hits = store.hitsMs[other]!;
  store.sensors[other]!.forEach((sensor, i) => {
    noteLook(state, slot, sensor, hits[i]!);
  });
  for (const key of store.sourceNames[other]!) nameAlso(state, slot, key);
  takeNames(state, slot, other);
  state.twins.delete(slot);
  const own = store.number[slot]!;
  const older = store.number[other]!;
  if (own < older) return;
  store.number[slot] = older;
  store.number[other] = own;
  store.slots.set(older, slot);
  store.slots.set(own, other);
  const parent = state.parents.get(other);
  if (parent === undefined) state.parents.delete(slot);
  else state.parents.set(slot, parent);
}

/** What the other one was called by, so that its reports find the one that goes on. */
function takeNames(state: TrackerState, slot: number, other: number): void {
  const { identity } = state.store;
  const theirs = identity[other]!;
  if (theirs === null) return;
  identity[slot] = { ...theirs, ...identity[slot] };
  for (const key of namesOf(state, slot)) {
    const slots = state.names.get(key);
    if (slots === undefined) state.names.set(key, [slot]);
    else if (!slots.includes(slot)) slots.push(slot);
  }
}
