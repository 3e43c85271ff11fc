import { ROUNDINGS } from '../motion/index.ts';
import type { Linearised } from './measure/linear.ts';
import { EXTRA_STATES } from './models.ts';

/**
 * A component is taken to be known no better than this share of the variances that it is made of: what
 * is less than the rounding of their sum would leave a covariance that is not positive. A radar's plot
 * is some 1e-4 of what it is compared with, and never under 1e-9.
 */
const ROUNDING = 1e-12;

const ph = new Float64Array(6);
const correction = new Float64Array(6);
const own = new Float64Array(Math.max(...EXTRA_STATES));

/** What an update found: natural logarithm of the likelihood, normalised innovation squared. */
export interface Evidence {
  logLikelihood: number;
  nis: number;
}

/**
 * Extended Kalman update of the state at `x[xo..]` and covariance at `p[po..]` in place, one
 * independent component after another (Bar-Shalom et al. 2001, section 7.4.2): no inverse, and
 * P - P Hᵀ H P / s, written to both triangles, stays symmetric. All components are linearised
 * about the same prior, so the likelihood is the joint one. `extra` holds `count` further states
 * that no component depends on (`models.ts`). False if it lost positive diagonals.
 */
export function update(
  z: Linearised,
  x: Float64Array,
  xo: number,
  p: Float64Array,
  po: number,
  evidence: Evidence,
  extra: Float64Array,
  count: number,
): boolean {
  correction.fill(0);
  let nis = 0;
  let log = 0;
  for (let m = 0; m < z.size; m++) {
    const o = m * 6;
    const h = z.h;
    const h0 = h[o]!;
    const h1 = h[o + 1]!;
    const h2 = h[o + 2]!;
    const h3 = h[o + 3]!;
    const h4 = h[o + 4]!;
    const h5 = h[o + 5]!;
    for (let i = 0; i < 6; i++) {
      const r = po + i * 6;
      ph[i] =
        p[r]! * h0 +
        p[r + 1]! * h1 +
        p[r + 2]! * h2 +
        p[r + 3]! * h3 +
        p[r + 4]! * h4 +
        p[r + 5]! * h5;
    }
    const size =
      h0 * h0 * p[po]! +
      h1 * h1 * p[po + 7]! +
      h2 * h2 * p[po + 14]! +
      h3 * h3 * p[po + 21]! +
      h4 * h4 * p[po + 28]! +
      h5 * h5 * p[po + 35]!;
    const r = Math.max(z.r[m]!, ROUNDING * size);
    const s = h0 * ph[0]! + h1 * ph[1]! + h2 * ph[2]! + h3 * ph[3]! + h4 * ph[4]! + h5 * ph[5]! + r;
    if (!(s > 0)) return false;
    const inverse = 1 / s;
    const c = correction;
    const y =
      z.y[m]! - (h0 * c[0]! + h1 * c[1]! + h2 * c[2]! + h3 * c[3]! + h4 * c[4]! + h5 * c[5]!);
    nis += y * y * inverse;
    log += Math.log(s);
    const gain = y * inverse;
    const kept = keeping(size * inverse);
    if (count > 0) {
      passed[INVERSE] = inverse;
      passed[GAIN] = gain;
      updateExtra(extra, count, h, o);
    }
    for (let i = 0; i < 6; i++) {
      const a = ph[i]!;
      c[i] = c[i]! + a * gain;
      const scaled = a * inverse;
      p[po + i * 7] = p[po + i * 7]! * kept;
      for (let j = i; j < 6; j++) {
        const value = p[po + i * 6 + j]! - scaled * ph[j]!;
        p[po + i * 6 + j] = value;
        p[po + j * 6 + i] = value;
      }
    }
  }
  for (let i = 0; i < 6; i++) x[xo + i] = x[xo + i]! + correction[i]!;
  evidence.nis = nis;
  evidence.logLikelihood = -0.5 * (nis + log + z.size * LOG_2PI);
  for (let i = 0; i < 6; i++) if (!(p[po + i * 7]! > 0)) return false;
  for (let k = 0; k < count; k++) if (!(extra[count * 7 + k * (count + 1)]! > 0)) return false;
  return Number.isFinite(nis);
}

/**
 * What variances are raised by before a component takes from them, so that what rounding takes beside it
 * never leaves less than nothing. With u = 2^-53, that is within some u of the variances themselves, and within
 * u times the square root of `lost`, where terms that make up the component's own variance cancel: `lost` is
 * what they would add up to if they were independent, over what they do (Higham, Accuracy and Stability of
 * Numerical Algorithms, 2nd edition, section 3.1).
 */
export function keeping(lost: number): number {
  return lost > 64 ? 1 + ROUNDINGS * Math.sqrt(lost) : 1 + 8 * ROUNDINGS;
}

/** 1/s of a component, and its innovation times that: as arguments they would go over the heap. */
const INVERSE = 0;
const GAIN = 1;
const passed = new Float64Array(2);

/** The gain of each extra state is its covariance with what the component sees, over s. */
function updateExtra(extra: Float64Array, count: number, h: Float64Array, o: number): void {
  const inverse = passed[INVERSE]!;
  const gain = passed[GAIN]!;
  for (let k = 0; k < count; k++) {
    const c = count + k * 6;
    own[k] =
      extra[c]! * h[o]! +
      extra[c + 1]! * h[o + 1]! +
      extra[c + 2]! * h[o + 2]! +
      extra[c + 3]! * h[o + 3]! +
      extra[c + 4]! * h[o + 4]! +
      extra[c + 5]! * h[o + 5]!;
  }
  for (let k = 0; k < count; k++) {
    const c = count + k * 6;
    const scaled = own[k]! * inverse;
    extra[k] = extra[k]! + own[k]! * gain;
    for (let i = 0; i < 6; i++) extra[c + i] = extra[c + i]! - scaled * ph[i]!;
    const v = count * 7 + k * count;
    for (let l = 0; l < count; l++) extra[v + l] = extra[v + l]! - scaled * own[l]!;
  }
}

const LOG_2PI = Math.log(2 * Math.PI);
