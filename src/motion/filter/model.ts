/**
 * What the filters of this folder work on: a state of n numbers, how it moves, and what is observed
 * of it. They are for analysis, benchmarks and what is estimated once; the tracker's own filters of
 * six states are faster and stand in `track`.
 */

/** A state of which mean and covariance are known. Plain data. */
export interface Gaussian {
  /** n numbers. */
  readonly mean: Float64Array;
  /** n×n row-major, symmetric, positive definite. */
  readonly covariance: Float64Array;
}

/** The same with S of covariance = S Sᵀ, lower triangular: no rounding makes S Sᵀ negative. */
export interface RootGaussian {
  readonly mean: Float64Array;
  /** n×n row-major, nothing above the diagonal. */
  readonly root: Float64Array;
}

/** How a state of `size` numbers moves. `dtS` may be negative where the model allows going back. */
export interface Dynamics {
  readonly size: number;
  /** Where `x` is after `dtS`, into `to`; `to` is never `x`. */
  readonly move: (x: Float64Array, dtS: number, to: Float64Array) => void;
  /** Derivative of `move` by `x`, n×n row-major, into `to`. */
  readonly jacobian: (x: Float64Array, dtS: number, to: Float64Array) => void;
  /** Covariance of what the model leaves out over |dtS|, n×n row-major, into `to`. */
  readonly noise: (x: Float64Array, dtS: number, to: Float64Array) => void;
}

/**
 * One observation with its measured values in it. The difference, not the expected value, is what a
 * filter asks for: so angles are wrapped where it is known which numbers are angles.
 */
export interface Observation {
  /** Numbers measured. */
  readonly size: number;
  /** Covariance of their errors, size×size row-major. */
  readonly noise: Float64Array;
  /** Measured minus what `x` lets expect, into `to`. */
  readonly innovation: (x: Float64Array, to: Float64Array) => void;
  /** Derivative of what is expected by the state, size × x.length row-major, into `to`. */
  readonly jacobian: (x: Float64Array, to: Float64Array) => void;
}

/** What an update found. */
export interface Evidence {
  /** Natural logarithm of the likelihood of the observation. */
  logLikelihood: number;
  /** Normalised innovation squared: about the observation's size where model and errors are right. */
  nis: number;
}

/**
 * A filter: predicts and updates in place. Both are false where the numbers break (not finite, a
 * covariance that is not positive); what was given is then of no use. `cross`, n×n row-major, takes
 * the covariance of the state before (rows) with the state after (columns): what smoothing needs.
 */
export interface Filter<State = Gaussian> {
  readonly predict: (
    state: State,
    dynamics: Dynamics,
    dtS: number,
    cross: Float64Array | null,
  ) => boolean;
  readonly update: (state: State, observation: Observation, evidence: Evidence) => boolean;
}

export const LOG_2PI = Math.log(2 * Math.PI);

export function gaussian(mean: ArrayLike<number>, covariance: ArrayLike<number>): Gaussian {
  return { mean: Float64Array.from(mean), covariance: Float64Array.from(covariance) };
}

export function copyGaussian(of: Gaussian): Gaussian {
  return { mean: of.mean.slice(), covariance: of.covariance.slice() };
}

/**
 * Derivative of `move` by central differences with a step of each component's own, n×n row-major:
 * for models whose Jacobian nobody has written down. Allocates; not for hot loops.
 */
export function numericJacobian(
  move: Dynamics['move'],
  steps: readonly number[],
): Dynamics['jacobian'] {
  const n = steps.length;
  const at = new Float64Array(n);
  const after = new Float64Array(n);
  const before = new Float64Array(n);
  return (x, dtS, to) => {
    for (let j = 0; j < n; j++) {
      at.set(x);
      at[j] = x[j]! + steps[j]!;
      move(at, dtS, after);
      at[j] = x[j]! - steps[j]!;
      move(at, dtS, before);
      for (let i = 0; i < n; i++) to[i * n + j] = (after[i]! - before[i]!) / (2 * steps[j]!);
    }
  };
}

export function isFiniteState(mean: Float64Array, matrix: Float64Array): boolean {
  let sum = 0;
  for (const value of mean) sum += value;
  for (const value of matrix) sum += value;
  return Number.isFinite(sum);
}
