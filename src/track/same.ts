import { moveWork } from './predict.ts';
import type { TrackerState } from './state.ts';
import { combinedEstimate, createWork, loadWork, NOISE, SPAN } from './work.ts';

/** A track's estimate at a time that it shares with another's. */
export interface Compared {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

export function createCompared(): Compared {
  return { mean: new Float64Array(6), covariance: new Float64Array(36) };
}

const work = createWork();

/** The track's mixture of filters at `timeMs`; false where the numbers break. */
export function estimateAt(
  state: TrackerState,
  slot: number,
  timeMs: number,
  to: Compared,
): boolean {
  const store = state.store;
  const models = store.models[slot]!;
  const several = (models & (models - 1)) !== 0;
  const dtS = (timeMs - store.timeMs[slot]!) / 1000;
  loadWork(store, slot, work);
  work.step[SPAN] = dtS;
  work.step[NOISE] = 1;
  if (dtS !== 0 && !moveWork(store, slot, several, state.settings, work)) return false;
  combinedEstimate(models, work, to.mean, to.covariance);
  return true;
}

/** Whether the track bears a name that no other object should have (`names.ts`). */
export function isCalled(state: TrackerState, slot: number): boolean {
  const identity = state.store.identity[slot]!;
  if (identity === null) return false;
  const { icao, mmsi, tag } = identity;
  return icao !== undefined || mmsi !== undefined || tag !== undefined;
}
