const left = new Float64Array(36);
const crossed = new Float64Array(6);

/**
 * covariance = phi · covariance · phiᵀ in place, both 6×6 row-major; the covariance is read and
 * written as symmetric, so it comes out exactly symmetric.
 */
export function transformCovariance(phi: Float64Array, covariance: Float64Array): void {
  const p = covariance;
  for (let i = 0; i < 36; i += 6) {
    const a = phi[i]!;
    const b = phi[i + 1]!;
    const c = phi[i + 2]!;
    const d = phi[i + 3]!;
    const e = phi[i + 4]!;
    const f = phi[i + 5]!;
    for (let j = 0; j < 6; j++) {
      left[i + j] =
        a * p[j]! +
        b * p[j + 6]! +
        c * p[j + 12]! +
        d * p[j + 18]! +
        e * p[j + 24]! +
        f * p[j + 30]!;
    }
  }
  for (let i = 0; i < 6; i++) {
    const r = i * 6;
    const a = left[r]!;
    const b = left[r + 1]!;
    const c = left[r + 2]!;
    const d = left[r + 3]!;
    const e = left[r + 4]!;
    const f = left[r + 5]!;
    for (let j = i; j < 6; j++) {
      const s = j * 6;
      const value =
        a * phi[s]! +
        b * phi[s + 1]! +
        c * phi[s + 2]! +
        d * phi[s + 3]! +
        e * phi[s + 4]! +
        f * phi[s + 5]!;
      p[r + j] = value;
      p[s + i] = value;
    }
  }
}

/**
 * Sixteen roundings of 2^-53 each: as a share of the variances, more than any one step of arithmetic over a
 * covariance of 6 to 19 rows takes from its least direction (Higham, Accuracy and Stability of Numerical
 * Algorithms, 2nd edition, section 3.5).
 */
export const ROUNDINGS = 2 ** -49;

/**
 * Raises the variances of a covariance of `rows` rows, `width` numbers apart, by what rounding may have taken:
 * one that was known to a millimetre in one direction and to hundreds of kilometres across would
 * otherwise come out of a sum or a turn without a Cholesky factor.
 */
export function allowForRounding(covariance: Float64Array, rows: number, width: number): void {
  for (let i = 0; i < rows * width; i += width + 1) {
    covariance[i] = covariance[i]! * (1 + 8 * ROUNDINGS);
  }
}

/**
 * Adds the process noise of white acceleration with power spectral density `q`, m²/s³, over `dtS`
 * to each axis: Bar-Shalom, Li and Kirubarajan, "Estimation with Applications to Tracking and
 * Navigation" (Wiley 2001), section 6.2.2. A negative span adds the noise of going back.
 */
export function addWhiteAcceleration(covariance: Float64Array, dtS: number, q: number): void {
  const span = Math.abs(dtS);
  const position = (q * span * span * span) / 3;
  const cross = 0.5 * q * dtS * span;
  const velocity = q * span;
  for (let i = 0; i < 3; i++) {
    covariance[i * 7] = covariance[i * 7]! + position;
    covariance[i * 7 + 3] = covariance[i * 7 + 3]! + cross;
    covariance[i * 7 + 18] = covariance[i * 7 + 18]! + cross;
    covariance[i * 7 + 21] = covariance[i * 7 + 21]! + velocity;
  }
}

/**
 * The same with a seventh state a beside the six: x' = phi x + push a, a' = growth a. `extra` holds
 * a itself, its covariances with the six, and its variance.
 */
export function transformAugmented(
  phi: Float64Array,
  push: Float64Array,
  growth: number,
  covariance: Float64Array,
  extra: Float64Array,
): void {
  const p = covariance;
  transformCovariance(phi, p);
  const variance = extra[7]!;
  for (let i = 0; i < 6; i++) {
    let sum = 0;
    for (let j = 0; j < 6; j++) sum += phi[i * 6 + j]! * extra[j + 1]!;
    crossed[i] = sum;
  }
  for (let i = 0; i < 6; i++) {
    const own = push[i]!;
    for (let j = i; j < 6; j++) {
      const other = push[j]!;
      const value =
        p[i * 6 + j]! + crossed[i]! * other + own * crossed[j]! + variance * own * other;
      p[i * 6 + j] = value;
      p[j * 6 + i] = value;
    }
    extra[i + 1] = growth * (crossed[i]! + own * variance);
  }
  extra[7] = growth * growth * variance;
}
