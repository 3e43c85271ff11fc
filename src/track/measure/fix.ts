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

/**
 * A reported position about the state `x`, in the frame `rotation` (rows east, north, up) of the
 * reported place: east, north, up where known, then the velocity over the ground where stated.
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
  for (let i = 0; i < rows; i++) {
    const hx = rotation[i * 3]!;
    const hy = rotation[i * 3 + 1]!;
    const hz = rotation[i * 3 + 2]!;
    const variance = i < 2 ? horizontal : vertical * vertical;
    addPositionRow(to, hx * dx + hy * dy + hz * dz, variance, hx, hy, hz);
  }
  const velocity = report.velocityEnuMps;
  if (velocity === undefined) return;
  const sigma = report.sigma.velocityMps ?? STATED_VELOCITY_SIGMA_MPS;
  for (let i = 0; i < rows; i++) {
    const hx = rotation[i * 3]!;
    const hy = rotation[i * 3 + 1]!;
    const hz = rotation[i * 3 + 2]!;
    const predicted = hx * x[offset + 3]! + hy * x[offset + 4]! + hz * x[offset + 5]!;
    addRow(to, velocity[i]! - predicted, sigma * sigma, 0, 0, 0, hx, hy, hz);
  }
}
