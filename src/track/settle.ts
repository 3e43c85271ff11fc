import { BOOST, COAST, MODEL_COUNT, modelSet } from './models.ts';
import type { TrackerState } from './state.ts';

/**
 * Free fall is not followed for what has long flown as aircraft do: it costs as much as the other
 * filters together. The filter for strong manoeuvres goes on, and nothing falls freely that has
 * not left the envelope of aircraft under power before: then free fall is followed again.
 */

/** Reports after which a track has flown long enough. */
const SETTLED_REPORTS = 10;

/** Probability of being inside the envelope above which it settles, and below which it wakes. */
const SETTLED_ENVELOPE = 0.999;
const WAKING_ENVELOPE = 0.99;

/** Probability of free fall under which it settles, and with which it begins again. */
const SETTLED_WEIGHT = 1e-3;
const WAKING_WEIGHT = 0.02;

/** Stops or starts free fall, after an update. */
export function settle(state: TrackerState, slot: number): void {
  const store = state.store;
  const coast = 1 << COAST;
  const models = store.models[slot]!;
  const k = slot * MODEL_COUNT;
  if ((models & (1 << BOOST)) === 0 || (models & 1) === 0) return;
  if ((models & coast) !== 0) {
    if (store.reports[slot]! < SETTLED_REPORTS || store.envelope[slot]! < SETTLED_ENVELOPE) return;
    if (store.weight[k + COAST]! > SETTLED_WEIGHT) return;
    store.models[slot] = models & ~coast;
    share(store.weight, k, 0);
    return;
  }
  if (store.envelope[slot]! > WAKING_ENVELOPE || (modelSet(state.settings) & coast) === 0) return;
  store.models[slot] = models | coast;
  const s = slot * 18;
  const p = slot * 108;
  store.state.copyWithin(s + COAST * 6, s + BOOST * 6, s + BOOST * 6 + 6);
  store.covariance.copyWithin(p + COAST * 36, p + BOOST * 36, p + BOOST * 36 + 36);
  share(store.weight, k, WAKING_WEIGHT);
}

/** Gives free fall this probability and takes it from the others evenly. */
function share(weight: Float64Array, k: number, coast: number): void {
  const others = 1 - weight[k + COAST]!;
  for (let m = 0; m < COAST; m++) weight[k + m] = (weight[k + m]! / others) * (1 - coast);
  weight[k + COAST] = coast;
}
