import { radialHeight } from '../motion/index.ts';
import {
  ACCELERATION,
  BOOST,
  COAST,
  CONSTANT_VELOCITY,
  DRIFT,
  MODEL_COUNT,
  modelSet,
  REENTRY,
  REENTRY_TOP_M,
  setUnknown,
  THRUST,
  TURN,
} from './models.ts';
import { SLOW } from './motion-class.ts';
import { closePage, openPage, pageOf, SIX_LENGTH } from './pages.ts';
import type { TrackerState } from './state.ts';
import type { TrackStore } from './store.ts';

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

/** Motor and braked fall are followed once the object has left what aircraft do, not within it. */
const OUTSIDE_ENVELOPE = 0.5;
const FEWEST_REPORTS = 3;

/** Share of any manoeuvre that a motor begins with, and of free fall that braked fall does. */
const MOTOR_SHARE = 0.1;
const BRAKED_SHARE = 0.5;

/** The filter for any manoeuvre keeps this probability: it holds the track where all others fail. */
const LEAST_WEIGHT = 2e-4;

/** Beside which braked fall may run. */
const FALLING = (1 << COAST) | (1 << BOOST);

/**
 * A turn or a lasting acceleration is followed from this probability of any manoeuvre, out of which
 * it takes this share, until nearly all of the track is something calmer again.
 */
const MANOEUVRE_WEIGHT = 0.06;
const MANOEUVRE_SHARE = 0.3;
const CALM_WEIGHT = 0.97;

const TURNING = (1 << CONSTANT_VELOCITY) | (1 << BOOST);
const DRIFT_SHARE = 0.5;

/** Braked fall ends so far above where it begins, so that it does not come and go, m. */
const REENTRY_MARGIN_M = 5_000;

/** Stops or starts filters, after an update. */
export function settle(state: TrackerState, slot: number): void {
  settleFall(state, slot);
  settleMotor(state, slot);
  settleReentry(state, slot);
  settleTurn(state, slot);
  settleAcceleration(state, slot);
  settleDrift(state, slot);
  const { store } = state;
  const several = store.models[slot]! & ~(1 << BOOST);
  const k = slot * MODEL_COUNT;
  if (several === store.models[slot] || several === 0) return;
  if (store.weight[k + BOOST]! < LEAST_WEIGHT) share(store.weight, k, BOOST, LEAST_WEIGHT);
}

function settleMotor(state: TrackerState, slot: number): void {
  const { store } = state;
  const models = store.models[slot]!;
  if ((models & (1 << THRUST)) !== 0) {
    if (store.envelope[slot]! >= SETTLED_ENVELOPE) end(store, slot, THRUST);
    return;
  }
  if ((models & (1 << BOOST)) === 0 || !mayFollow(state, slot, THRUST)) return;
  begin(store, slot, THRUST, BOOST, MOTOR_SHARE);
}

function settleReentry(state: TrackerState, slot: number): void {
  const { store } = state;
  const models = store.models[slot]!;
  if ((models & (1 << REENTRY)) !== 0) {
    const page = pageOf(store.pages, slot, REENTRY);
    const height = heightAt(store.pages.numbers, page);
    const over = height > REENTRY_TOP_M + REENTRY_MARGIN_M;
    if (over && (models & (1 << COAST)) !== 0) becomeCoast(store, slot, page);
    if (over || store.envelope[slot]! >= SETTLED_ENVELOPE) end(store, slot, REENTRY);
    return;
  }
  if ((models & FALLING) !== FALLING || !mayFollow(state, slot, REENTRY)) return;
  if (heightAt(store.state, slot * 18 + COAST * 6) > REENTRY_TOP_M) return;
  begin(store, slot, REENTRY, COAST, BRAKED_SHARE);
}

function settleTurn(state: TrackerState, slot: number): void {
  const { store } = state;
  const models = store.models[slot]!;
  const k = slot * MODEL_COUNT;
  const weight = store.weight;
  if ((models & (1 << TURN)) !== 0) {
    const straight = weight[k + CONSTANT_VELOCITY]! > CALM_WEIGHT;
    if (straight || store.envelope[slot]! < OUTSIDE_ENVELOPE) end(store, slot, TURN);
    return;
  }
  if ((models & TURNING) !== TURNING || !runs(state, TURN)) return;
  if (store.envelope[slot]! < OUTSIDE_ENVELOPE || !manoeuvres(store, slot)) return;
  begin(store, slot, TURN, BOOST, MANOEUVRE_SHARE);
}

