import { cholesky, multiply, solveLower, solveLowerTransposed } from './matrix.ts';
import {
  collapse,
  copyMixture,
  inComponentsOf,
  type Mixture,
  type ModelSet,
  placesOf,
  switching,
} from './mixture.ts';
import {
  copyGaussian,
  type Evidence,
  type Filter,
  type Gaussian,
  type Observation,
} from './model.ts';
import { smoothOne } from './smoother.ts';

/**
 * Interacting multiple models: Blom and Bar-Shalom, "The interacting multiple model algorithm for
 * systems with Markovian switching coefficients", IEEE Trans. AC 33(8), 1988; over models of
 * different states, any of the filters of this folder. The reference that the tracker's own, faster
 * one is held against.
 */

/** Mixes, then moves each model's part by `dtS`, in place. False where the numbers break. */
export function interactingPredict(
  mixture: Mixture,
  set: ModelSet,
  dtS: number,
  filter: Filter,
): boolean {
  const r = set.models.length;
  const passing = switching(set.rates, r, dtS);
  const { weights, parts } = mixture;
  const mixed: Gaussian[] = [];
  const next = new Float64Array(r);
  for (let to = 0; to < r; to++) {
    const shares = new Float64Array(r);
    for (let from = 0; from < r; from++) {
      shares[from] = weights[from]! * passing[from * r + to]!;
      next[to] = next[to]! + shares[from]!;
    }
    const own = parts[to]!;
    const told = parts.map((part, from) =>
      from === to ? own : inComponentsOf(part, placesOf(set.models[to]!, set.models[from]!), own),
    );
    mixed.push(next[to]! > 0 ? collapse(shares, told) : own);
  }
  for (let k = 0; k < r; k++) {
    weights[k] = next[k]!;
    const part = parts[k]!;
    part.mean.set(mixed[k]!.mean);
    part.covariance.set(mixed[k]!.covariance);
    if (!filter.predict(part, set.models[k]!.dynamics, dtS, null)) return false;
  }
  return true;
}

/**
 * Updates each model's part and its probability, in place. `evidence` takes the mixture's likelihood
 * and the weighted mean of the NIS. False, and the mixture of no use, where the numbers break.
 */
export function interactingUpdate(
  mixture: Mixture,
  observation: Observation,
  filter: Filter,
  evidence: Evidence,
): boolean {
  const { weights, parts } = mixture;
  const logs = new Float64Array(parts.length);
  const found: Evidence = { logLikelihood: 0, nis: 0 };
  let best = Number.NEGATIVE_INFINITY;
  let nis = 0;
  for (let k = 0; k < parts.length; k++) {
    if (!filter.update(parts[k]!, observation, found)) return false;
    logs[k] = weights[k]! > 0 ? Math.log(weights[k]!) + found.logLikelihood : -Infinity;
    best = Math.max(best, logs[k]!);
    nis += weights[k]! * found.nis;
  }
  if (!Number.isFinite(best)) return false;
  let sum = 0;
  for (let k = 0; k < parts.length; k++) sum += Math.exp(logs[k]! - best);
  for (let k = 0; k < parts.length; k++) weights[k] = Math.exp(logs[k]! - best) / sum;
  evidence.logLikelihood = best + Math.log(sum);
  evidence.nis = nis;
  return true;
}

/** What was observed `dtS` after the moment before. */
export interface MixtureStep {
  readonly dtS: number;
  readonly filtered: Mixture;
}

/** Notes the mixture as it stands, for {@link smoothMixtures}. */
export function mixtureStep(dtS: number, mixture: Mixture): MixtureStep {
  return { dtS, filtered: copyMixture(mixture) };
}

/**
 * Smooths a run of interacting models: each pair of a model now and the next is one step back of
 * Rauch, Tung and Striebel, and pairs of one model now are put together (Kim, "Dynamic linear models
 * with Markov-switching", J. Econometrics 60, 1994, section 2.2: the next model's smoothed
 * probability is taken to say nothing more of the one now). Null where a covariance has no inverse.
 */
