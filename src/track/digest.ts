import { sha256Of, toHex } from '../seal/index.ts';
import { BLOCK_COUNT, MODEL_COUNT } from './models.ts';
import { pageOf } from './pages.ts';
import type { TrackerState } from './state.ts';

/** Numbers of one track: 9 of its life, then weight, state and variances of each filter. */
const HEAD = 9;
const PER_MODEL = 13;

/**
 * SHA-256, hexadecimal, over all live tracks by rising number: little-endian doubles of number,
 * status, filters, times, existence, misfit, reports, and of each running filter its weight, state
 * and variances.
 */
export function digestTracks(state: TrackerState): string {
  const store = state.store;
  const numbers = new Float64Array(1 + store.count * (HEAD + MODEL_COUNT * PER_MODEL));
  let at = 0;
  numbers[at++] = store.count;
  for (const slot of store.slots.values()) {
    numbers[at++] = store.number[slot]!;
    numbers[at++] = store.status[slot]!;
    numbers[at++] = store.models[slot]!;
    numbers[at++] = store.timeMs[slot]!;
    numbers[at++] = store.firstMs[slot]!;
    numbers[at++] = store.lastReportMs[slot]!;
    numbers[at++] = store.existence[slot]!;
    numbers[at++] = store.misfit[slot]!;
    numbers[at++] = store.reports[slot]!;
    for (let m = 0; m < MODEL_COUNT; m++) {
      if ((store.models[slot]! & (1 << m)) === 0) continue;
      numbers[at++] = store.weight[slot * MODEL_COUNT + m]!;
      if (m >= BLOCK_COUNT) {
        const page = pageOf(store.pages, slot, m);
        const filter = store.pages.numbers;
        for (let i = 0; i < 6; i++) numbers[at++] = filter[page + i]!;
        for (let i = 0; i < 6; i++) numbers[at++] = filter[page + 6 + i * 7]!;
        continue;
      }
      for (let i = 0; i < 6; i++) numbers[at++] = store.state[slot * 18 + m * 6 + i]!;
      for (let i = 0; i < 6; i++) numbers[at++] = store.covariance[slot * 108 + m * 36 + i * 7]!;
    }
  }
  return toHex(sha256Of(new Uint8Array(numbers.buffer, 0, at * 8)));
}
