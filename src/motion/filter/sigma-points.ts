/**
 * Scaled sigma points of the unscented transform: S. Julier, "The scaled unscented transformation",
 * ACC 2002; E. Wan and R. van der Merwe, "The unscented Kalman filter for nonlinear estimation",
 * AS-SPCC 2000, equation 15.
 */
export interface Spread {
  /** Over 0: how far out the points are, times the root of the state's size. */
  readonly alpha: number;
  /** Knowledge of the fourth moment: 2 for a Gaussian, 0 for none. */
  readonly beta: number;
  readonly kappa: number;
}

/**
 * All weights positive and none at the centre (Arasaratnam and Haykin, IEEE Trans. AC 54(6), 2009:
 * the cubature rule): covariances cannot turn negative.
 */
export const CUBATURE: Spread = { alpha: 1, beta: 0, kappa: 0 };

/** Wan and van der Merwe's choice: points close to the mean. */
export const WAN_VAN_DER_MERWE: Spread = { alpha: 1e-3, beta: 2, kappa: 0 };

/** Julier and Uhlmann's for `n` states (Proc. IEEE 92(3), 2004): the fourth moment of a Gaussian. */
export function julierUhlmann(n: number): Spread {
  return { alpha: 1, beta: 0, kappa: 3 - n };
}

export interface SigmaWeights {
  /** Distance of the points in columns of the root of the covariance. */
  readonly distance: number;
  readonly centreMean: number;
  readonly centreCovariance: number;
  /** Of each of the 2n others, of mean and covariance alike. */
  readonly other: number;
}

export function sigmaWeights(n: number, spread: Spread): SigmaWeights {
  const sum = spread.alpha * spread.alpha * (n + spread.kappa);
  const centreMean = (sum - n) / sum;
  return {
    distance: Math.sqrt(sum),
    centreMean,
    centreCovariance: centreMean + 1 - spread.alpha * spread.alpha + spread.beta,
    other: 1 / (2 * sum),
  };
}

/** The centre, then mean ± distance · each column of `root`, a row each, into `to`. */
export function drawPoints(
  mean: Float64Array,
  root: Float64Array,
  distance: number,
  to: Float64Array,
): void {
  const n = mean.length;
  for (let i = 0; i < n; i++) to[i] = mean[i]!;
  for (let j = 0; j < n; j++) {
    const plus = (1 + j) * n;
    const minus = (1 + n + j) * n;
    for (let i = 0; i < n; i++) {
      const by = distance * root[i * n + j]!;
      to[plus + i] = mean[i]! + by;
      to[minus + i] = mean[i]! - by;
    }
  }
}

/**
 * Weighted mean of `count` rows of `width` into `mean`, then the mean is taken off each row. Taken
 * as the centre plus the differences from it: weights of a million do not eat the digits.
 */
export function centreRows(
  rows: Float64Array,
  count: number,
  width: number,
  weights: SigmaWeights,
  mean: Float64Array,
): void {
  for (let i = 0; i < width; i++) {
    let sum = 0;
    for (let k = 1; k < count; k++) sum += rows[k * width + i]! - rows[i]!;
    mean[i] = rows[i]! + weights.other * sum;
  }
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < width; i++) rows[k * width + i] = rows[k * width + i]! - mean[i]!;
  }
}

/** to = Σ weight · aₖ bₖᵀ over `count` rows of widths n and m: n×m. */
export function outerSum(
  a: Float64Array,
  n: number,
  b: Float64Array,
  m: number,
  count: number,
  weights: SigmaWeights,
  to: Float64Array,
): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let k = 1; k < count; k++) sum += a[k * n + i]! * b[k * m + j]!;
      to[i * m + j] = weights.centreCovariance * a[i]! * b[j]! + weights.other * sum;
    }
  }
}
