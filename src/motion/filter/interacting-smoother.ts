import { mix } from './interacting.ts';
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
import { copyGaussian, type Filter, type Gaussian } from './model.ts';
import { smoothOne } from './smoother.ts';

/** The mixture after what was observed `dtS` after the moment before. */
export interface MixtureStep {
  readonly dtS: number;
  readonly filtered: Mixture;
}

/** Notes the mixture as it stands, for {@link smoothMixtures}. */
export function mixtureStep(dtS: number, mixture: Mixture): MixtureStep {
  return { dtS, filtered: copyMixture(mixture) };
}

/**
 * Smooths a run of interacting models. Going back, each model of the next moment is one step of
 * Rauch, Tung and Striebel from its own mixed beginning; smoothed over mixed is what the future says
 * of the state now, a Gaussian likelihood. With it each model of this moment is updated and weighed,
 * as in the two filters of Helmick, Blair and Hoffman, "Fixed-interval smoothing for Markovian
 * switching systems", IEEE Trans. IT 41(6), 1995, section III. One model alone gives Rauch, Tung and
 * Striebel's. Null where a covariance has no inverse.
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

/** What a model of the next moment says of the state now: before and after the future was known. */
interface Message {
  readonly before: Gaussian;
  readonly after: Gaussian;
}

/** A model of the next moment that is less probable than this says nothing. */
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
  const before = mix(own, set, dtS);
  const kept: Gaussian[][] = own.parts.map(() => []);
  const shares: number[][] = own.parts.map(() => []);
  for (let next = 0; next < r; next++) {
    if (!(after.weights[next]! > NEGLIGIBLE)) continue;
    const message = messageOf(before.parts[next]!, after.parts[next]!, set, next, dtS, filter);
    if (message === null) return false;
    const logs: number[] = [];
    const told: (Gaussian | null)[] = [];
    for (let now = 0; now < r; now++) {
      const chance = own.weights[now]! * passing[now * r + next]!;
      const joined = chance > 0 ? takeMessage(own, now, next, set, message) : null;
      told.push(joined === null ? null : joined.part);
      logs.push(joined === null ? -Infinity : Math.log(chance) + joined.logLikelihood);
    }
    const best = Math.max(...logs);
    if (!Number.isFinite(best)) return false;
    const sum = logs.reduce((total, log) => total + Math.exp(log - best), 0);
    for (let now = 0; now < r; now++) {
      const part = told[now];
      if (part === null || part === undefined) continue;
      kept[now]!.push(part);
      shares[now]!.push((after.weights[next]! * Math.exp(logs[now]! - best)) / sum);
    }
  }
  for (let now = 0; now < r; now++) {
    const total = shares[now]!.reduce((sum, share) => sum + share, 0);
    own.weights[now] = total;
    if (!(total > 0)) continue;
    const joined = collapse(shares[now]!, kept[now]!);
    own.parts[now]!.mean.set(joined.mean);
    own.parts[now]!.covariance.set(joined.covariance);
  }
  const sum = own.weights.reduce((total, weight) => total + weight, 0);
  for (let now = 0; now < r; now++) own.weights[now] = own.weights[now]! / sum;
  return true;
}

function messageOf(
  before: Gaussian,
  next: Gaussian,
  set: ModelSet,
  model: number,
  dtS: number,
  filter: Filter,
): Message | null {
  const n = before.mean.length;
  const predicted = copyGaussian(before);
  const cross = new Float64Array(n * n);
  if (!filter.predict(predicted, set.models[model]!.dynamics, dtS, cross)) return null;
  const after = copyGaussian(before);
  return smoothOne(after, cross, n, predicted, next) ? { before, after } : null;
}

