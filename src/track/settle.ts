import { BOOST, COAST, MODEL_COUNT, modelSet, THRUST, UNKNOWN } from './models.ts';
import { closePage, openPage } from './pages.ts';
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

/** A motor is followed once the object has left what aircraft do, and no longer within it. */
const MOTOR_ENVELOPE = 0.5;
const FEWEST_REPORTS = 3;
const MOTOR_WEIGHT = 0.1;

/** Stops or starts free fall and the motor, after an update. */
export function settle(state: TrackerState, slot: number): void {
  settleFall(state, slot);
  settleMotor(state, slot);
}

function settleMotor(state: TrackerState, slot: number): void {
  const { store } = state;
  const motor = 1 << THRUST;
  const models = store.models[slot]!;
  const k = slot * MODEL_COUNT;
  if ((models & motor) !== 0) {
    if (store.envelope[slot]! < SETTLED_ENVELOPE) return;
    store.models[slot] = models & ~motor;
    closePage(store.pages, slot, THRUST);
    share(store.weight, k, THRUST, 0);
    return;
  }
  if ((models & (1 << BOOST)) === 0 || (modelSet(state.settings) & motor) === 0) return;
  if (store.envelope[slot]! > MOTOR_ENVELOPE || store.reports[slot]! < FEWEST_REPORTS) return;
  const page = openPage(store.pages, slot, THRUST);
  const { numbers } = store.pages;
  const s = slot * 18 + BOOST * 6;
  const p = slot * 108 + BOOST * 36;
  const unknown = UNKNOWN[THRUST]!;
  for (let i = 0; i < 6; i++) numbers[page + i] = store.state[s + i]!;
  for (let i = 0; i < 36; i++) numbers[page + 6 + i] = store.covariance[p + i]!;
  numbers.fill(0, page + 42, page + 50);
  numbers[page + 42] = unknown.mean;
  numbers[page + 49] = unknown.sigma * unknown.sigma;
  store.models[slot] = models | motor;
  // Out of the share of any manoeuvre, so that coast keeps its own.
  const taken = MOTOR_WEIGHT * store.weight[k + BOOST]!;
  store.weight[k + BOOST] = store.weight[k + BOOST]! - taken;
  store.weight[k + THRUST] = taken;
}

function settleFall(state: TrackerState, slot: number): void {
  const store = state.store;
  const coast = 1 << COAST;
  const models = store.models[slot]!;
  const k = slot * MODEL_COUNT;
  if ((models & (1 << BOOST)) === 0 || (models & 1) === 0) return;
  if ((models & coast) !== 0) {
    if (store.reports[slot]! < SETTLED_REPORTS || store.envelope[slot]! < SETTLED_ENVELOPE) return;
    if (store.weight[k + COAST]! > SETTLED_WEIGHT) return;
    store.models[slot] = models & ~coast;
    share(store.weight, k, COAST, 0);
    return;
  }
  if (store.envelope[slot]! > WAKING_ENVELOPE || (modelSet(state.settings) & coast) === 0) return;
  store.models[slot] = models | coast;
  const s = slot * 18;
  const p = slot * 108;
  store.state.copyWithin(s + COAST * 6, s + BOOST * 6, s + BOOST * 6 + 6);
  store.covariance.copyWithin(p + COAST * 36, p + BOOST * 36, p + BOOST * 36 + 36);
  share(store.weight, k, COAST, WAKING_WEIGHT);
}

/** Gives a filter this probability and takes it from the others evenly. */
function share(weight: Float64Array, k: number, filter: number, own: number): void {
  const others = 1 - weight[k + filter]!;
  for (let m = 0; m < MODEL_COUNT; m++) {
    weight[k + m] = m === filter ? own : (weight[k + m]! / others) * (1 - own);
  }
}
