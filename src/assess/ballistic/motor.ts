import { WGS84 } from '../../earth/index.ts';
import type { Track } from '../../track/index.ts';
import type { Burn } from './fan.ts';

/**
 * Specific energy of a track over the last seconds: free fall keeps it, a motor raises it.
 * Plain data: milliseconds, J/kg, 1 sigma, three numbers a sample, oldest first.
 */
export type EnergyHistory = number[];

/** Samples kept: about ten seconds of a 1 Hz radar. */
const SAMPLES = 12;
/** The energy is compared over at least this long, ms. */
const SPAN_MS = 3_000;
/** Rise that tells of a motor: 10 m/s² at 2 km/s; and how many sigmas it must stand out. */
const LEAST_RISE = 2e4;
const SIGMAS = 3;
/** No missile's motor burns above this height, m. */
const MOST_HEIGHT = 900e3;

const gradient = new Float64Array(6);

/** Notes the track's energy and says whether a motor seems to work. */
export function noteEnergy(
  history: EnergyHistory,
  track: Track,
  state: Float64Array,
  covariance: Float64Array,
): Burn | null {
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  const vx = state[3]! - WGS84.omega * y;
  const vy = state[4]! + WGS84.omega * x;
  const vz = state[5]!;
  const r = Math.hypot(x, y, z);
  const v2 = vx * vx + vy * vy + vz * vz;
  const energy = v2 / 2 - WGS84.gm / r;
  const pull = WGS84.gm / (r * r * r);
  gradient.set([pull * x, pull * y, pull * z, vx, vy, vz]);
  let variance = 0;
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) variance += gradient[i]! * covariance[i * 6 + j]! * gradient[j]!;
  }
  const sigma = Math.sqrt(Math.max(0, variance));
  const last = history.length - 3;
  if (last < 0 || track.timeMs > history[last]!) history.push(track.timeMs, energy, sigma);
  if (history.length > 3 * SAMPLES) history.splice(0, 3);
  const speed = Math.sqrt(v2);
  const burns = (track.models.boost ?? 0) > 0.5;
  if (r - WGS84.a > MOST_HEIGHT && !burns) return null;
  for (let i = history.length - 6; i >= 0; i -= 3) {
    const span = track.timeMs - history[i]!;
    if (span < SPAN_MS) continue;
    const rise = ((energy - history[i + 1]!) * 1000) / span;
    const standsOut = energy - history[i + 1]! > SIGMAS * Math.hypot(sigma, history[i + 2]!);
    if (burns || (rise > LEAST_RISE && standsOut)) {
      return { acceleration: Math.min(80, Math.max(10, rise / speed)) };
    }
    return null;
  }
  return burns ? { acceleration: 30 } : null;
}
