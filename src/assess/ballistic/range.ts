import { MEAN_RADIUS, WGS84 } from '../../earth/index.ts';
import { RANGE_CLASSES, type RangeClass } from '../hazard.ts';
import { normalCdf } from './normal.ts';

/** Upper bound of each class but the last, metres of equivalent range. */
export const CLASS_LIMITS: readonly number[] = [300e3, 1_000e3, 3_000e3, 5_500e3];

/** Half round the mean sphere: nothing goes farther. */
export const LONGEST_RANGE = Math.PI * MEAN_RADIUS;

/**
 * Ground range of the free flight from radius `r` with Earth-relative speed `v` and path angle
 * `angle` to a sphere of mean radius that stands still, metres (Bate, Mueller, White, section
 * 6.2). NaN where it does not come down.
 */
function freeFlight(r: number, v: number, angle: number): number {
  const a = 1 / (2 / r - (v * v) / WGS84.gm);
  const h = r * v * Math.cos(angle);
  const p = (h * h) / WGS84.gm;
  const e = Math.sqrt(Math.max(1e-18, 1 - p / a));
  const cosHere = Math.max(-1, Math.min(1, (p / r - 1) / e));
  const cosDown = (p / MEAN_RADIUS - 1) / e;
  if (Math.abs(cosDown) > 1) return Number.NaN;
  return (2 * Math.PI - Math.acos(cosHere) - Math.acos(cosDown)) * MEAN_RADIUS;
}

/**
 * Equivalent maximum range, metres: the longest free flight over all path angles, at most half
 * round the Earth. Golden section on the path angle; the range has one maximum.
 */
export function equivalentRange(r: number, v: number): number {
  const a = 1 / (2 / r - (v * v) / WGS84.gm);
  if (!(a > 0)) return LONGEST_RANGE;
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = 0.001;
  let high = Math.PI / 2 - 0.001;
  let x1 = high - ratio * (high - low);
  let x2 = low + ratio * (high - low);
  let f1 = freeFlight(r, v, x1);
  let f2 = freeFlight(r, v, x2);
  for (let i = 0; i < 24; i++) {
    // A flat start that does not come down at all lies below the best angle.
    if (Number.isNaN(f1) || f1 < f2) {
      low = x1;
      x1 = x2;
      f1 = f2;
      x2 = low + ratio * (high - low);
      f2 = freeFlight(r, v, x2);
    } else {
      high = x2;
      x2 = x1;
      f2 = f1;
      x1 = high - ratio * (high - low);
      f1 = freeFlight(r, v, x1);
    }
  }
  const best = freeFlight(r, v, (low + high) / 2);
  const flat = freeFlight(r, v, 0.0005);
  if (Number.isNaN(flat) && v * v * r > WGS84.gm) return LONGEST_RANGE;
  return Number.isNaN(best) ? LONGEST_RANGE : Math.min(LONGEST_RANGE, best);
}

/** Speed at radius `r` whose equivalent range is `range`, m/s: the inverse of the above. */
export function speedForRange(r: number, range: number): number {
  let low = 0;
  let high = Math.sqrt((2 * WGS84.gm) / r);
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (equivalentRange(r, middle) < range) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probabilities of the classes for a range known by its logarithm's mean and sigma. */
export function classProbabilities(
  median: number,
  lnSigma: number,
): Readonly<Record<RangeClass, number>> {
  const result: Record<RangeClass, number> = { CRBM: 0, SRBM: 0, MRBM: 0, IRBM: 0, ICBM: 0 };
  let below = 0;
  for (let i = 0; i < RANGE_CLASSES.length; i++) {
    const limit = CLASS_LIMITS[i];
    const upTo =
      limit === undefined ? 1 : normalCdf(Math.log(limit / median) / Math.max(lnSigma, 1e-6));
    result[RANGE_CLASSES[i]!] = Math.max(0, upTo - below);
    below = Math.max(below, upTo);
  }
  return result;
}

/**
 * Apogee of the flattest flight over a ground range from surface to surface, metres: the
 * minimum-energy arc on a sphere that stands still (section 6.2: path angle (π - ψ)/4).
 */
export function minimumEnergyApogee(range: number): number {
  const psi = Math.min(range, LONGEST_RANGE) / MEAN_RADIUS;
  const half = Math.sin(psi / 2);
  const a = (MEAN_RADIUS * (1 + half)) / 2;
  // p = R (1 - cos ψ) / (2 sin(ψ/2)) for the minimum-energy ellipse through both ends.
  const p = (MEAN_RADIUS * (1 - Math.cos(psi))) / (2 * half || 1);
  return a * (1 + Math.sqrt(Math.max(0, 1 - p / a))) - MEAN_RADIUS;
}
