import { ROUNDINGS } from '../motion/index.ts';
import {
  BLOCK_COUNT,
  BOOST,
  COAST,
  CONSTANT_VELOCITY,
  EXTRA_STATES,
  extraLength,
  MODEL_COUNT,
} from './models.ts';
import { pageOf } from './pages.ts';
import type { TrackStore } from './store.ts';

/**
 * Room for one track's filters while they are predicted and updated. Every use fills it first, so
 * it carries nothing from call to call.
 */
export interface Work {
  readonly state: Float64Array[];
  readonly covariance: Float64Array[];
  readonly weight: Float64Array;
  /** What each filter has beside its six states (`models.ts`). */
  readonly extra: Float64Array[];
  /** {@link SPAN} and {@link NOISE}. */
  readonly step: Float64Array;
}

/**
 * Where the time stands by which the filters are to be moved, s, and the factor on their process
 * noise. As arguments such numbers would each be made anew on the heap.
 */
export const SPAN = 0;
export const NOISE = 1;

export function createWork(): Work {
  return {
    state: Array.from({ length: MODEL_COUNT }, () => new Float64Array(6)),
    covariance: Array.from({ length: MODEL_COUNT }, () => new Float64Array(36)),
    weight: new Float64Array(MODEL_COUNT),
    extra: EXTRA_STATES.map((count) => new Float64Array(extraLength(count))),
    step: new Float64Array(2),
  };
}

export function loadWork(store: TrackStore, slot: number, work: Work): void {
  for (let m = 0; m < MODEL_COUNT; m++) {
    work.weight[m] = store.weight[slot * MODEL_COUNT + m]!;
    if ((store.models[slot]! & (1 << m)) === 0) continue;
    if (m >= BLOCK_COUNT) loadPage(store, slot, m, work);
    else {
      const so = slot * 18 + m * 6;
      const po = slot * 108 + m * 36;
      const x = work.state[m]!;
      const p = work.covariance[m]!;
      for (let i = 0; i < 6; i++) x[i] = store.state[so + i]!;
      for (let i = 0; i < 36; i++) p[i] = store.covariance[po + i]!;
    }
  }
}

function loadPage(store: TrackStore, slot: number, m: number, work: Work): void {
  const page = pageOf(store.pages, slot, m);
  const { numbers } = store.pages;
  const x = work.state[m]!;
  const p = work.covariance[m]!;
  const extra = work.extra[m]!;
  for (let i = 0; i < 6; i++) x[i] = numbers[page + i]!;
  for (let i = 0; i < 36; i++) p[i] = numbers[page + 6 + i]!;
  for (let i = 0; i < extra.length; i++) extra[i] = numbers[page + 42 + i]!;
}

/** Writes `work` back. The filters that run must be those with which it was loaded. */
export function saveWork(store: TrackStore, slot: number, work: Work): void {
  for (let m = 0; m < MODEL_COUNT; m++) {
    store.weight[slot * MODEL_COUNT + m] = work.weight[m]!;
    if ((store.models[slot]! & (1 << m)) === 0) continue;
    if (m >= BLOCK_COUNT) {
      const page = pageOf(store.pages, slot, m);
      const { numbers } = store.pages;
      numbers.set(work.state[m]!, page);
      numbers.set(work.covariance[m]!, page + 6);
      numbers.set(work.extra[m]!, page + 42);
    } else {
      store.state.set(work.state[m]!, slot * 18 + m * 6);
      store.covariance.set(work.covariance[m]!, slot * 108 + m * 36);
    }
  }
}

/** A filter with less probability than this adds no spread: it may be wildly wrong. */
const LEAST_SHARE = 1e-9;

/** Mean and covariance of the mixture of filters in `work`: what a track shows. */
export function combinedEstimate(
  models: number,
  work: Work,
  mean: Float64Array,
  covariance: Float64Array,
): void {
  if ((models & (models - 1)) === 0) {
    const only = models === 1 << BOOST ? BOOST : models === 1 << COAST ? COAST : CONSTANT_VELOCITY;
    for (let i = 0; i < 6; i++) mean[i] = work.state[only]![i]!;
    for (let i = 0; i < 36; i++) covariance[i] = work.covariance[only]![i]!;
    return;
  }
  mean.fill(0);
  covariance.fill(0);
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) === 0) continue;
    const x = work.state[m]!;
    for (let i = 0; i < 6; i++) mean[i] = mean[i]! + work.weight[m]! * x[i]!;
  }
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) === 0 || work.weight[m]! < LEAST_SHARE) continue;
    addSpread(covariance, work.weight[m]!, work.state[m]!, work.covariance[m]!, mean);
  }
}

/** p += share · (covariance + (state - mean)(state - mean)ᵀ), symmetric. */
export function addSpread(
  p: Float64Array,
  share: number,
  state: Float64Array,
  covariance: Float64Array,
  mean: Float64Array,
): void {
  for (let i = 0; i < 6; i++) {
    const di = state[i]! - mean[i]!;
    for (let j = i; j < 6; j++) {
      const value = p[i * 6 + j]! + share * (covariance[i * 6 + j]! + di * (state[j]! - mean[j]!));
      p[i * 6 + j] = value;
      p[j * 6 + i] = value;
    }
    p[i * 7] = p[i * 7]! * (1 + 8 * ROUNDINGS);
  }
}
