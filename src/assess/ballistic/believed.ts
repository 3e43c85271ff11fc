import type { Sight } from './sight.ts';

/** A Gaussian estimate: ECEF state (6), covariance (6×6 row-major) and, of a motor, its thrust. */
export interface Believed {
  readonly state: Float64Array;
  readonly covariance: Float64Array;
  /** Empty, or the thrust, its covariances with the six, its variance (motion, `thrust.ts`). */
  readonly extra: Float64Array;
}

const LOG_2PI = Math.log(2 * Math.PI);

const h = new Float64Array(6);
const gain = new Float64Array(6);
const before = new Float64Array(6);

/**
 * Kalman update in place, one scalar after another about one prior; returns the logarithm of how
 * probable the sight was.
 */
export function updateBy(own: Believed, sight: Sight): number {
  const { observer, directions } = sight;
  before.set(own.state);
  let log = 0;
  for (let m = 0; m < sight.count; m++) {
    h.fill(0);
    let y = sight.places[m]!;
    for (let i = 0; i < 3; i++) {
      h[i] = directions[3 * m + i]!;
      y -= h[i]! * before[i]!;
    }
    log += scalar(own, y, sight.variances[m]!);
  }
  if (!sight.hasRange) return log;
  const dx = before[0]! - observer[0]!;
  const dy = before[1]! - observer[1]!;
  const dz = before[2]! - observer[2]!;
  const range = Math.sqrt(dx * dx + dy * dy + dz * dz) || 1;
  h.fill(0);
  h[0] = dx / range;
  h[1] = dy / range;
  h[2] = dz / range;
  log += scalar(own, sight.range - range, sight.rangeVariance);
  if (!sight.hasRate) return log;
  h.fill(0);
  h[3] = dx / range;
  h[4] = dy / range;
  h[5] = dz / range;
  const rate = h[3] * before[3]! + h[4] * before[4]! + h[5] * before[5]!;
  for (let i = 0; i < 3; i++) h[i] = (before[3 + i]! - rate * h[3 + i]!) / range;
  return log + scalar(own, sight.rate - rate, sight.rateVariance);
}

/** `y` against the prior in `before`; what earlier scalars have moved since is taken off. */
function scalar(own: Believed, y: number, r: number): number {
  const { state: x, covariance: p, extra } = own;
  let s = r;
  let left = y;
  for (let i = 0; i < 6; i++) {
    let sum = 0;
    for (let j = 0; j < 6; j++) sum += p[i * 6 + j]! * h[j]!;
    gain[i] = sum;
  }
  for (let i = 0; i < 6; i++) {
    s += h[i]! * gain[i]!;
    left -= h[i]! * (x[i]! - before[i]!);
  }
  if (extra.length > 0) {
    let along = 0;
    for (let i = 0; i < 6; i++) along += extra[i + 1]! * h[i]!;
    extra[0] = extra[0]! + (along * left) / s;
    extra[7] = extra[7]! - (along * along) / s;
    for (let i = 0; i < 6; i++) extra[i + 1] = extra[i + 1]! - (along * gain[i]!) / s;
  }
  for (let i = 0; i < 6; i++) {
    x[i] = x[i]! + (gain[i]! * left) / s;
    for (let j = i; j < 6; j++) {
      const value = p[i * 6 + j]! - (gain[i]! * gain[j]!) / s;
      p[i * 6 + j] = value;
      p[j * 6 + i] = value;
    }
  }
  return -0.5 * ((left * left) / s + Math.log(s) + LOG_2PI);
}
