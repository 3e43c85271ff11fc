import type { EstimateReport } from '../../sense/index.ts';

/**
 * Fusion of somebody else's estimate with a track by covariance intersection, since how far the
 * two are correlated is unknown: Julier and Uhlmann, "A non-divergent estimation algorithm in the
 * presence of unknown correlations" (ACC 1997). P⁻¹ = ω A⁻¹ + (1 - ω) B⁻¹.
 */

/** Shares ω that are tried for the smallest determinant; finer ones change it by under 2 %. */
const SHARES = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98];

const lower = new Float64Array(36);
const sum = new Float64Array(36);
const inverseA = new Float64Array(36);
const inverseB = new Float64Array(36);
const mixed = new Float64Array(36);
const best = new Float64Array(36);
const difference = new Float64Array(6);
const solved = new Float64Array(6);

/**
 * Mahalanobis distance squared and log-likelihood of the estimate under the track's filter,
 * 6 dimensions, both errors taken as independent (which makes the gate wide, not narrow).
 */
export function estimateEvidence(
  report: EstimateReport,
  x: Float64Array,
  xo: number,
  p: Float64Array,
  po: number,
  evidence: { logLikelihood: number; nis: number },
): boolean {
  for (let i = 0; i < 36; i++) sum[i] = p[po + i]! + report.covariance[i]!;
  for (let i = 0; i < 6; i++) difference[i] = report.stateEcef[i]! - x[xo + i]!;
  if (!cholesky(sum)) return false;
  let nis = 0;
  for (let i = 0; i < 6; i++) {
    let value = difference[i]!;
    for (let k = 0; k < i; k++) value -= lower[i * 6 + k]! * solved[k]!;
    solved[i] = value / lower[i * 7]!;
    nis += solved[i]! * solved[i]!;
  }
  evidence.nis = nis;
  evidence.logLikelihood = -0.5 * (nis + logDeterminant() + 6 * Math.log(2 * Math.PI));
  return Number.isFinite(nis);
}

/** Fuses in place. False, and nothing changed, if a covariance cannot be inverted. */
export function fuseEstimate(
  report: EstimateReport,
  x: Float64Array,
  xo: number,
  p: Float64Array,
  po: number,
): boolean {
  for (let i = 0; i < 36; i++) sum[i] = p[po + i]!;
  if (!invert(sum, inverseA)) return false;
  for (let i = 0; i < 36; i++) sum[i] = report.covariance[i]!;
  if (!invert(sum, inverseB)) return false;
  let smallest = Number.POSITIVE_INFINITY;
  let share = -1;
  for (const omega of SHARES) {
    for (let i = 0; i < 36; i++) mixed[i] = omega * inverseA[i]! + (1 - omega) * inverseB[i]!;
    if (!cholesky(mixed)) continue;
    const log = -logDeterminant();
    if (log < smallest) {
      smallest = log;
      share = omega;
    }
  }
  if (share < 0) return false;
  for (let i = 0; i < 36; i++) mixed[i] = share * inverseA[i]! + (1 - share) * inverseB[i]!;
  if (!invert(mixed, best)) return false;
  // x = P (ω A⁻¹ a + (1 - ω) B⁻¹ b) = a + P (1 - ω) B⁻¹ (b - a)
  for (let i = 0; i < 6; i++) difference[i] = report.stateEcef[i]! - x[xo + i]!;
  for (let i = 0; i < 6; i++) {
    let value = 0;
    for (let k = 0; k < 6; k++) value += inverseB[i * 6 + k]! * difference[k]!;
    solved[i] = (1 - share) * value;
  }
  for (let i = 0; i < 6; i++) {
    let value = 0;
    for (let k = 0; k < 6; k++) value += best[i * 6 + k]! * solved[k]!;
    x[xo + i] = x[xo + i]! + value;
  }
  for (let i = 0; i < 36; i++) p[po + i] = best[i]!;
  return true;
}

/** True for a symmetric matrix of 36 finite numbers that is positive definite beyond rounding. */
export function isCovariance(values: readonly number[]): boolean {
  if (values.length !== 36) return false;
  for (let i = 0; i < 6; i++) {
    for (let j = i; j < 6; j++) {
      const a = values[i * 6 + j]!;
      const b = values[j * 6 + i]!;
      const scale = Math.sqrt(Math.abs(values[i * 7]! * values[j * 7]!));
      if (!(Math.abs(a - b) <= 1e-6 * scale + 1e-12)) return false;
      sum[i * 6 + j] = a;
      sum[j * 6 + i] = a;
    }
  }
  if (!cholesky(sum)) return false;
  // What is left of each component once those before it are known: rounding must not eat it.
  for (let i = 0; i < 6; i++) if (!(lower[i * 7]! ** 2 > LEAST_LEFT * sum[i * 7]!)) return false;
  return true;
}

/** Share of a component's variance that the others do not explain: below it they are one number. */
const LEAST_LEFT = 1e-10;

/** Lower factor of `a` into `lower`; false if `a` is not positive definite. */
function cholesky(a: Float64Array): boolean {
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j <= i; j++) {
      let value = a[i * 6 + j]!;
      for (let k = 0; k < j; k++) value -= lower[i * 6 + k]! * lower[j * 6 + k]!;
      if (i === j) {
        if (!(value > 0)) return false;
        lower[i * 7] = Math.sqrt(value);
      } else {
        lower[i * 6 + j] = value / lower[j * 7]!;
      }
    }
  }
  return true;
}

function logDeterminant(): number {
  let log = 0;
  for (let i = 0; i < 6; i++) log += 2 * Math.log(lower[i * 7]!);
  return log;
}

/** Inverse of the symmetric positive definite `a`, exactly symmetric. */
function invert(a: Float64Array, to: Float64Array): boolean {
  if (!cholesky(a)) return false;
  for (let column = 0; column < 6; column++) {
    for (let i = 0; i < 6; i++) {
      let value = i === column ? 1 : 0;
      for (let k = 0; k < i; k++) value -= lower[i * 6 + k]! * solved[k]!;
      solved[i] = value / lower[i * 7]!;
    }
    for (let i = 5; i >= 0; i--) {
      let value = solved[i]!;
      for (let k = i + 1; k < 6; k++) value -= lower[k * 6 + i]! * solved[k]!;
      solved[i] = value / lower[i * 7]!;
    }
    for (let i = column; i < 6; i++) {
      to[i * 6 + column] = solved[i]!;
      to[column * 6 + i] = solved[i]!;
    }
  }
  return true;
}
