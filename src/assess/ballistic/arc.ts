import {
  DEGREE,
  ecefToGeodetic,
  enuRotation,
  fromEnu,
  type GeoPoint,
  geodesicInverse,
  geodeticToEcef,
  MEAN_RADIUS,
  WGS84,
} from '../../earth/index.ts';
import { radialHeight } from '../../motion/index.ts';
import { FALL_SIZE, FALL_TIME, fallFor, fallToGround } from './fall.ts';

/** A free flight from surface to surface that meets what was observed. */
export interface Arc {
  readonly from: GeoPoint;
  readonly apogeeM: number;
  readonly rangeM: number;
  readonly bearingRad: number;
  /** Surface to surface. */
  readonly timeS: number;
  /** ECEF at the surface, 6. It stays inside: nothing of it is printed. */
  readonly start: readonly number[];
}

/** Newton's rounds; three to six are enough from the arc on a sphere. */
const ROUNDS = 25;
/** Metres of apogee, of range and across. */
const TOLERANCE_M = 5;

/**
 * The arc without air on the turning Earth with J2 that leaves `from`, rises to `apogeeM` and
 * comes down `rangeM` away at azimuth `bearingRad`, both along the geodesic: shooting by Newton's
 * method from the arc on a sphere that stands still. Null where there is none (an apogee or range
 * that is not positive, a range beyond 19,000 km, no convergence).
 */
export function solveArc(
  from: GeoPoint,
  apogeeM: number,
  rangeM: number,
  bearingRad: number,
): Arc | null {
  if (!(apogeeM > 100 && apogeeM < 1e8 && rangeM > 100 && rangeM < 19e6)) return null;
  if (!Number.isFinite(from.latitudeRad + from.longitudeRad + bearingRad)) return null;
  const site = geodeticToEcef(from.latitudeRad, from.longitudeRad, 0);
  const axes = enuRotation(from.latitudeRad, from.longitudeRad);
  const [up, along] = sphereStart(apogeeM, rangeM);
  const target = [apogeeM, rangeM, 0];
  let u = launchAgainstTurn(from, up, along, bearingRad, rangeM);
  let e = miss(site, axes, from, u, target, bearingRad);
  for (let round = 0; round < ROUNDS && e !== null; round++) {
    if (Math.max(Math.abs(e[0]!), Math.abs(e[1]!), Math.abs(e[2]!)) < TOLERANCE_M) {
      return { from, apogeeM, rangeM, bearingRad, timeS: e[3]!, start: startOf(site, axes, u) };
    }
    const columns: number[][] = [];
    for (let i = 0; i < 3; i++) {
      const moved = u.map((v, j) => (i === j ? v + 0.5 : v));
      const f = miss(site, axes, from, moved, target, bearingRad);
      if (f === null) return null;
      columns.push([0, 1, 2].map((j) => (f[j]! - e![j]!) / 0.5));
    }
    const step = solve3(columns, e);
    if (step === null) return null;
    // Half steps until it gets better: far from the answer Newton's step may shoot to orbit.
    let next: number[] | null = null;
    for (let share = 1; share > 0.02; share /= 2) {
      const trial = u.map((v, j) => v - share * step[j]!);
      const f = miss(site, axes, from, trial, target, bearingRad);
      if (f !== null && norm(f) < norm(e)) {
        u = trial;
        next = f;
        break;
      }
    }
    e = next;
  }
  return null;
}

function norm(e: readonly number[]): number {
  return Math.hypot(e[0]!, e[1]!, e[2]!);
}

/** Vertical and horizontal speed of the Kepler arc with this apogee over a sphere's range. */
function sphereStart(apogee: number, range: number): [number, number] {
  const top = MEAN_RADIUS + apogee;
  const half = range / MEAN_RADIUS / 2;
  // Ellipse with apogee `top` through the surface `half` a radian away: e from the conic.
  const e = (top - MEAN_RADIUS) / (top - MEAN_RADIUS * Math.cos(half));
  const p = top * (1 - e);
  const h = Math.sqrt(WGS84.gm * p);
  return [Math.max(1, (WGS84.gm / h) * e * Math.sin(half)), h / MEAN_RADIUS];
}

