import type { BearingReport } from '../../sense/index.ts';
import { addPositionRow, type Linearised } from './linear.ts';

/**
 * Line of sight about the state `x`: the two small angles between the measured line and the one to
 * the predicted place, along two directions across the line. For angles under some degrees.
 * A predicted place behind the observer gives innovations of a radian and more: never in a gate.
 */
export function lineariseBearing(
  report: BearingReport,
  x: Float64Array,
  offset: number,
  to: Linearised,
): void {
  to.size = 0;
  const los = report.losEcef;
  const lx = los[0];
  const ly = los[1];
  const lz = los[2];
  const dx = x[offset]! - report.observerEcefM[0];
  const dy = x[offset + 1]! - report.observerEcefM[1];
  const dz = x[offset + 2]! - report.observerEcefM[2];
  // Two directions across the line, made from the axis that is least along it.
  const sx = Math.abs(lx);
  const sy = Math.abs(ly);
  const sz = Math.abs(lz);
  const axis = sx <= sy && sx <= sz ? 0 : sy <= sz ? 1 : 2;
  let ax = axis === 0 ? 1 : 0;
  let ay = axis === 1 ? 1 : 0;
  let az = axis === 2 ? 1 : 0;
  const along = ax * lx + ay * ly + az * lz;
  ax -= along * lx;
  ay -= along * ly;
  az -= along * lz;
  const size = Math.sqrt(ax * ax + ay * ay + az * az);
  ax /= size;
  ay /= size;
  az /= size;
  const bx = ly * az - lz * ay;
  const by = lz * ax - lx * az;
  const bz = lx * ay - ly * ax;
  const variance = report.sigma.losRad * report.sigma.losRad;
  const depth = dx * lx + dy * ly + dz * lz;
  const range = Math.max(Math.sqrt(dx * dx + dy * dy + dz * dz), 1);
  if (depth <= 0) {
    addPositionRow(to, Math.PI, variance, ax / range, ay / range, az / range);
    addPositionRow(to, Math.PI, variance, bx / range, by / range, bz / range);
    return;
  }
  const a = (dx * ax + dy * ay + dz * az) / depth;
  const b = (dx * bx + dy * by + dz * bz) / depth;
  addPositionRow(
    to,
    -a,
    variance,
    (ax - a * lx) / depth,
    (ay - a * ly) / depth,
    (az - a * lz) / depth,
  );
  addPositionRow(
    to,
    -b,
    variance,
    (bx - b * lx) / depth,
    (by - b * ly) / depth,
    (bz - b * lz) / depth,
  );
}
