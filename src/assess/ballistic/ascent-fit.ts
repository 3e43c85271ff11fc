import {
  type Chart,
  ecefToGeodetic,
  fromChart,
  type GeoPoint,
  geodeticToEcef,
  MEAN_RADIUS,
  toChart,
} from '../../earth/index.ts';
import type { BearingReport } from '../../sense/index.ts';
import { climbAt, heightAt, type Profile, wayAt } from './profile.ts';

/** One ascent of the library, fitted to lines of sight. */
export interface AscentFit {
  /** North, east of the chart's origin, m; s of launch from the first line; heading; log of pace. */
  readonly x: Float64Array;
  /** 5×5, row-major. */
  readonly covariance: Float64Array;
  /** Logarithm of its weight among the ascents of the library. */
  readonly log: number;
  /**
   * Logarithm of how probable these lines are of this ascent (Laplace), in places across the
   * lines, 1/m² each, for any place of launch alike: to be held against other explanations.
   */
  readonly evidence: number;
}

/** Plumes come into sight above clouds and thick air, m, 1 sigma: assumed. */
export const FIRST_HEIGHT = 13e3;
const FIRST_HEIGHT_SIGMA = 4e3;
/** How much faster or slower than its ascent a missile rises, 1 sigma of the logarithm. */
const PACE_SIGMA = 0.1;
/** How far off the path of its ascent it is, m, at once and as a share of the height. */
export const PATH_SIGMA = 1_100;
export const PATH_SHARE = 0.08;
/** It stays off for about so long, s; a plume's centre wanders by this besides, m. */
const PATH_S = 20;
const LOOK_SIGMA = 200;
const ITERATIONS = 12;
/** A step this small against its own error ends the search, in sigmas. */
const SETTLED = 0.003;

/** North, east of the origin, m; seconds of launch from the first look; heading; log of pace. */
export const UNKNOWNS = 5;
export const STEPS = [50, 50, 0.02, 1e-3, 1e-3] as const;

/** Where a line meets the sphere of the Earth and a height, on the near side. */
export function groundOf(
  line: BearingReport,
  height: number,
): (GeoPoint & { readonly distanceM: number }) | null {
  const [x, y, z] = line.observerEcefM;
  const [u, v, w] = line.losEcef;
  const along = x * u + y * v + z * w;
  const left = along * along - (x * x + y * y + z * z) + (MEAN_RADIUS + height) ** 2;
  if (left < 0 || along > 0) return null;
  const d = -along - Math.sqrt(left);
  const { latitudeRad, longitudeRad } = ecefToGeodetic(x + d * u, y + d * v, z + d * w);
  return { latitudeRad, longitudeRad, distanceM: d };
}

/** Gauss-Newton with what is known beforehand as measurements too. */
export function fitAscent(
  profile: Profile,
  lines: readonly BearingReport[],
  chart: Chart,
): AscentFit | null {
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
    let most = 0;
    for (let k = 0; k < UNKNOWNS; k++) {
      x[k] = x[k]! + moved[k]!;
      most = Math.max(most, Math.abs(moved[k]!) / Math.sqrt(normal[k * (UNKNOWNS + 1)]!));
    }
    if (most < SETTLED) break;
  }
  residuals(profile, lines, chart, x, residual);
  const chi2 = residual.reduce((sum, r) => sum + r * r, 0);
  if (normal === null || !Number.isFinite(chi2)) return null;
  const log = -chi2 / 2 + logDeterminant(normal, UNKNOWNS) / 2;
  const pace = Math.exp(x[4]!);
  const climb = climbAt(profile, Math.max(0, -x[2]! * pace)) * pace;
  const beforehand = (residual[rows - 2]! ** 2 + residual[rows - 1]! ** 2) / 2;
  const evidence =
    pathEvidence(profile, lines, x, residual) -
    beforehand +
    Math.log(Math.max(1, climb) / (FIRST_HEIGHT_SIGMA * PACE_SIGMA)) +
    logDeterminant(normal, UNKNOWNS) / 2 +
    (UNKNOWNS / 2 - 2) * Math.log(2 * Math.PI);
  return { x, covariance: normal, log, evidence };
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

/**
 * How probable what is left across the lines is, when it is noise, new at each look, and a path that
 * differs from the library's smoothly: a Gaussian process over {@link PATH_S}.
 */
function pathEvidence(
  profile: Profile,
  lines: readonly BearingReport[],
  x: Float64Array,
  residual: Float64Array,
): number {
  const n = lines.length;
  const firstMs = lines[0]!.timeMs;
  const spread = new Float64Array(n * n);
  const left = [new Float64Array(n), new Float64Array(n)] as const;
  const offs = lines.map(({ timeMs }) => {
    const since = Math.max(0, ((timeMs - firstMs) / 1000 - x[2]!) * Math.exp(x[4]!));
    return PATH_SIGMA + PATH_SHARE * heightAt(profile, since);
  });
  lines.forEach((line, i) => {
    const noise = distanceTo(line) * line.sigma.losRad;
    const error = Math.hypot(noise, offs[i]!);
    left[0][i] = residual[2 * i]! * error;
    left[1][i] = residual[2 * i + 1]! * error;
    for (let j = 0; j <= i; j++) {
      const apart = (line.timeMs - lines[j]!.timeMs) / 1000 / PATH_S;
      const shared = offs[i]! * offs[j]! * Math.exp((-apart * apart) / 2);
      spread[i * n + j] = shared + (i === j ? noise * noise + LOOK_SIGMA * LOOK_SIGMA : 0);
    }
  });
  return logNormal(spread, left, n);
}

/** Far enough for an error: to the middle of what a satellite sees, m. */
function distanceTo({ observerEcefM }: BearingReport): number {
  return Math.hypot(...observerEcefM) - MEAN_RADIUS * 0.8;
}

/** Of both columns under one covariance, whose lower triangle becomes its root. */
function logNormal(
  spread: Float64Array,
  columns: readonly [Float64Array, Float64Array],
  n: number,
): number {
  let log = -n * Math.log(2 * Math.PI);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = spread[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= spread[i * n + k]! * spread[j * n + k]!;
      spread[i * n + j] = i === j ? Math.sqrt(Math.max(1, sum)) : sum / spread[j * n + j]!;
    }
    log -= 2 * Math.log(spread[i * n + i]!);
    for (const y of columns) {
      for (let k = 0; k < i; k++) y[i] = y[i]! - spread[i * n + k]! * y[k]!;
      y[i] = y[i]! / spread[i * n + i]!;
      log -= y[i]! ** 2 / 2;
    }
  }
  return log;
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
function logDeterminant(matrix: Float64Array, n: number): number {
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
