import type { FixReport } from '../../sense/index.ts';
import { addPositionRow, addRow, type Linearised } from './linear.ts';

/** Pressure height against geometric height, m: weather and geoid. */
export const PRESSURE_SIGMA_M = 250;

/** The sea against the ellipsoid: the geoid lies within ±107 m of it (EGM2008). */
export const SURFACE_SIGMA_M = 60;

/** Error of a stated velocity where the source states none, m/s. */
export const STATED_VELOCITY_SIGMA_MPS = 2;

/** 1-sigma of the height that a fix gives, m; infinite: it says nothing about height. */
export function fixVerticalSigma(report: FixReport): number {
  const stated = report.sigma.verticalM;
  switch (report.heightBasis) {
    case 'geometric':
      return stated;
    case 'pressure':
      return Math.max(stated, PRESSURE_SIGMA_M);
    case 'surface':
      return Math.max(stated, SURFACE_SIGMA_M);
    case 'unknown':
      return Number.POSITIVE_INFINITY;
  }
}

/** Axes, of east, north and up, of which the report states a velocity. */
export function velocityAxes(report: FixReport): number {
  if (report.velocityEnuMps === undefined) return 0;
  return report.heightBasis === 'unknown' || report.climbStated === false ? 2 : 3;
}

/** Below this speed over the ground a track has no direction, m/s. */
const SLOWEST_MPS = 0.01;

/**
 * A reported position about the state `x`, in the frame `rotation` (rows east, north, up) of the
 * reported place: two axes on the ground, up where known, then the velocity over the ground where
 * stated. The axes on the ground are east and north; where the time is uncertain, along and across
 * the motion, since it is along the motion that time errors lie.
 */
export function lineariseFix(
  report: FixReport,
  rotation: Float64Array,
  x: Float64Array,
  offset: number,
  to: Linearised,
): void {
  to.size = 0;
  const dx = report.positionEcefM[0] - x[offset]!;
  const dy = report.positionEcefM[1] - x[offset + 1]!;
  const dz = report.positionEcefM[2] - x[offset + 2]!;
  const horizontal = report.sigma.horizontalM * report.sigma.horizontalM;
  const vertical = fixVerticalSigma(report);
  const rows = vertical === Number.POSITIVE_INFINITY ? 2 : 3;
  let cosine = 1;
  let sine = 0;
  if (report.timeSigmaS !== undefined) {
    const east = along(rotation, 0, x, offset + 3);
    const north = along(rotation, 3, x, offset + 3);
    const ground = Math.sqrt(east * east + north * north);
    if (ground > SLOWEST_MPS) {
      cosine = east / ground;
      sine = north / ground;
    }
  }
  for (let i = 0; i < 2; i++) {
    const e = i === 0 ? cosine : -sine;
    const n = i === 0 ? sine : cosine;
    const hx = e * rotation[0]! + n * rotation[3]!;
    const hy = e * rotation[1]! + n * rotation[4]!;
    const hz = e * rotation[2]! + n * rotation[5]!;
    addPositionRow(to, hx * dx + hy * dy + hz * dz, horizontal, hx, hy, hz);
  }
  if (rows === 3) {
    const hx = rotation[6]!;
    const hy = rotation[7]!;
    const hz = rotation[8]!;
    addPositionRow(to, hx * dx + hy * dy + hz * dz, vertical * vertical, hx, hy, hz);
  }
  const velocity = report.velocityEnuMps;
  if (velocity === undefined) return;
  const sigma = report.sigma.velocityMps ?? STATED_VELOCITY_SIGMA_MPS;
  const axes = velocityAxes(report);
  for (let i = 0; i < axes; i++) {
    const r = i * 3;
    const predicted = along(rotation, r, x, offset + 3);
    addRow(
      to,
      velocity[i]! - predicted,
      sigma * sigma,
      0,
      0,
      0,
      rotation[r]!,
      rotation[r + 1]!,
      rotation[r + 2]!,
    );
  }
}

/** Component of the vector at `x[o..]` along the row of `rotation` that begins at `r`. */
function along(rotation: Float64Array, r: number, x: Float64Array, o: number): number {
  return rotation[r]! * x[o]! + rotation[r + 1]! * x[o + 1]! + rotation[r + 2]! * x[o + 2]!;
}