/** East, north, up: the sphere's start with the ground's motion during the flight taken off. */
function launchAgainstTurn(
  from: GeoPoint,
  up: number,
  along: number,
  bearing: number,
  range: number,
): number[] {
  const g = WGS84.gm / (MEAN_RADIUS * MEAN_RADIUS);
  const time = Math.max((2 * up) / g, range / Math.max(along, 1));
  // A body that rises high falls behind the turning ground by about ω g t³ cos φ / 6.
  const lag = (WGS84.omega * g * time ** 2 * Math.cos(from.latitudeRad)) / 6;
  const behind = Math.min(lag, 450);
  return [along * Math.sin(bearing) + behind, along * Math.cos(bearing), up];
}

function startOf(
  site: readonly [number, number, number],
  axes: Float64Array,
  u: readonly number[],
): number[] {
  return [...site, ...fromEnu(axes, u[0]!, u[1]!, u[2]!)];
}

const end = new Float64Array(FALL_SIZE);

/** Errors of apogee, range and cross-range, m, and the time, s; null where it stays up. */
function miss(
  site: readonly [number, number, number],
  axes: Float64Array,
  from: GeoPoint,
  u: readonly number[],
  target: readonly number[],
  bearing: number,
): number[] | null {
  const start = Float64Array.from(startOf(site, axes, u));
  if (!fallToGround(start, 0, 1, end)) return null;
  const time = end[FALL_TIME]!;
  const ground = ecefToGeodetic(end[0]!, end[1]!, end[2]!);
  const path = geodesicInverse(from, ground);
  const turn = path.azimuthRad - bearing;
  const apogee = apogeeHeight(start, time);
  return [
    apogee - target[0]!,
    path.distanceM * Math.cos(turn) - target[1]!,
    path.distanceM * Math.sin(turn),
    time,
  ];
}

const probe = new Float64Array(6);

/** Greatest height of the arc, m: where the climb through the radius changes its sign. */
function apogeeHeight(start: Float64Array, time: number): number {
  let low = 0;
  let high = time;
  for (let i = 0; i < 22; i++) {
    const middle = (low + high) / 2;
    probe.set(start);
    fallFor(probe, middle, 0);
    const climb = probe[0]! * probe[3]! + probe[1]! * probe[4]! + probe[2]! * probe[5]!;
    if (climb > 0) low = middle;
    else high = middle;
  }
  const [x, y, z] = [probe[0]!, probe[1]!, probe[2]!];
  return radialHeight(x, y, z, Math.hypot(x, y, z));
}

/** Solves the 3×3 system with these columns by Cramer's rule; null where it is singular. */
function solve3(columns: readonly number[][], b: readonly number[]): number[] | null {
  const det = (p: readonly number[], q: readonly number[], r: readonly number[]): number =>
    p[0]! * (q[1]! * r[2]! - q[2]! * r[1]!) -
    q[0]! * (p[1]! * r[2]! - p[2]! * r[1]!) +
    r[0]! * (p[1]! * q[2]! - p[2]! * q[1]!);
  const [c0, c1, c2] = [columns[0]!, columns[1]!, columns[2]!];
  const d = det(c0, c1, c2);
  if (!(Math.abs(d) > 1e-9)) return null;
  return [det(b, c1, c2) / d, det(c0, b, c2) / d, det(c0, c1, b) / d];
}

/** Coast times of the four main bearings, for a flight whose bearing is not known. */
export function meanArcTime(
  from: GeoPoint,
  apogeeM: number,
  rangeM: number,
): { readonly timeS: number; readonly halfSpreadS: number; readonly arc: Arc } | null {
  const arcs = [0, 90, 180, -90].map((b) => solveArc(from, apogeeM, rangeM, b * DEGREE));
  const good = arcs.filter((arc) => arc !== null);
  if (good.length === 0) return null;
  const times = good.map((arc) => arc.timeS);
  const low = Math.min(...times);
  const high = Math.max(...times);
  return { timeS: (low + high) / 2, halfSpreadS: (high - low) / 2, arc: good[0]! };
}
