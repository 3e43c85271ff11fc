import { WGS84 } from '../../earth/index.ts';
import type { Track } from '../../track/index.ts';
import type { Burn } from './fan.ts';

/**
 * Specific energy of a track over the last seconds: free fall keeps it, a motor raises it.
 * Plain data: milliseconds, J/kg, 1 sigma, three numbers a sample, oldest first.
 */
export type EnergyHistory = number[];

/** Samples kept: what two 1 Hz radars give in the span below, and some. */
const SAMPLES = 16;
/** The energy is compared over about this long, ms: long enough to show, short enough to end. */
const SPAN_MS = 5_000;
const LEAST_SPAN_MS = 2_500;
/** What motors give, m/s², and its spread: assumed. */
const THRUST = 30;
const THRUST_SIGMA = 15;
/**
 * Odds that a missile seen at this height, m, on its way up still burns, before any evidence:
 * burnout lies at 20 km (short range) to 130 km (intermediate), the upper stages higher.
 */
const ODDS_AT: readonly (readonly [number, number])[] = [
  [20e3, 3],
  [60e3, 1],
  [130e3, 0.5],
  [400e3, 0.3],
  [900e3, 0.02],
];
/** Under this probability a motor is left out of the prediction. */
const LEAST_PROBABILITY = 0.1;
/** The tracker's own view counts for at most this, as odds. */
const MODEL_ODDS = 30;

const gradient = new Float64Array(6);

/** Notes the track's energy and says how probably a motor works; null: hardly. */
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
  if (x * vx + y * vy + z * vz < 0) return null;
  const speed = Math.sqrt(v2);
  const shown = energyOdds(history, speed);
  const odds = heightOdds(r - WGS84.a) * modelOdds(track) * shown.odds;
  const probability = odds / (1 + odds);
  if (probability < LEAST_PROBABILITY) return null;
  return { acceleration: shown.acceleration, probability };
}

function heightOdds(height: number): number {
  let [h0, o0] = ODDS_AT[0]!;
  if (height <= h0) return o0;
  for (const [h1, o1] of ODDS_AT) {
    if (height <= h1) return o0 * (o1 / o0) ** ((height - h0) / Math.max(1, h1 - h0));
    [h0, o0] = [h1, o1];
  }
  return 0;
}

function modelOdds(track: Track): number {
  const { boost, coast } = track.models;
  if (boost === undefined || coast === undefined) return 1;
  return Math.min(MODEL_ODDS, (boost + 1e-3) / (coast + 1e-3));
}

/** Likelihood of the rise of energy under a motor over that in free fall, and the thrust seen. */
function energyOdds(
  history: EnergyHistory,
  speed: number,
): { readonly odds: number; readonly acceleration: number } {
  const last = history.length - 3;
  let from = last;
  while (from > 0 && history[last]! - history[from]! < SPAN_MS) from -= 3;
  const span = (history[last]! - history[from]!) / 1000;
  if (span * 1000 < LEAST_SPAN_MS) return { odds: 1, acceleration: THRUST };
  const rise = history[last + 1]! - history[from + 1]!;
  const noise = Math.hypot(history[last + 2]!, history[from + 2]!, 1_000);
  const expected = THRUST * speed * span;
  const spread = Math.hypot(noise, THRUST_SIGMA * speed * span);
  const burning = ((rise - expected) / spread) ** 2;
  const falling = (rise / noise) ** 2;
  const odds = (noise / spread) * Math.exp(Math.max(-20, Math.min(20, (falling - burning) / 2)));
  const weight = Math.min(1, expected / noise / 3);
  const acceleration = weight * (rise / (speed * span)) + (1 - weight) * THRUST;
  return {
    odds: rise > 0 ? odds : Math.min(1, odds),
    acceleration: Math.min(80, Math.max(10, acceleration)),
  };
}
