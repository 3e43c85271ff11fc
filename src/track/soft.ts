import { match, matched, work } from './match.ts';
import { EXTRA_STATES, MODEL_COUNT } from './models.ts';
import { moveWork, predictTrack } from './predict.ts';
import type { Prepared } from './prepared.ts';
import type { TrackerState } from './state.ts';
import { NOISE, SPAN } from './work.ts';

/**
 * A soft update: where it is not clear which report is the track's, each filter becomes the
 * moment-matched mixture of what every report in question would make of it and of the prediction,
 * by their probabilities (the update of probabilistic data association; Bar-Shalom, Li and
 * Kirubarajan 2001, section 1.5.2; with interacting models each report weighs every model by its own
 * likelihood: Blom and Bloem, Proc. Fusion 2002).
 */
export interface Blend {
  /** Probability of the report that the track was given. */
  own: number;
  /** Other reports that may be the track's, and their probabilities. */
  count: number;
  readonly z: (Prepared | null)[];
  readonly share: Float64Array;
}

/** Other reports that one blend takes in; a track that fits more of them hardly knows its place. */
export const MOST_BLENDED = 7;

/** Reports farther apart in time than this are not blended, s: no two plots of one passage are. */
export const LONGEST_APART_S = 0.1;

/** A filter without probability keeps an estimate of its own: its mixture is taken with this. */
const LEAST_WEIGHT = 1e-12;

/** States of the largest filter. */
const WIDTH = 6 + Math.max(...EXTRA_STATES);

export function createBlend(): Blend {
  return {
    own: 1,
    count: 0,
    z: new Array<Prepared | null>(MOST_BLENDED).fill(null),
    share: new Float64Array(MOST_BLENDED),
  };
}

/** Per filter: probability, weight of the moments, where they are taken about, and the moments. */
const probability = new Float64Array(MODEL_COUNT);
const mass = new Float64Array(MODEL_COUNT);
const about = Array.from({ length: MODEL_COUNT }, () => new Float64Array(WIDTH));
const first = Array.from({ length: MODEL_COUNT }, () => new Float64Array(WIDTH));
const second = Array.from({ length: MODEL_COUNT }, () => new Float64Array(WIDTH * WIDTH));
const difference = new Float64Array(WIDTH);

/**
 * Leaves in `work` and `matched` what `z` and the others of `blend` together make of the track, at
 * the time of `z`. False where the numbers break.
 */
export function matchBlend(state: TrackerState, slot: number, z: Prepared, blend: Blend): boolean {
  const { store } = state;
  const models = store.models[slot]!;
  const dtS = (z.report.timeMs - store.timeMs[slot]!) / 1000;
  work.step[SPAN] = dtS;
  if (!predictTrack(store, slot, state.settings, work)) return false;
  let rest = 1 - blend.own;
  for (let k = 0; k < blend.count; k++) rest -= blend.share[k]!;
  clear(models);
  add(models, Math.max(rest, 0));
  let misfit = 0;
  let seen = 0;
  for (let k = -1; k < blend.count; k++) {
    const each = k < 0 ? z : blend.z[k]!;
    const share = k < 0 ? blend.own : blend.share[k]!;
    if (!match(state, slot, each, 1)) return false;
    const apartS = (z.report.timeMs - each.report.timeMs) / 1000;
    if (apartS !== 0 && !move(state, slot, apartS)) return false;
    add(models, share);
    misfit += share * matched.misfit;
    seen += share;
  }
  take(models);
  matched.misfit = misfit / seen;
  return true;
}

/** Brings what a report of almost the same time has made of it to the time of the blend. */
function move(state: TrackerState, slot: number, apartS: number): boolean {
  const models = state.store.models[slot]!;
  const several = (models & (models - 1)) !== 0;
  work.step[SPAN] = apartS;
  work.step[NOISE] = apartS > 0 ? 1 : 0;
  return moveWork(state.store, slot, several, state.settings, work);
}

/** Moments are taken about the prediction: numbers of the size of the errors, not of the Earth. */
function clear(models: number): void {
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) === 0) continue;
    const center = about[m]!;
    for (let i = 0; i < 6; i++) center[i] = work.state[m]![i]!;
    for (let i = 6; i < 6 + EXTRA_STATES[m]!; i++) center[i] = work.extra[m]![i - 6]!;
    first[m]!.fill(0);
    second[m]!.fill(0);
    mass[m] = 0;
    probability[m] = 0;
  }
}

/** Adds what stands in `work` with this share of all. */
function add(models: number, share: number): void {
  if (share === 0) return;
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) === 0) continue;
    const weight = share * Math.max(work.weight[m]!, LEAST_WEIGHT);
    probability[m] = probability[m]! + share * work.weight[m]!;
    mass[m] = mass[m]! + weight;
    const n = 6 + EXTRA_STATES[m]!;
    const x = work.state[m]!;
    const extra = work.extra[m]!;
    const center = about[m]!;
    const one = first[m]!;
    const two = second[m]!;
    for (let i = 0; i < n; i++) {
      difference[i] = (i < 6 ? x[i]! : extra[i - 6]!) - center[i]!;
      one[i] = one[i]! + weight * difference[i]!;
    }
    for (let i = 0; i < n; i++) {
      for (let j = i; j < n; j++) {
        const own = covarianceOf(m, i, j);
        const at = i * WIDTH + j;
        two[at] = two[at]! + weight * (own + difference[i]! * difference[j]!);
      }
    }
  }
}

/** Element (i, j ≥ i) of the covariance of all states of filter `m` (`models.ts`: extraLength). */
function covarianceOf(m: number, i: number, j: number): number {
  if (j < 6) return work.covariance[m]![i * 6 + j]!;
  const count = EXTRA_STATES[m]!;
  const at = i < 6 ? count + (j - 6) * 6 + i : 7 * count + (i - 6) * count + j - 6;
  return work.extra[m]![at]!;
}

/** Makes the mixture what stands in `work`. */
function take(models: number): void {
  let total = 0;
  for (let m = 0; m < MODEL_COUNT; m++) {
    if ((models & (1 << m)) !== 0) total += probability[m]!;
  }
  for (let m = 0; m < MODEL_COUNT; m++) {
    work.weight[m] = 0;
    if ((models & (1 << m)) === 0) continue;
    work.weight[m] = probability[m]! / total;
    const count = EXTRA_STATES[m]!;
    const n = 6 + count;
    const one = first[m]!;
    const two = second[m]!;
    const p = work.covariance[m]!;
    const extra = work.extra[m]!;
    for (let i = 0; i < n; i++) one[i] = one[i]! / mass[m]!;
    for (let i = 0; i < n; i++) {
      const value = about[m]![i]! + one[i]!;
      if (i < 6) work.state[m]![i] = value;
      else extra[i - 6] = value;
      for (let j = i; j < n; j++) {
        const own = two[i * WIDTH + j]! / mass[m]! - one[i]! * one[j]!;
        if (j < 6) {
          p[i * 6 + j] = own;
          p[j * 6 + i] = own;
        } else if (i < 6) {
          extra[count + (j - 6) * 6 + i] = own;
        } else {
          extra[7 * count + (i - 6) * count + j - 6] = own;
          extra[7 * count + (j - 6) * count + i - 6] = own;
        }
      }
    }
  }
}
