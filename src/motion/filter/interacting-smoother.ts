import { mix } from './interacting.ts';
import { cholesky, solveLower } from './matrix.ts';
import {
  collapse,
  copyMixture,
  inComponentsOf,
  type Mixture,
  type ModelSet,
  placesOf,
  switching,
} from './mixture.ts';
import { copyGaussian, type Filter, type Gaussian, LOG_2PI } from './model.ts';

/** One moment of a run of interacting models. */
export interface MixtureStep {
  /** Seconds since the step before; 0 of the first. */
  readonly dtS: number;
  /** After what was observed at this moment. */
  readonly filtered: Mixture;
  /** Takes what was observed at this moment into a mixture once more; false where it cannot. */
  readonly take: (mixture: Mixture) => boolean;
}

/**
 * The future alone begins with the last estimate, its errors this much wider: what it holds of the
 * past is then a hundredth, and a filter of curved motion still finds the way.
 */
const WIDER = 10;

/** A pair of models less probable than this is left out. */
const NEGLIGIBLE = 1e-9;

/**
 * What each moment was, given all that was observed before and after it, of models between which an
 * object passes: a second filter runs backwards over what was observed, and at each moment its
 * prediction is joined with what was known, pair by pair of the models before and after (Helmick,
 * Blair and Hoffman, "Fixed-interval smoothing for Markovian switching systems", IEEE Trans. IT 41(6),
 * 1995). The dynamics must allow going back. A moment that the numbers do not reach is left as it was
 * filtered.
 */
export function smoothMixtures(
  steps: readonly MixtureStep[],
  set: ModelSet,
  filter: Filter,
): Mixture[] {
  const smoothed = steps.map((step) => copyMixture(step.filtered));
  let future: Mixture | null = null;
  for (let k = steps.length - 1; k >= 0; k--) {
    const step = steps[k]!;
    if (future === null) {
      future = flat(step.filtered, set);
    } else {
      const dtS = steps[k + 1]!.dtS;
      if (!goBack(future, set, dtS, filter)) {
        future = null;
        continue;
      }
      const passing = switching(set.rates, set.models.length, dtS);
      const joined = join(step.filtered, future, set, passing);
      if (joined !== null) smoothed[k] = joined;
      // What each model of this moment lets expect of the future, as one Gaussian.
      future = mixBack(future, set, passing);
    }
    const before = copyMixture(future);
    if (!step.take(future)) future = before;
  }
  return smoothed;
}

/**
 * Nothing of the future but where it may lie, every model as probable, and all alike in what they have
 * in common: a likelihood that is the same everywhere must not be higher under a model that is narrower.
 */
function flat(last: Mixture, set: ModelSet): Mixture {
  const r = last.weights.length;
  const future = mix(last, set, new Float64Array(r * r).fill(1));
  future.weights.fill(1 / r);
  for (const { covariance } of future.parts) {
    for (let i = 0; i < covariance.length; i++) covariance[i] = covariance[i]! * WIDER * WIDER;
  }
  return future;
}

function goBack(future: Mixture, set: ModelSet, dtS: number, filter: Filter): boolean {
  return future.parts.every((part, k) => filter.predict(part, set.models[k]!.dynamics, -dtS, null));
}

/** Mixed by the chances of passing from each model of now, not into it: these are likelihoods. */
function mixBack(future: Mixture, set: ModelSet, passing: Float64Array): Mixture {
  const r = set.models.length;
  const turned = passing.map((_, at) => passing[(at % r) * r + Math.floor(at / r)]!);
  const mixed = mix(future, set, turned);
  const sum = mixed.weights.reduce((total, weight) => total + weight, 0);
  for (let k = 0; k < r; k++) mixed.weights[k] = mixed.weights[k]! / sum;
  return mixed;
}

/** Every model of now with every one of the next moment; null where nothing is left. */
function join(now: Mixture, future: Mixture, set: ModelSet, passing: Float64Array): Mixture | null {
  const r = set.models.length;
  const pairs: { now: number; part: Gaussian; log: number }[] = [];
  let best = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < r; i++) {
    for (let j = 0; j < r; j++) {
      const chance = now.weights[i]! * passing[i * r + j]! * future.weights[j]!;
      if (!(chance > 0)) continue;
      const part = copyGaussian(now.parts[i]!);
      const places = placesOf(set.models[j]!, set.models[i]!);
      const log = joinPart(part, future.parts[j]!, places);
      if (log === null) continue;
      pairs.push({ now: i, part, log: log + Math.log(chance) });
      best = Math.max(best, log + Math.log(chance));
    }
  }
  if (!Number.isFinite(best)) return null;
  const weights = new Float64Array(r);
  const parts = now.parts.map((own, i) => {
    const kept = pairs.filter((pair) => pair.now === i && Math.exp(pair.log - best) > NEGLIGIBLE);
    const shares = kept.map((pair) => Math.exp(pair.log - best));
    for (const share of shares) weights[i] = weights[i]! + share;
    if (kept.length === 0) return copyGaussian(own);
    return collapse(
      shares,
      kept.map(({ part }) => part),
    );
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  for (let i = 0; i < r; i++) weights[i] = weights[i]! / sum;
  return { weights, parts };
}

/**
 * Takes `other`, an independent estimate of the components that `places` gives in `part` (-1: none),
 * into `part` in place. Returns the logarithm of how well the two agree.
 */
function joinPart(part: Gaussian, other: Gaussian, places: readonly number[]): number | null {
  const n = part.mean.length;
  const shared = [...places.keys()].filter((j) => places[j]! >= 0);
  const m = shared.length;
  const told = inComponentsOf(other, shared, other);
  const crossed = new Float64Array(m * n);
  const sum = new Float64Array(m * m);
  const y = new Float64Array(m);
  for (let a = 0; a < m; a++) {
    const row = places[shared[a]!]!;
    y[a] = told.mean[a]! - part.mean[row]!;
    for (let i = 0; i < n; i++) crossed[a * n + i] = part.covariance[row * n + i]!;
    for (let b = 0; b < m; b++) {
      const column = places[shared[b]!]!;
      sum[a * m + b] = part.covariance[row * n + column]! + told.covariance[a * m + b]!;
    }
  }
  const root = new Float64Array(m * m);
  if (!cholesky(sum, m, root)) return null;
  solveLower(root, m, crossed, n);
  solveLower(root, m, y, 1);
  let log = -0.5 * m * LOG_2PI;
  for (let a = 0; a < m; a++) log -= 0.5 * y[a]! * y[a]! + Math.log(root[a * (m + 1)]!);
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < m; a++) part.mean[i] = part.mean[i]! + crossed[a * n + i]! * y[a]!;
    for (let j = i; j < n; j++) {
      let value = part.covariance[i * n + j]!;
      for (let a = 0; a < m; a++) value -= crossed[a * n + i]! * crossed[a * n + j]!;
      part.covariance[i * n + j] = value;
      part.covariance[j * n + i] = value;
    }
  }
  return Number.isFinite(log) ? log : null;
}
