import { namesOf } from './names.ts';
import { moveWork } from './predict.ts';
import type { TrackerState } from './state.ts';
import { combinedEstimate, createWork, loadWork } from './work.ts';

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
  if (dtS !== 0 && !moveWork(store, slot, dtS, several, state.settings, work, 1)) return false;
  combinedEstimate(models, work, to.mean, to.covariance);
  return true;
}

/** The first name that no other object should have, null for a nameless track. */
export function nameOf(state: TrackerState, slot: number): string | null {
  return namesOf(state, slot)[0] ?? null;
}
