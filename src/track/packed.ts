import { BLOCK_COUNT, EXTRA_STATES, extraLength, MODEL_COUNT } from './models.ts';
import { closePage, openPage, pageOf, SIX_LENGTH } from './pages.ts';
import type { TrackStore } from './store.ts';

/**
 * The estimate of one track as numbers in a row, whatever filters run: its time, the bit mask of
 * its filters, misfit, envelope and number of reports, the probability of every filter, then each
 * running filter's state, covariance and extra numbers. Its time stands first.
 */

/** Numbers before the filters. */
const HEAD = 5 + MODEL_COUNT;

/** Numbers of each filter. */
const LENGTHS = EXTRA_STATES.map((count) => SIX_LENGTH + extraLength(count));

/** No packed estimate is longer than this: all filters at once. */
export const MAXIMUM_PACKED = HEAD + LENGTHS.reduce((sum, length) => sum + length, 0);

/** Length of the packed estimate of a track that runs these filters. */
export function packedLength(models: number): number {
  let length = HEAD;
  for (let m = 0; m < MODEL_COUNT; m++) if ((models & (1 << m)) !== 0) length += LENGTHS[m]!;
  return length;
}

/** Writes the estimate of the track in `slot` to `to` from `at`, and returns its length. */
export function packEstimate(
  store: TrackStore,
  slot: number,
  to: Float64Array,
  at: number,
): number {
  const models = store.models[slot]!;
  to[at] = store.timeMs[slot]!;
  to[at + 1] = models;
  to[at + 2] = store.misfit[slot]!;
  to[at + 3] = store.envelope[slot]!;
  to[at + 4] = store.reports[slot]!;
  for (let m = 0; m < MODEL_COUNT; m++) to[at + 5 + m] = store.weight[slot * MODEL_COUNT + m]!;
  let end = at + HEAD;
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) === 0) continue;
    if (m < BLOCK_COUNT) {
      const s = slot * 18 + m * 6;
      const p = slot * 108 + m * 36;
      for (let i = 0; i < 6; i++) to[end + i] = store.state[s + i]!;
      for (let i = 0; i < 36; i++) to[end + 6 + i] = store.covariance[p + i]!;
    } else {
      const page = pageOf(store.pages, slot, m);
      const { numbers } = store.pages;
      for (let i = 0; i < LENGTHS[m]!; i++) to[end + i] = numbers[page + i]!;
    }
    end += LENGTHS[m]!;
  }
  return end - at;
}

/** Makes what was packed the estimate of the track in `slot`. */
export function unpackEstimate(
  store: TrackStore,
  slot: number,
  from: Float64Array,
  at: number,
): void {
  const models = from[at + 1]!;
  store.timeMs[slot] = from[at]!;
  store.models[slot] = models;
  store.misfit[slot] = from[at + 2]!;
  store.envelope[slot] = from[at + 3]!;
  store.reports[slot] = from[at + 4]!;
  for (let m = 0; m < MODEL_COUNT; m++) store.weight[slot * MODEL_COUNT + m] = from[at + 5 + m]!;
  let end = at + HEAD;
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) === 0) {
      if (m >= BLOCK_COUNT) closePage(store.pages, slot, m);
      continue;
    }
    if (m < BLOCK_COUNT) {
      const s = slot * 18 + m * 6;
      const p = slot * 108 + m * 36;
      for (let i = 0; i < 6; i++) store.state[s + i] = from[end + i]!;
      for (let i = 0; i < 36; i++) store.covariance[p + i] = from[end + 6 + i]!;
    } else {
      const page = openPage(store.pages, slot, m);
      const { numbers } = store.pages;
      for (let i = 0; i < LENGTHS[m]!; i++) numbers[page + i] = from[end + i]!;
    }
    end += LENGTHS[m]!;
  }
}
