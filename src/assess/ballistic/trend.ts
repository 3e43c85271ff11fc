import { chartAt, ecefToGeodetic, toChart } from '../../earth/index.ts';
import type { TimeTrend } from '../arrival-times.ts';
import { choleskyRoot } from './impact.ts';
import { KEPLER_SIZE, KEPLER_TIME, keplerToSphere } from './kepler.ts';

const root = new Float64Array(36);
const moved = new Float64Array(6);
const far = new Float64Array(KEPLER_SIZE);
const near = new Float64Array(KEPLER_SIZE);
const a = new Float64Array(2);
const b = new Float64Array(2);

/** What the place leaves open at least, 1 sigma, ms. */
const LEAST_REST_MS = 500;

/**
 * How the time of impact goes with its place: the regression of one on the other over Kepler arcs
 * from the state moved along each column of the covariance's root. Air is left out, which slows
 * all of them alike. Null where an arc does not come down, or the places lie on a line.
 */
export function timeTrend(
  state: Float64Array,
  covariance: Float64Array,
  impact: { readonly timeMs: number; readonly timeSigmaS: number },
): TimeTrend | null {
  if (!keplerToSphere(state, GROUND, true, far)) return null;
  const middle = ecefToGeodetic(far[0]!, far[1]!, far[2]!);
  const chart = chartAt(middle);
  choleskyRoot(covariance, root);
  let [nn, ne, ee, nt, et] = [0, 0, 0, 0, 0];
  for (let d = 0; d < 6; d++) {
    for (let i = 0; i < 6; i++) moved[i] = state[i]! + root[i * 6 + d]!;
    if (!keplerToSphere(moved, GROUND, true, far)) return null;
    for (let i = 0; i < 6; i++) moved[i] = state[i]! - root[i * 6 + d]!;
    if (!keplerToSphere(moved, GROUND, true, near)) return null;
    const up = ecefToGeodetic(far[0]!, far[1]!, far[2]!);
    const down = ecefToGeodetic(near[0]!, near[1]!, near[2]!);
    toChart(chart, up.latitudeRad, up.longitudeRad, a, 0);
    toChart(chart, down.latitudeRad, down.longitudeRad, b, 0);
    const n = (a[0]! - b[0]!) / 2;
    const e = (a[1]! - b[1]!) / 2;
    const t = ((far[KEPLER_TIME]! - near[KEPLER_TIME]!) / 2) * 1000;
    nn += n * n;
    ne += n * e;
    ee += e * e;
    nt += n * t;
    et += e * t;
  }
  const determinant = nn * ee - ne * ne;
  if (!(determinant > 1e-9 * nn * ee)) return null;
  const northMsPerM = (nt * ee - et * ne) / determinant;
  const eastMsPerM = (et * nn - nt * ne) / determinant;
  const told = northMsPerM * nt + eastMsPerM * et;
  const rest = (1000 * impact.timeSigmaS) ** 2 - told;
  return {
    meanMs: impact.timeMs,
    northMsPerM,
    eastMsPerM,
    restMs: Math.sqrt(Math.max(LEAST_REST_MS ** 2, rest)),
  };
}

/** A sphere that fits the ellipsoid at middle latitudes, m. */
const GROUND = 6_369_000;
