import {
  collapse,
  inComponentsOf,
  type Mixture,
  type ModelSet,
  placesOf,
  switching,
} from './mixture.ts';
import { copyGaussian, type Evidence, type Filter, type Observation } from './model.ts';

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
  const passing = switching(set.rates, set.models.length, dtS);
  const mixed = mix(mixture, set, passing);
  for (let k = 0; k < set.models.length; k++) {
    mixture.weights[k] = mixed.weights[k]!;
    const part = mixture.parts[k]!;
    part.mean.set(mixed.parts[k]!.mean);
    part.covariance.set(mixed.parts[k]!.covariance);
    if (!filter.predict(part, set.models[k]!.dynamics, dtS, null)) return false;
  }
  return true;
}

/**
 * What is known now under each model that will be the next one, and how probable that is; `passing`,
 * r×r row from, column to, are the chances.
 */
export function mix(mixture: Mixture, set: ModelSet, passing: Float64Array): Mixture {
  const r = set.models.length;
  const weights = new Float64Array(r);
  const parts = set.models.map((model, to) => {
    const shares = new Float64Array(r);
    for (let from = 0; from < r; from++) {
      shares[from] = mixture.weights[from]! * passing[from * r + to]!;
      weights[to] = weights[to]! + shares[from]!;
    }
    const own = mixture.parts[to]!;
    if (!(weights[to]! > 0) || shares[to] === weights[to]) return copyGaussian(own);
    const told = mixture.parts.map((part, from) =>
      from === to ? own : inComponentsOf(part, placesOf(model, set.models[from]!), own),
    );
    return collapse(shares, told);
  });
  return { weights, parts };
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
