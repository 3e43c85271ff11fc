import { geodeticOf } from '../../earth/index.ts';
import type { PolarReport } from '../../sense/index.ts';
import { addPositionRow, addRow, type Linearised } from './linear.ts';

/** Transponder height against geometric height: weather moves it by some hundred metres. */
export const PRESSURE_HEIGHT_SIGMA_M = 300;

/**
 * That error stays the same from plot to plot. Taken as if it were new each time it would be
 * averaged away, so each height counts a ninth: at 4 s between plots a track's height keeps an
 * error of some 300 m.
 */
const PRESSURE_HEIGHT_VARIANCE = 9 * PRESSURE_HEIGHT_SIGMA_M * PRESSURE_HEIGHT_SIGMA_M;

const geodetic = new Float64Array(3);

/**
 * Radar plot about the state `x` (6 numbers from `offset`): range, azimuth clockwise from north,
 * elevation and range rate where they are there, in the frame `rotation` (rows east, north, up) of
 * the antenna. Without elevation a transponder's height stands in.
 */
export function linearisePolar(
  report: PolarReport,
  rotation: Float64Array,
  x: Float64Array,
  offset: number,
  to: Linearised,
): void {
  to.size = 0;
  const dx = x[offset]! - report.observerEcefM[0];
  const dy = x[offset + 1]! - report.observerEcefM[1];
  const dz = x[offset + 2]! - report.observerEcefM[2];
  const e = rotation[0]! * dx + rotation[1]! * dy + rotation[2]! * dz;
  const n = rotation[3]! * dx + rotation[4]! * dy + rotation[5]! * dz;
  const u = rotation[6]! * dx + rotation[7]! * dy + rotation[8]! * dz;
  // A target on the antenna's zenith has no azimuth: 1 m keeps the Jacobian finite.
  const ground2 = Math.max(e * e + n * n, 1);
  const ground = Math.sqrt(ground2);
  const range = Math.sqrt(ground2 + u * u);
  const ux = dx / range;
  const uy = dy / range;
  const uz = dz / range;
  const sigma = report.sigma;
  addPositionRow(to, report.rangeM - range, sigma.rangeM * sigma.rangeM, ux, uy, uz);
  const ae = n / ground2;
  const an = -e / ground2;
  addPositionRow(
    to,
    wrap(report.azimuthRad - Math.atan2(e, n)),
    sigma.azimuthRad * sigma.azimuthRad,
    ae * rotation[0]! + an * rotation[3]!,
    ae * rotation[1]! + an * rotation[4]!,
    ae * rotation[2]! + an * rotation[5]!,
  );
  if (report.elevationRad !== undefined) {
    const slope = -u / (range * range * ground);
    const rise = ground / (range * range);
    const error = sigma.elevationRad!;
    addPositionRow(
      to,
      report.elevationRad - Math.atan2(u, ground),
      error * error,
      slope * (e * rotation[0]! + n * rotation[3]!) + rise * rotation[6]!,
      slope * (e * rotation[1]! + n * rotation[4]!) + rise * rotation[7]!,
      slope * (e * rotation[2]! + n * rotation[5]!) + rise * rotation[8]!,
    );
  }
  if (report.elevationRad === undefined && report.pressureHeightM !== undefined) {
    geodeticOf(x, offset, geodetic);
    const cosLatitude = Math.cos(geodetic[0]!);
    addPositionRow(
      to,
      report.pressureHeightM - geodetic[2]!,
      PRESSURE_HEIGHT_VARIANCE,
      cosLatitude * Math.cos(geodetic[1]!),
      cosLatitude * Math.sin(geodetic[1]!),
      Math.sin(geodetic[0]!),
    );
  }
  if (report.rangeRateMps !== undefined) {
    const vx = x[offset + 3]!;
    const vy = x[offset + 4]!;
    const vz = x[offset + 5]!;
    const rate = ux * vx + uy * vy + uz * vz;
    const error = sigma.rangeRateMps!;
    addRow(
      to,
      report.rangeRateMps - rate,
      error * error,
      (vx - rate * ux) / range,
      (vy - rate * uy) / range,
      (vz - rate * uz) / range,
      ux,
      uy,
      uz,
    );
  }
}

/** Into [-π, π). */
function wrap(angle: number): number {
  return angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI));
}
