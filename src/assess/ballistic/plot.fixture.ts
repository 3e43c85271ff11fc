import { DEGREE, enuRotation, geodeticToEcef, toEnu } from '../../earth/index.ts';
import type { PolarReport } from '../../sense/index.ts';

/** A plot of a radar on the ground, degrees, with 30 m of range and this sigma of its angles. */
export function plotOf(
  state: Float64Array,
  [latitudeDeg, longitudeDeg]: readonly [number, number],
  timeMs: number,
  sigmaRad: number,
  normal: () => number,
): PolarReport {
  const [latitude, longitude] = [latitudeDeg * DEGREE, longitudeDeg * DEGREE];
  const observerEcefM = geodeticToEcef(latitude, longitude, 200);
  const [x, y, z] = observerEcefM;
  const axes = enuRotation(latitude, longitude);
  const [e, n, u] = toEnu(axes, state[0]! - x, state[1]! - y, state[2]! - z);
  return {
    kind: 'polar',
    source: 'radar-1',
    mode: 'exercise',
    timeMs,
    receivedMs: timeMs,
    observerEcefM,
    rangeM: Math.hypot(e, n, u) + 30 * normal(),
    azimuthRad: Math.atan2(e, n) + sigmaRad * normal(),
    elevationRad: Math.atan2(u, Math.hypot(e, n)) + sigmaRad * normal(),
    sigma: { rangeM: 30, azimuthRad: sigmaRad, elevationRad: sigmaRad },
  };
}
