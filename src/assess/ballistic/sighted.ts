import {
  type Chart,
  type Covariance2,
  chartAt,
  ecefToGeodetic,
  fromChart,
  type GeoPoint,
  geodeticToEcef,
  MEAN_RADIUS,
  toChart,
} from '../../earth/index.ts';
import type { BearingReport } from '../../sense/index.ts';
import { heightAt, PROFILES, type Profile, wayAt } from './profile.ts';

/**
 * A launch out of infrared lines of sight alone: from one satellite a direction with a time, so
 * that distance, time and heading come from a library of ascents; two satellites cross. Every
 * ascent is fitted by least squares (Gauss-Newton) and weighed by how well it fits (Laplace's
 * approximation of its evidence); what is told is the mixture of all.
 */
export interface SightedLaunch {
  readonly point: GeoPoint;
  /** m², about `point`. */
  readonly covariance: Covariance2;
  readonly timeMs: number;
  readonly timeSigmaS: number;
  /** Clockwise from north, and 1 sigma. */
  readonly headingRad: number;
  readonly headingSigmaRad: number;
}

/** Plumes come into sight above clouds and thick air, m, 1 sigma: assumed. */
const FIRST_HEIGHT = 13e3;
const FIRST_HEIGHT_SIGMA = 4e3;
/** How much faster or slower than its ascent a missile rises, 1 sigma of the logarithm. */
const PACE_SIGMA = 0.1;
/** How far off the path of its ascent it is, m, at once and as a share of the height. */
const PATH_SIGMA = 1_100;
const PATH_SHARE = 0.08;
/**
 * What is off the path is off for long, and a heading comes from nothing but the path: this factor
 * makes its interval hold what it says in simulated flights.
 */
const HEADING_FACTOR = 1.4;
/** Lines that are used: later ones say little more of the launch. */
const MOST_LINES = 24;
const ITERATIONS = 12;
/** A fit this much worse than the best, in logarithms, is left out. */
const WORST = 12;

/** North, east of the origin, m; seconds of launch from the first look; heading; log of pace. */
const UNKNOWNS = 5;
const STEPS = [50, 50, 0.02, 1e-3, 1e-3] as const;

interface Fit {
  readonly x: Float64Array;
  readonly covariance: Float64Array;
  readonly log: number;
}

/** Null for fewer than two lines, or where no ascent of the library is seen along them. */
export function sightedLaunch(lines: readonly BearingReport[]): SightedLaunch | null {
  const used = [...lines].sort((a, b) => a.timeMs - b.timeMs).slice(0, MOST_LINES);
  const first = used[0];
  const last = used[used.length - 1];
  if (first === undefined || last === undefined || last.timeMs === first.timeMs) return null;
  const origin = groundOf(first, FIRST_HEIGHT);
  if (origin === null) return null;
  const chart = chartAt(origin);
  const fits: Fit[] = [];
  for (const profile of PROFILES) {
    const fit = fitted(profile, used, chart);
    if (fit !== null) fits.push(fit);
  }
  return fits.length === 0 ? null : mixed(fits, chart, first.timeMs);
}

/** Where a line meets the sphere of the Earth and a height, on the near side. */
function groundOf(line: BearingReport, height: number): GeoPoint | null {
  const [x, y, z] = line.observerEcefM;
  const [u, v, w] = line.losEcef;
  const along = x * u + y * v + z * w;
  const left = along * along - (x * x + y * y + z * z) + (MEAN_RADIUS + height) ** 2;
  if (left < 0 || along > 0) return null;
  const d = -along - Math.sqrt(left);
  return ecefToGeodetic(x + d * u, y + d * v, z + d * w);
}