function settleAcceleration(state: TrackerState, slot: number): void {
  const { store } = state;
  const models = store.models[slot]!;
  const k = slot * MODEL_COUNT;
  const weight = store.weight;
  if ((models & (1 << ACCELERATION)) !== 0) {
    if (weight[k + BOOST]! + weight[k + ACCELERATION]! < 1 - CALM_WEIGHT) {
      end(store, slot, ACCELERATION);
    }
    return;
  }
  if ((models & (1 << BOOST)) === 0 || !runs(state, ACCELERATION)) return;
  if (manoeuvres(store, slot)) begin(store, slot, ACCELERATION, BOOST, MANOEUVRE_SHARE);
}

/** Whether the track is taken to manoeuvre strongly just now. */
function manoeuvres(store: TrackStore, slot: number): boolean {
  return (
    store.weight[slot * MODEL_COUNT + BOOST]! > MANOEUVRE_WEIGHT &&
    store.reports[slot]! >= FEWEST_REPORTS
  );
}

/** What goes with the wind is followed so from its third report. */
function settleDrift(state: TrackerState, slot: number): void {
  const { store } = state;
  if (store.models[slot] !== 1 << CONSTANT_VELOCITY || store.motion[slot] !== SLOW) return;
  if (!runs(state, DRIFT) || store.reports[slot]! < FEWEST_REPORTS) return;
  begin(store, slot, DRIFT, CONSTANT_VELOCITY, DRIFT_SHARE);
}

function runs(state: TrackerState, m: number): boolean {
  return (modelSet(state.settings) & (1 << m)) !== 0;
}

function mayFollow(state: TrackerState, slot: number, m: number): boolean {
  const { store } = state;
  if (!runs(state, m)) return false;
  return store.envelope[slot]! <= OUTSIDE_ENVELOPE && store.reports[slot]! >= FEWEST_REPORTS;
}

function heightAt(numbers: Float64Array, at: number): number {
  return radialHeight(numbers[at]!, numbers[at + 1]!, numbers[at + 2]!);
}

/** Out of the air both falls are one: free fall takes over what braked fall has become. */
function becomeCoast(store: TrackStore, slot: number, page: number): void {
  const weight = store.weight;
  const k = slot * MODEL_COUNT;
  if (weight[k + REENTRY]! > weight[k + COAST]!) {
    const { numbers } = store.pages;
    const s = slot * 18 + COAST * 6;
    const p = slot * 108 + COAST * 36;
    for (let i = 0; i < 6; i++) store.state[s + i] = numbers[page + i]!;
    for (let i = 0; i < 36; i++) store.covariance[p + i] = numbers[page + 6 + i]!;
  }
  weight[k + COAST] = weight[k + COAST]! + weight[k + REENTRY]!;
  weight[k + REENTRY] = 0;
}

/**
 * Begins a filter with extra states out of one with six: from its estimate, and with a share of its
 * probability, so that the others keep their own.
 */
function begin(store: TrackStore, slot: number, m: number, out: number, part: number): void {
  const page = openPage(store.pages, slot, m);
  const { numbers } = store.pages;
  const s = slot * 18 + out * 6;
  const p = slot * 108 + out * 36;
  for (let i = 0; i < 6; i++) numbers[page + i] = store.state[s + i]!;
  for (let i = 0; i < 36; i++) numbers[page + 6 + i] = store.covariance[p + i]!;
  setUnknown(numbers, page + SIX_LENGTH, m);
  store.models[slot] = store.models[slot]! | (1 << m);
  const k = slot * MODEL_COUNT;
  const taken = part * store.weight[k + out]!;
  store.weight[k + out] = store.weight[k + out]! - taken;
  store.weight[k + m] = taken;
}

/** Ends a filter with extra states; its probability goes to the others as they stand. */
function end(store: TrackStore, slot: number, m: number): void {
  const k = slot * MODEL_COUNT;
  store.models[slot] = store.models[slot]! & ~(1 << m);
  closePage(store.pages, slot, m);
  // Whatever it was, it was a strong manoeuvre.
  store.weight[k + BOOST] = Math.max(store.weight[k + BOOST]!, LEAST_WEIGHT);
  share(store.weight, k, m, 0);
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
  let others = 0;
  for (let m = 0; m < MODEL_COUNT; m++) if (m !== filter) others += weight[k + m]!;
  for (let m = 0; m < MODEL_COUNT; m++) {
    weight[k + m] = m === filter ? own : (weight[k + m]! / others) * (1 - own);
  }
}