export function smoothMixtures(
  steps: readonly MixtureStep[],
  set: ModelSet,
  filter: Filter,
): Mixture[] | null {
  const smoothed: Mixture[] = new Array(steps.length);
  let after: Mixture | null = null;
  for (let k = steps.length - 1; k >= 0; k--) {
    const own = copyMixture(steps[k]!.filtered);
    if (after !== null && !stepBack(own, after, set, steps[k + 1]!.dtS, filter)) return null;
    smoothed[k] = own;
    after = own;
  }
  return smoothed;
}

/** Of a pair less probable than this nothing is computed. */
const NEGLIGIBLE = 1e-9;

function stepBack(
  own: Mixture,
  after: Mixture,
  set: ModelSet,
  dtS: number,
  filter: Filter,
): boolean {
  const r = set.models.length;
  const passing = switching(set.rates, r, dtS);
  const pairs = pairWeights(own.weights, after.weights, passing, r);
  for (let now = 0; now < r; now++) {
    const part = own.parts[now]!;
    const kept: Gaussian[] = [];
    const shares: number[] = [];
    for (let next = 0; next < r; next++) {
      const share = pairs[now * r + next]!;
      if (!(share > NEGLIGIBLE)) continue;
      const back = pairBack(part, now, next, after.parts[next]!, set, dtS, filter);
      if (back === null) return false;
      kept.push(back);
      shares.push(share);
    }
    own.weights[now] = shares.reduce((sum, share) => sum + share, 0);
    if (kept.length === 0) continue;
    const joined = collapse(shares, kept);
    part.mean.set(joined.mean);
    part.covariance.set(joined.covariance);
  }
  const sum = own.weights.reduce((total, weight) => total + weight, 0);
  for (let now = 0; now < r; now++) own.weights[now] = own.weights[now]! / sum;
  return true;
}

/** Probability of each pair of a model now and the next, given everything observed. */
function pairWeights(
  now: Float64Array,
  next: Float64Array,
  passing: Float64Array,
  r: number,
): Float64Array {
  const pairs = new Float64Array(r * r);
  for (let j = 0; j < r; j++) {
    let sum = 0;
    for (let i = 0; i < r; i++) sum += now[i]! * passing[i * r + j]!;
    for (let i = 0; i < r && sum > 0; i++) {
      pairs[i * r + j] = (next[j]! * now[i]! * passing[i * r + j]!) / sum;
    }
  }
  return pairs;
}

/** The part of model `now` given that model `next` came after it and was `after`. */
function pairBack(
  part: Gaussian,
  now: number,
  next: number,
  after: Gaussian,
  set: ModelSet,
  dtS: number,
  filter: Filter,
): Gaussian | null {
  const model = set.models[next]!;
  const n = part.mean.length;
  const m = model.components.length;
  const places = placesOf(model, set.models[now]!);
  const told = inComponentsOf(part, places, after);
  const moved = copyGaussian(told);
  const within = new Float64Array(m * m);
  if (!filter.predict(moved, model.dynamics, dtS, within)) return null;
  const back = copyGaussian(part);
  const cross = crossFrom(part, places, told, within, n, m);
  return cross !== null && smoothOne(back, cross, n, moved, after) ? back : null;
}

/**
 * Covariance of all of a part's n components with what its telling in another model's m components
 * has moved to: D T⁻¹ W, D that of the part with its telling, T of the telling, W of the telling with
 * what it moved to.
 */
function crossFrom(
  part: Gaussian,
  places: readonly number[],
  told: Gaussian,
  within: Float64Array,
  n: number,
  m: number,
): Float64Array | null {
  if (n === m && places.every((place, index) => place === index)) return within;
  const root = new Float64Array(m * m);
  if (!cholesky(told.covariance, m, root)) return null;
  const solved = within.slice();
  solveLower(root, m, solved, m);
  solveLowerTransposed(root, m, solved, m);
  const direct = new Float64Array(n * m);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      const place = places[j]!;
      direct[i * m + j] = place < 0 ? 0 : part.covariance[i * n + place]!;
    }
  }
  const cross = new Float64Array(n * m);
  multiply(direct, solved, n, m, m, cross);
  return cross;
}