/** Gauss-Newton with what is known beforehand as measurements too. */
function fitted(profile: Profile, lines: readonly BearingReport[], chart: Chart): Fit | null {
  const x = begun(profile, lines, chart);
  if (x === null) return null;
  const rows = 2 * lines.length + 2;
  const residual = new Float64Array(rows);
  const moved = new Float64Array(rows);
  const jacobian = new Float64Array(rows * UNKNOWNS);
  let normal: Float64Array | null = null;
  for (let i = 0; i < ITERATIONS; i++) {
    residuals(profile, lines, chart, x, residual);
    for (let k = 0; k < UNKNOWNS; k++) {
      x[k] = x[k]! + STEPS[k]!;
      residuals(profile, lines, chart, x, moved);
      x[k] = x[k]! - STEPS[k]!;
      for (let r = 0; r < rows; r++) {
        jacobian[r * UNKNOWNS + k] = (moved[r]! - residual[r]!) / STEPS[k]!;
      }
    }
    normal = inverseOf(jacobian, rows);
    if (normal === null) return null;
    for (let k = 0; k < UNKNOWNS; k++) {
      let step = 0;
      for (let m = 0; m < UNKNOWNS; m++) {
        let slope = 0;
        for (let r = 0; r < rows; r++) slope += jacobian[r * UNKNOWNS + m]! * residual[r]!;
        step -= normal[k * UNKNOWNS + m]! * slope;
      }
      moved[k] = step;
    }
    for (let k = 0; k < UNKNOWNS; k++) x[k] = x[k]! + moved[k]!;
  }
  residuals(profile, lines, chart, x, residual);
  const chi2 = residual.reduce((sum, r) => sum + r * r, 0);
  if (normal === null || !Number.isFinite(chi2)) return null;
  return { x, covariance: normal, log: -chi2 / 2 + logDeterminant(normal) / 2 };
}

/** From the first look's place at the height at which plumes appear, towards the last's. */
function begun(
  profile: Profile,
  lines: readonly BearingReport[],
  chart: Chart,
): Float64Array | null {
  const first = lines[0]!;
  const last = lines[lines.length - 1]!;
  let since = 0;
  while (since < 120 && heightAt(profile, since) < FIRST_HEIGHT) since += 1;
  const span = (last.timeMs - first.timeMs) / 1000;
  const end = groundOf(last, heightAt(profile, since + span));
  if (end === null) return null;
  const at = new Float64Array(2);
  toChart(chart, end.latitudeRad, end.longitudeRad, at, 0);
  const heading = Math.atan2(at[1]!, at[0]!);
  const way = wayAt(profile, since);
  return Float64Array.of(-way * Math.cos(heading), -way * Math.sin(heading), -since, heading, 0);
}

/** In sigmas: two across each line, then the pace and the height of the first look. */
function residuals(
  profile: Profile,
  lines: readonly BearingReport[],
  chart: Chart,
  x: Float64Array,
  out: Float64Array,
): void {
  const [north, east, start, heading, pace] = [x[0]!, x[1]!, x[2]!, x[3]!, x[4]!];
  const firstMs = lines[0]!.timeMs;
  let r = 0;
  for (const { timeMs, observerEcefM, losEcef, sigma } of lines) {
    const since = Math.max(0, ((timeMs - firstMs) / 1000 - start) * Math.exp(pace));
    const height = heightAt(profile, since);
    const way = wayAt(profile, since);
    const p = fromChart(chart, north + way * Math.cos(heading), east + way * Math.sin(heading));
    const [px, py, pz] = geodeticToEcef(p.latitudeRad, p.longitudeRad, height);
    const [dx, dy, dz] = [px - observerEcefM[0], py - observerEcefM[1], pz - observerEcefM[2]];
    const distance = Math.hypot(dx, dy, dz);
    const [u, v, w] = losEcef;
    const level = Math.hypot(u, v) || 1;
    const [ax, ay] = [-v / level, u / level];
    const [bx, by, bz] = [-w * ay, w * ax, u * ay - v * ax];
    const off = PATH_SIGMA + PATH_SHARE * height;
    const error = Math.hypot(distance * sigma.losRad, off);
    out[r++] = (dx * ax + dy * ay) / error;
    out[r++] = (dx * bx + dy * by + dz * bz) / error;
  }
  out[r++] = pace / PACE_SIGMA;
  const seen = heightAt(profile, Math.max(0, -start * Math.exp(pace)));
  out[r] = (seen - FIRST_HEIGHT) / FIRST_HEIGHT_SIGMA;
}

