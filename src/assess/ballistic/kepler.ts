import { WGS84 } from '../../earth/index.ts';

/**
 * Where the Kepler arc through a state meets a sphere, without drag or oblateness: in a closed
 * form (Bate, Mueller, White, Fundamentals of Astrodynamics, sections 1.5, 2.4 and 4.2), for
 * clouds of states and for differences between neighbouring ones.
 */

/** x, y, z, ECEF at the time of the crossing; seconds from the state; apogee radius, m. */
export const KEPLER_TIME = 3;
export const KEPLER_APOGEE = 4;
export const KEPLER_SIZE = 5;

/**
 * Follows `state` (ECEF, 6) to the sphere of `radius`, forward to the next descent through it or
 * back to the last ascent, into `out` (5). False where the arc never meets it: an escape, or a
 * perigee above, or an apogee below.
 */
export function keplerToSphere(
  state: Float64Array,
  radius: number,
  forward: boolean,
  out: Float64Array,
  offset = 0,
): boolean {
  const x = state[0]!;
  const y = state[1]!;
  const z = state[2]!;
  const vx = state[3]! - WGS84.omega * y;
  const vy = state[4]! + WGS84.omega * x;
  const vz = state[5]!;
  const r = Math.hypot(x, y, z);
  const v2 = vx * vx + vy * vy + vz * vz;
  const a = 1 / (2 / r - v2 / WGS84.gm);
  if (!(a > 0)) return false;
  const hx = y * vz - z * vy;
  const hy = z * vx - x * vz;
  const hz = x * vy - y * vx;
  const h2 = hx * hx + hy * hy + hz * hz;
  const h = Math.sqrt(h2);
  const p = h2 / WGS84.gm;
  const e = Math.sqrt(Math.max(0, 1 - p / a));
  const cosHit = (p / radius - 1) / e;
  if (!(cosHit >= -1 && cosHit <= 1) || h === 0) return false;
  const radial = x * vx + y * vy + z * vz;
  const here = Math.atan2((radial * h) / (r * WGS84.gm), p / r - 1);
  const rise = Math.acos(cosHit);
  // Going up a crossing has the true anomaly `rise`, coming down 2π less that.
  const target = forward ? 2 * Math.PI - rise : rise;
  const turn = target - (here < 0 ? here + 2 * Math.PI : here);
  const n = Math.sqrt(WGS84.gm / (a * a * a));
  const time = (meanAnomaly(target, e) - meanAnomaly(here < 0 ? here + 2 * Math.PI : here, e)) / n;
  const cos = Math.cos(turn) / r;
  const sin = Math.sin(turn) / (r * h);
  const ux = x * cos + (hy * z - hz * y) * sin;
  const uy = y * cos + (hz * x - hx * z) * sin;
  const uz = z * cos + (hx * y - hy * x) * sin;
  const cosSpin = Math.cos(WGS84.omega * time);
  const sinSpin = Math.sin(WGS84.omega * time);
  out[offset] = radius * (cosSpin * ux + sinSpin * uy);
  out[offset + 1] = radius * (cosSpin * uy - sinSpin * ux);
  out[offset + 2] = radius * uz;
  out[offset + KEPLER_TIME] = time;
  out[offset + KEPLER_APOGEE] = a * (1 + e);
  return true;
}

/** Mean anomaly of a true anomaly in [0, 2π] (section 4.2). */
function meanAnomaly(trueAnomaly: number, e: number): number {
  const half = Math.atan2(
    Math.sqrt(1 - e) * Math.sin(trueAnomaly / 2),
    Math.sqrt(1 + e) * Math.cos(trueAnomaly / 2),
  );
  const eccentric = 2 * half;
  return eccentric - e * Math.sin(eccentric);
}

/** Perigee radius of the arc through a state, m; -Infinity is never returned, an escape gives r. */
export function perigeeRadius(state: Float64Array): number {
  arcThrough(state);
  return arc[0]! > 0 ? arc[0]! * (1 - arc[1]!) : arc[2]!;
}

/** Apogee radius of the arc through a state, m; Infinity where it escapes. */
export function apogeeRadius(state: Float64Array): number {
  arcThrough(state);
  return arc[0]! > 0 ? arc[0]! * (1 + arc[1]!) : Number.POSITIVE_INFINITY;
}

/** Half the long axis, m, eccentricity, and distance from the centre, m. */
const arc = new Float64Array(3);

function arcThrough(state: Float64Array): void {
  const x = state[0]!;
  const y = state[1]!;
  const vx = state[3]! - WGS84.omega * y;
  const vy = state[4]! + WGS84.omega * x;
  const z = state[2]!;
  const vz = state[5]!;
  const r = Math.hypot(x, y, z);
  const a = 1 / (2 / r - (vx * vx + vy * vy + vz * vz) / WGS84.gm);
  const h2 = (y * vz - z * vy) ** 2 + (z * vx - x * vz) ** 2 + (x * vy - y * vx) ** 2;
  arc[0] = a;
  arc[1] = Math.sqrt(Math.max(0, 1 - h2 / (WGS84.gm * a)));
  arc[2] = r;
}