/** The part of model `now` given what model `next` says, and how well the two agree. */
function takeMessage(
  own: Mixture,
  now: number,
  next: number,
  set: ModelSet,
  message: Message,
): { part: Gaussian; logLikelihood: number } | null {
  const part = own.parts[now]!;
  const places = placesOf(set.models[next]!, set.models[now]!);
  const told = inComponentsOf(part, places, own.parts[next]!);
  const joined = copyGaussian(told);
  const logLikelihood = multiplyBy(joined, message);
  if (logLikelihood === null) return null;
  const n = part.mean.length;
  if (n === places.length && places.every((place, index) => place === index)) {
    return { part: joined, logLikelihood };
  }
  // What the next model does not know of this one follows by correlation.
  const cross = new Float64Array(n * places.length);
  for (let i = 0; i < n; i++) {
    for (const [j, place] of places.entries()) {
      cross[i * places.length + j] = place < 0 ? 0 : part.covariance[i * n + place]!;
    }
  }
  const back = copyGaussian(part);
  return smoothOne(back, cross, n, told, joined) ? { part: back, logLikelihood } : null;
}

/**
 * of ∝ of · after / before, in place: informations are added and taken away. Returns the logarithm of
 * the integral up to what is the same for all `of`; null where nothing is left. All is scaled by the
 * sigmas of `before`, so that metres and radians do not meet in one sum.
 */
function multiplyBy(of: Gaussian, { before, after }: Message): number | null {
  const n = of.mean.length;
  const scale = Float64Array.from(of.mean, (_, i) => Math.sqrt(before.covariance[i * (n + 1)]!));
  const own = informationOf(of, before.mean, scale);
  const less = informationOf(before, before.mean, scale);
  const more = informationOf(after, before.mean, scale);
  if (own === null || less === null || more === null) return null;
  const sum = own.matrix.map((v, i) => v + more.matrix[i]! - less.matrix[i]!);
  const root = new Float64Array(n * n);
  if (!cholesky(sum, n, root)) return null;
  const vector = own.vector.map((v, i) => v + more.vector[i]!);
  const mean = vector.slice();
  solveLower(root, n, mean, 1);
  solveLowerTransposed(root, n, mean, 1);
  const covariance = inverseOf(root, n);
  let square = -own.square - more.square;
  for (let i = 0; i < n; i++) {
    square += mean[i]! * vector[i]!;
    of.mean[i] = before.mean[i]! + scale[i]! * mean[i]!;
    for (let j = 0; j < n; j++) {
      of.covariance[i * n + j] = scale[i]! * scale[j]! * covariance[i * n + j]!;
    }
  }
  let log = own.log;
  for (let i = 0; i < n; i++) log -= Math.log(root[i * (n + 1)]!);
  return 0.5 * square + log;
}

interface Information {
  /** P⁻¹ and P⁻¹ d for the difference d from the origin, scaled; dᵀ P⁻¹ d; -½ ln |P|. */
  readonly matrix: Float64Array;
  readonly vector: Float64Array;
  readonly square: number;
  readonly log: number;
}

function informationOf(
  of: Gaussian,
  origin: Float64Array,
  scale: Float64Array,
): Information | null {
  const n = origin.length;
  const scaled = of.covariance.map((v, at) => v / (scale[Math.floor(at / n)]! * scale[at % n]!));
  const root = new Float64Array(n * n);
  if (!cholesky(scaled, n, root)) return null;
  const matrix = inverseOf(root, n);
  const difference = of.mean.map((v, i) => (v - origin[i]!) / scale[i]!);
  const vector = new Float64Array(n);
  multiply(matrix, difference, n, n, 1, vector);
  let [square, log] = [0, 0];
  for (let i = 0; i < n; i++) {
    square += vector[i]! * difference[i]!;
    log -= Math.log(root[i * (n + 1)]!);
  }
  return { matrix, vector, square, log };
}

/** (L Lᵀ)⁻¹, exactly symmetric. */
function inverseOf(root: Float64Array, n: number): Float64Array {
  const half = new Float64Array(n * n);
  for (let i = 0; i < n; i++) half[i * (n + 1)] = 1;
  solveLower(root, n, half, n);
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      let sum = 0;
      for (let k = j; k < n; k++) sum += half[k * n + i]! * half[k * n + j]!;
      inverse[i * n + j] = sum;
      inverse[j * n + i] = sum;
    }
  }
  return inverse;
}
