import { likeliest } from './existence.ts';
import { MODEL_COUNT } from './models.ts';
import { MOTION_CLASSES } from './motion-class.ts';
import type { Prepared } from './prepared.ts';
import type { TrackerState } from './state.ts';

/**
 * How long a track goes on without a report. It follows from how often its sensors report, as they
 * declare it and as it was seen, and from what the prediction still says. A track without a name
 * has nothing but its prediction; one with a name is told by it, and is kept for that name alone
 * when the prediction has become too wide to be compared with anything else.
 */

/** So many reports in a row may fail to come. */
const MISSED_REPORTS = 4;

/** A gap is remembered for so many times its own length. */
const GAP_MEMORY = 10;

/** No track goes on for longer than this without a report, seconds. */
const LONGEST_COAST_S = 86_400;

/** Place error, all axes together, beyond which a prediction picks no object out of many, m. */
const WIDEST_NAMELESS_M = 30_000;

/** Notes the time since the last report before this one. */
export function noteGap(state: TrackerState, slot: number, { report }: Prepared): void {
  const store = state.store;
  const { timeMs } = report;
  const spanS = (timeMs - store.lastReportMs[slot]!) / 1000;
  if (!(spanS > 0)) return;
  const before = store.gapS[slot]!;
  const left = before > 0 ? before * Math.exp(-spanS / (GAP_MEMORY * before)) : 0;
  store.gapS[slot] = Math.max(spanS, left);
}

/** Time without a report for which the prediction is offered to reports of any object, ms. */
export function coastLimitMs(state: TrackerState, slot: number): number {
  const { coastFactor } = MOTION_CLASSES[state.store.motion[slot]!]!;
  const expectS = Math.max(declaredS(state, slot), state.store.gapS[slot]!);
  return limitMs(state, coastFactor, expectS);
}

/**
 * Time without a report after which the track ends, ms. Gaps that were merely seen do not lengthen
 * the memory of a name: after hours the object may be anywhere, or another one bear its name.
 */
export function lifeLimitMs(state: TrackerState, slot: number): number {
  if (!isNamed(state, slot)) return coastLimitMs(state, slot);
  const { memoryFactor } = MOTION_CLASSES[state.store.motion[slot]!]!;
  return limitMs(state, memoryFactor, declaredS(state, slot));
}

function limitMs(state: TrackerState, factor: number, expectS: number): number {
  const limitS = Math.max(state.settings.maximumCoastS * factor, MISSED_REPORTS * expectS);
  return Math.min(limitS, LONGEST_COAST_S) * 1000;
}

/** Longest time between reports that a contributing sensor declares, seconds; 0: none does. */
function declaredS(state: TrackerState, slot: number): number {
  let longest = 0;
  for (const index of state.store.sensors[slot]!) {
    longest = Math.max(longest, state.coverages[index]!.expectS);
  }
  return longest;
}

/** Whether the track bears a name that no other object should have. */
export function isNamed(state: TrackerState, slot: number): boolean {
  const identity = state.store.identity[slot]!;
  return (
    identity !== null &&
    (identity.icao !== undefined || identity.mmsi !== undefined || identity.tag !== undefined)
  );
}

/** Whether the track waits for its name alone by now, having had no report for so long. */
export function isDormant(state: TrackerState, slot: number): boolean {
  return state.nowMs - state.store.lastReportMs[slot]! >= coastLimitMs(state, slot);
}

/** Whether a track without a report since `ageS` seconds says too little about its place. */
export function isVague(state: TrackerState, slot: number, ageS: number): boolean {
  const store = state.store;
  const { coastFactor, q } = MOTION_CLASSES[store.motion[slot]!]!;
  if (isNamed(state, slot) || ageS <= state.settings.maximumCoastS * coastFactor) return false;
  const k = slot * MODEL_COUNT + likeliest(store, slot);
  const place = store.placeSigma[k]!;
  const run = store.paceSigma[k]! * ageS;
  const variance = place * place + run * run + q * ageS * ageS * ageS;
  return variance > WIDEST_NAMELESS_M * WIDEST_NAMELESS_M;
}
