import { ecefToGeodetic } from '../earth/index.ts';
import type { BearingReport } from '../sense/index.ts';
import { FAST_SIGMA_MPS, MODEL_COUNT } from './models.ts';
import type { Prepared } from './prepared.ts';
import type { TrackerState } from './state.ts';
import type { Work } from './work.ts';

/**
 * Tracks out of two lines of sight. A single line has no distance; two sensors that look at one
 * object at nearly the same time have lines that all but meet. Lines that no track explains wait a
 * moment for such a partner; the one that misses least is taken, and both are used up, so that n
 * objects begin at most n tracks and not n² ghosts.
 */
export interface WaitingLine {
  readonly report: BearingReport;
  readonly sensor: number;
}

/** Lines wait for so long, ms, and so many at most: the oldest is given up. */
const WAIT_MS = 1_500;
const MAXIMUM_LINES = 256;

/** Flatter crossings than this (sine of the angle, 3°) leave the distance open. */
const LEAST_SINE = 0.05;

/** Lines miss each other by no more than this, in sigmas. */
const MISS_SIGMAS = 4;

/** What the object may have moved between the two looks, m/s, 1 sigma. */
const BETWEEN_MPS = 3_000;

/** Heights at which something may fly, m. */
const LOWEST_M = -1_000;
const HIGHEST_M = 3_000_000;

/** Shares of the filters: what is seen by its plume alone is hardly an aircraft. */
const LINE_WEIGHTS: readonly number[] = [0.4, 0.3, 0.3];

/** Two lines' nearest points: distances along them and between them, m. */
interface Crossing {
  readonly near: number;
  readonly far: number;
  readonly misses: number;
}

/** Puts the line among those that wait. */
export function waitLine(state: TrackerState, z: Prepared): void {
  if (z.report.kind !== 'bearing') return;
  state.lines.push({ report: z.report, sensor: z.sensor });
  if (state.lines.length > MAXIMUM_LINES) state.lines.shift();
}

/**
 * The waiting line that crosses this one best, taken out of the list, and the estimate that follows
 * from the two in `work`, all filters of `models`; null where none crosses it.
 */
export function crossLines(
  state: TrackerState,
  z: Prepared,
  models: number,
  work: Work,
): WaitingLine | null {
  const { report } = z;
  if (report.kind !== 'bearing') return null;
  let best: Crossing | null = null;
  let partner = -1;
  for (let i = state.lines.length - 1; i >= 0; i--) {
    const line = state.lines[i]!;
    if (state.latestMs - line.report.timeMs > 2 * WAIT_MS) {
      state.lines.splice(i, 1);
      if (partner > i) partner--;
      continue;
    }
    if (line.sensor === z.sensor) continue;
    if (Math.abs(line.report.timeMs - report.timeMs) > WAIT_MS) continue;
    const crossing = cross(report, line.report);
    if (crossing === null || (best !== null && best.misses <= crossing.misses)) continue;
    best = crossing;
    partner = i;
  }
  if (best === null) return null;
  const [line] = state.lines.splice(partner, 1);
  estimate(report, line!.report, best, models, work);
  return line!;
}

function cross(a: BearingReport, b: BearingReport): Crossing | null {
  const [p, q] = [a.losEcef, b.losEcef];
  const d = [0, 1, 2].map((i) => b.observerEcefM[i]! - a.observerEcefM[i]!);
  const pq = p[0] * q[0] + p[1] * q[1] + p[2] * q[2];
  const sine2 = 1 - pq * pq;
  if (sine2 < LEAST_SINE * LEAST_SINE) return null;
  const dp = d[0]! * p[0] + d[1]! * p[1] + d[2]! * p[2];
  const dq = d[0]! * q[0] + d[1]! * q[1] + d[2]! * q[2];
  const near = (dp - pq * dq) / sine2;
  const far = (pq * dp - dq) / sine2;
  if (!(near > 0) || !(far > 0)) return null;
  const gap = [0, 1, 2].map((i) => d[i]! + far * q[i]! - near * p[i]!);
  const moved = (BETWEEN_MPS * (a.timeMs - b.timeMs)) / 1000;
  const sigma = Math.hypot(near * a.sigma.losRad, far * b.sigma.losRad, moved);
  const misses = Math.hypot(...gap) / sigma;
  if (!(misses <= MISS_SIGMAS)) return null;
  const [x, y, z] = [0, 1, 2].map((i) => a.observerEcefM[i]! + near * p[i]!) as [
    number,
    number,
    number,
  ];
  const { heightM } = ecefToGeodetic(x, y, z);
  return heightM > LOWEST_M && heightM < HIGHEST_M ? { near, far, misses } : null;
}

/**
 * Place by least squares: each line says where across it, (I - l lᵀ)/(σ r)²; the sum of what they
 * say, inverted, is the covariance.
 */
function estimate(
  a: BearingReport,
  b: BearingReport,
  crossing: Crossing,
  models: number,
  work: Work,
): void {
  const information = new Float64Array(9);
  const weighted = new Float64Array(3);
  const moved = (BETWEEN_MPS * (a.timeMs - b.timeMs)) / 1000;
  for (const [line, range] of [
    [a, crossing.near],
    [b, crossing.far],
  ] as const) {
    const variance = (line.sigma.losRad * range) ** 2 + (line === b ? moved * moved : 0);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        const w = ((i === j ? 1 : 0) - line.losEcef[i]! * line.losEcef[j]!) / variance;
        information[i * 3 + j] = information[i * 3 + j]! + w;
        // About the first observer, so that nothing is lost to large numbers.
        const from = line.observerEcefM[j]! - a.observerEcefM[j]!;
        weighted[i] = weighted[i]! + w * from;
      }
    }
  }
  const inverse = inverted(information);
  let total = 0;
  for (let m = 0; m < MODEL_COUNT; m++) {
    work.weight[m] = 0;
    if ((models & (1 << m)) === 0) continue;
    const x = work.state[m]!;
    const p = work.covariance[m]!;
    x.fill(0);
    p.fill(0);
    for (let i = 0; i < 3; i++) {
      x[i] = a.observerEcefM[i]!;
      for (let j = 0; j < 3; j++) {
        x[i] = x[i]! + inverse[i * 3 + j]! * weighted[j]!;
        p[i * 6 + j] = inverse[i * 3 + j]!;
      }
      p[(i + 3) * 7] = FAST_SIGMA_MPS * FAST_SIGMA_MPS;
    }
    work.weight[m] = LINE_WEIGHTS[m]!;
    total += work.weight[m]!;
  }
  for (let m = 0; m < MODEL_COUNT; m++) work.weight[m] = work.weight[m]! / total;
}

/** Inverse of a symmetric positive 3×3, exactly symmetric. */
function inverted(a: Float64Array): Float64Array {
  const [xx, xy, xz] = [a[0]!, a[1]!, a[2]!];
  const [yy, yz, zz] = [a[4]!, a[5]!, a[8]!];
  const c0 = yy * zz - yz * yz;
  const c1 = xz * yz - xy * zz;
  const c2 = xy * yz - xz * yy;
  const determinant = xx * c0 + xy * c1 + xz * c2;
  const c4 = xx * zz - xz * xz;
  const c5 = xy * xz - xx * yz;
  const c8 = xx * yy - xy * xy;
  return Float64Array.of(c0, c1, c2, c1, c4, c5, c2, c5, c8).map((v) => v / determinant);
}
