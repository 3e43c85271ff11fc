import { WGS84 } from './wgs84.ts';

/**
 * Refractivity of the air for radio waves, in millionths: 313 at sea level, falling by 0.1439 a
 * kilometre of its logarithm (Bean and Thayer, "CRPL Exponential Reference Atmosphere", NBS Monograph 4,
 * 1959; ITU-R P.453 has 315 and 0.136).
 */
const SEA_LEVEL_N = 313e-6;
const DECAY_A_METRE = 0.1439e-3;
/** The air bends nothing any more, m: 0.06 millionths are left. */
const TOP_M = 60_000;
/** Steps along the ray, m: below 10 km, and above. */
const LOW_STEP_M = 500;
const HIGH_STEP_M = 2_000;
const LOW_M = 10_000;
/** More steps than any ray in the air takes: 1,000 km low down. */
const MAXIMUM_STEPS = 2_000;

/** Where an object really is, that a radar shows where its bent ray arrives. */
export interface Unbent {
  readonly rangeM: number;
  readonly elevationRad: number;
}

/**
 * The straight range and elevation of an object from the apparent ones: the ray is followed through a
 * round atmosphere (dE/ds = cos E (1/r + n'/n), of Snell's law n r cos E; Bean and Dutton, "Radio
 * Meteorology", 1966, section 3) until its electrical length is the range that the radar has measured.
 * `siteHeightM` is above sea level. What the weather makes of it differs by a tenth.
 */
export function unbend(rangeM: number, elevationRad: number, siteHeightM: number): Unbent {
  const start = WGS84.a + siteHeightM;
  let r = start;
  let turn = 0;
  let e = elevationRad;
  let left = rangeM;
  for (let k = 0; k < MAXIMUM_STEPS && left > 0; k++) {
    const height = r - WGS84.a;
    if (height > TOP_M) break;
    const n = SEA_LEVEL_N * Math.exp(-DECAY_A_METRE * height);
    const step = Math.min(height < LOW_M ? LOW_STEP_M : HIGH_STEP_M, left / (1 + n));
    // Midpoint: the air half a step on bends the whole of it.
    const half = e + 0.5 * step * Math.cos(e) * (1 / r - (n * DECAY_A_METRE) / (1 + n));
    const middle = r + 0.5 * step * Math.sin(e);
    const there = SEA_LEVEL_N * Math.exp(-DECAY_A_METRE * (middle - WGS84.a));
    r += step * Math.sin(half);
    turn += (step * Math.cos(half)) / middle;
    e += step * Math.cos(half) * (1 / middle - (there * DECAY_A_METRE) / (1 + there));
    left -= step * (1 + there);
  }
  // Beyond the air straight on, in the plane of the ray; the site is at height `start` over its foot.
  const across = r * Math.sin(turn) + left * Math.cos(e - turn);
  const up = r * Math.cos(turn) + left * Math.sin(e - turn) - start;
  return { rangeM: Math.hypot(across, up), elevationRad: Math.atan2(up, across) };
}
