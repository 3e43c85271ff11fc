import { copyGaussian, type Dynamics, type Gaussian } from './model.ts';

/** One way of moving among several; its components' names say which of them others have too. */
export interface NamedModel {
  readonly name: string;
  /** A name for each number of the state, in its order: `x`, `y`, `turnRate`. */
  readonly components: readonly string[];
  readonly dynamics: Dynamics;
}

/** Ways of moving and how an object passes from one to another. */
export interface ModelSet {
  readonly models: readonly NamedModel[];
  /** Rates of passing, 1/s, r×r row from, column to; the diagonal is not read. */
  readonly rates: readonly number[];
}

/** What is known under each model, and how probable each is. Plain data. */
export interface Mixture {
  readonly weights: Float64Array;
  readonly parts: readonly Gaussian[];
}

export function copyMixture(of: Mixture): Mixture {
  return { weights: of.weights.slice(), parts: of.parts.map(copyGaussian) };
}

/** Probabilities of each passage within `dtS`, r×r, rows summing to 1: exp(rates · dtS). */
export function switching(rates: readonly number[], r: number, dtS: number): Float64Array {
  const generator = new Float64Array(r * r);
  let fastest = 0;
  for (let i = 0; i < r; i++) {
    let out = 0;
    for (let j = 0; j < r; j++) if (j !== i) out += rates[i * r + j]!;
    for (let j = 0; j < r; j++) generator[i * r + j] = (j === i ? -out : rates[i * r + j]!) * dtS;
    fastest = Math.max(fastest, out * Math.abs(dtS));
  }
  // Scaled until the series converges at once, then squared back; bounded: 2^40 spans are for ever.
  const squarings = Math.min(40, Math.max(0, Math.ceil(Math.log2(fastest * 8 + 1e-300))));
  let power = new Float64Array(r * r);
  let result = new Float64Array(r * r);
  for (let i = 0; i < r; i++) {
    power[i * (r + 1)] = 1;
    result[i * (r + 1)] = 1;
  }
  for (let order = 1; order <= 12; order++) {
    power = product(power, generator, r, 1 / (order * 2 ** squarings));
    for (let i = 0; i < r * r; i++) result[i] = result[i]! + power[i]!;
  }
  for (let i = 0; i < squarings; i++) result = product(result, result, r, 1);
  return result;
}

function product(
  a: Float64Array,
  b: Float64Array,
  r: number,
  by: number,
): Float64Array<ArrayBuffer> {
  const to = new Float64Array(r * r);
  for (let i = 0; i < r; i++) {
    for (let j = 0; j < r; j++) {
      let sum = 0;
      for (let k = 0; k < r; k++) sum += a[i * r + k]! * b[k * r + j]!;
      to[i * r + j] = sum * by;
    }
  }
  return to;
}

/** Of each component of `to`, its place in `from`, or -1. */
export function placesOf(to: NamedModel, from: NamedModel): number[] {
  return to.components.map((name) => from.components.indexOf(name));
}

/**
 * What is known under one model told in another's components. What the first does not know is as the
 * second knew it itself, uncorrelated with the rest: Yuan, Lian and Han, "Models and algorithms for
 * tracking target with coordinated turn motion", Math. Probl. Eng. 2014.
 */
export function inComponentsOf(of: Gaussian, places: readonly number[], own: Gaussian): Gaussian {
  const n = places.length;
  const m = of.mean.length;
  const mean = new Float64Array(n);
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const a = places[i]!;
    mean[i] = a < 0 ? own.mean[i]! : of.mean[a]!;
    for (let j = 0; j < n; j++) {
      const b = places[j]!;
      if (a >= 0 && b >= 0) covariance[i * n + j] = of.covariance[a * m + b]!;
      else if (a < 0 && b < 0) covariance[i * n + j] = own.covariance[i * n + j]!;
    }
  }
  return { mean, covariance };
}

/** Mean and covariance of weighted Gaussians of one size; weights summing to something over 0. */
export function collapse(weights: ArrayLike<number>, parts: readonly Gaussian[]): Gaussian {
  const n = parts[0]!.mean.length;
  const mean = new Float64Array(n);
  const covariance = new Float64Array(n * n);
  let sum = 0;
  for (let k = 0; k < parts.length; k++) sum += weights[k]!;
  for (let k = 0; k < parts.length; k++) {
    if (weights[k] === 0) continue;
    for (let i = 0; i < n; i++) mean[i] = mean[i]! + (weights[k]! / sum) * parts[k]!.mean[i]!;
  }
  for (let k = 0; k < parts.length; k++) {
    if (weights[k] === 0) continue;
    const share = weights[k]! / sum;
    const part = parts[k]!;
    for (let i = 0; i < n; i++) {
      const di = part.mean[i]! - mean[i]!;
      for (let j = i; j < n; j++) {
        const spread = di * (part.mean[j]! - mean[j]!);
        const value = covariance[i * n + j]! + share * (part.covariance[i * n + j]! + spread);
        covariance[i * n + j] = value;
        covariance[j * n + i] = value;
      }
    }
  }
  return { mean, covariance };
}

/** Mean and covariance over all models of the components that the first model has and all know. */
export function overall(set: ModelSet, mixture: Mixture): Gaussian {
  const [first, ...others] = set.models;
  const common = first!.components.filter((name) =>
    others.every((model) => model.components.includes(name)),
  );
  const parts = mixture.parts.map((part, k) => {
    const places = common.map((name) => set.models[k]!.components.indexOf(name));
    return inComponentsOf(part, places, part);
  });
  return collapse(mixture.weights, parts);
}