/** Mean and spread of all fits by their weights; directions about the best one's. */
function mixed(fits: readonly Fit[], chart: Chart, firstMs: number): SightedLaunch {
  const best = fits.reduce((a, b) => (b.log > a.log ? b : a));
  const some = fits.filter(({ log }) => log > best.log - WORST);
  const total = some.reduce((sum, { log }) => sum + Math.exp(log - best.log), 0);
  const mean = new Float64Array(4);
  const second = new Float64Array(16);
  for (const { x, log } of some) {
    const weight = Math.exp(log - best.log) / total;
    for (let i = 0; i < 3; i++) mean[i] = mean[i]! + weight * x[i]!;
    mean[3] = mean[3]! + weight * Math.sin(x[3]! - best.x[3]!);
  }
  for (const { x, covariance, log } of some) {
    const weight = Math.exp(log - best.log) / total;
    const d = [x[0]! - mean[0]!, x[1]! - mean[1]!, x[2]! - mean[2]!, 0];
    d[3] = Math.sin(x[3]! - best.x[3]!) - mean[3]!;
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        const value = covariance[i * UNKNOWNS + j]! + d[i]! * d[j]!;
        second[i * 4 + j] = second[i * 4 + j]! + weight * value;
      }
    }
  }
  return {
    point: fromChart(chart, mean[0]!, mean[1]!),
    covariance: { northNorth: second[0]!, northEast: second[1]!, eastEast: second[5]! },
    timeMs: firstMs + 1000 * mean[2]!,
    timeSigmaS: Math.sqrt(second[10]!),
    headingRad: best.x[3]! + mean[3]!,
    headingSigmaRad: HEADING_FACTOR * Math.sqrt(second[15]!),
  };
}

/** (JᵀJ)⁻¹ by Gauss-Jordan on scaled rows; null where it has none. */
function inverseOf(jacobian: Float64Array, rows: number): Float64Array | null {
  const n = UNKNOWNS;
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let r = 0; r < rows; r++) sum += jacobian[r * n + i]! * jacobian[r * n + j]!;
      a[i * n + j] = sum;
    }
  }
  const scale = Float64Array.from({ length: n }, (_, i) => 1 / Math.sqrt(a[i * n + i]!));
  const b = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    b[i * n + i] = 1;
    for (let j = 0; j < n; j++) a[i * n + j] = a[i * n + j]! * scale[i]! * scale[j]!;
  }
  for (let i = 0; i < n; i++) {
    const pivot = a[i * n + i]!;
    if (!(pivot > 1e-12)) return null;
    for (let j = 0; j < n; j++) {
      a[i * n + j] = a[i * n + j]! / pivot;
      b[i * n + j] = b[i * n + j]! / pivot;
    }
    for (let k = 0; k < n; k++) {
      const f = a[k * n + i]!;
      if (k === i || f === 0) continue;
      for (let j = 0; j < n; j++) {
        a[k * n + j] = a[k * n + j]! - f * a[i * n + j]!;
        b[k * n + j] = b[k * n + j]! - f * b[i * n + j]!;
      }
    }
  }
  return b.map((value, at) => value * scale[Math.floor(at / n)]! * scale[at % n]!);
}

/** Of a symmetric positive definite matrix, by Cholesky; -Infinity where it is none. */
function logDeterminant(matrix: Float64Array): number {
  const n = UNKNOWNS;
  const l = new Float64Array(n * n);
  let log = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= l[i * n + k]! * l[j * n + k]!;
      if (i === j && !(sum > 0)) return Number.NEGATIVE_INFINITY;
      l[i * n + j] = i === j ? Math.sqrt(sum) : sum / l[j * n + j]!;
    }
    log += 2 * Math.log(l[i * n + i]!);
  }
  return log;
}
