import { chartAt, ecefToGeodetic, fromChart, type GeoPoint, toChart } from '../../earth/index.ts';
import { choleskyRoot } from './impact.ts';
import { KEPLER_APOGEE, KEPLER_SIZE, KEPLER_TIME, keplerToSphere } from './kepler.ts';
import { normalQuantile } from './normal.ts';

/**
 * Where an object may come down while its track is short or its motor still burns: a cloud of
 * states followed by Kepler arcs. Air and oblateness move each point by far less than the cloud
 * is wide.
 */
export interface Fan {
  readonly points: readonly GeoPoint[];
  /** Share of the cloud that comes down at all. */
  readonly share: number;
  readonly point: GeoPoint;
  readonly timeS: number;
  readonly timeSigmaS: number;
  readonly apogeeM: number;
  readonly apogeeLnSigma: number;
}

/** A motor that still burns. */
export interface Burn {
  /** m/s². */
  readonly acceleration: number;
}

/** Enough that a 99 % area rests on more than two points; about 0.3 ms. */
const POINTS = 240;
/** Mean of the exponential time a motor goes on burning, seconds: 99 % end within 3 minutes. */
const BURN_MEAN_S = 40;
/** How far the thrust may turn the flight: radians for a burn of {@link BURN_MEAN_S}. */
const TURN_SIGMA = 0.08;
/** Nothing is given more speed than this by its motor, m/s. */
const MOST_SPEED = 7_600;

/** Fractional parts of multiples of the powers of the root of x^10 = x + 1: an even lattice. */
const LATTICE = (() => {
  let g = 1.5;
  for (let i = 0; i < 60; i++) g = (1 + g) ** (1 / 10);
  return Float64Array.from({ length: 9 }, (_, i) => g ** -(i + 1) % 1);
})();

const root = new Float64Array(36);
const moved = new Float64Array(6);
const hit = new Float64Array(KEPLER_SIZE);

/** Null where under half of the cloud comes down. */
export function predictFan(
  state: Float64Array,
  covariance: Float64Array,
  burn: Burn | null,
): Fan | null {
  choleskyRoot(covariance, root);
  const radius = 6_369_000;
  const points: GeoPoint[] = [];
  const chart = chartAt(ecefToGeodetic(state[0]!, state[1]!, state[2]!));
  const flat = new Float64Array(2);
  let [n, e, t, t2, h, h2] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < POINTS; k++) {
    sample(state, k, burn);
    if (!keplerToSphere(moved, radius, true, hit)) continue;
    const place = ecefToGeodetic(hit[0]!, hit[1]!, hit[2]!);
    points.push({ latitudeRad: place.latitudeRad, longitudeRad: place.longitudeRad });
    toChart(chart, place.latitudeRad, place.longitudeRad, flat, 0);
    n += flat[0]!;
    e += flat[1]!;
    const time = hit[KEPLER_TIME]!;
    t += time;
    t2 += time * time;
    const apogee = Math.log(Math.max(1_000, hit[KEPLER_APOGEE]! - radius));
    h += apogee;
    h2 += apogee * apogee;
  }
  const count = points.length;
  if (count < POINTS / 2) return null;
  return {
    points,
    share: count / POINTS,
    point: fromChart(chart, n / count, e / count),
    timeS: t / count,
    timeSigmaS: Math.sqrt(Math.max(1, t2 / count - (t / count) ** 2)),
    apogeeM: Math.exp(h / count),
    apogeeLnSigma: Math.sqrt(Math.max(0, h2 / count - (h / count) ** 2)),
  };
}

/** The k-th state of the cloud into `moved`. */
function sample(state: Float64Array, k: number, burn: Burn | null): void {
  moved.set(state);
  for (let d = 0; d < 6; d++) {
    const z = normalQuantile(uniform(k, d));
    for (let i = d; i < 6; i++) moved[i] = moved[i]! + root[i * 6 + d]! * z;
  }
  if (burn === null) return;
  const left = -Math.log(uniform(k, 6)) * BURN_MEAN_S;
  const speed = Math.hypot(moved[3]!, moved[4]!, moved[5]!);
  const gain = Math.max(0, Math.min(burn.acceleration * left, MOST_SPEED - speed));
  const turn = TURN_SIGMA * Math.min(2, left / BURN_MEAN_S);
  const lift = turn * normalQuantile(uniform(k, 7));
  const yaw = (turn / 2) * normalQuantile(uniform(k, 8));
  steer(speed + gain, lift, yaw, left, speed);
}

function uniform(k: number, d: number): number {
  return ((k + 0.5) * LATTICE[d]! + 0.5) % 1;
}

/** Gives `moved` the speed, turned by small angles up and sideways, at the end of the burn. */
function steer(speed: number, lift: number, yaw: number, left: number, before: number): void {
  const v = [moved[3]! / before, moved[4]! / before, moved[5]! / before];
  const r = Math.hypot(moved[0]!, moved[1]!, moved[2]!);
  const u = [moved[0]! / r, moved[1]! / r, moved[2]! / r];
  const side = [
    v[1]! * u[2]! - v[2]! * u[1]!,
    v[2]! * u[0]! - v[0]! * u[2]!,
    v[0]! * u[1]! - v[1]! * u[0]!,
  ];
  const length = Math.hypot(side[0]!, side[1]!, side[2]!) || 1;
  const along = (left * (before + speed)) / 2;
  for (let i = 0; i < 3; i++) {
    const direction = v[i]! + lift * u[i]! + (yaw * side[i]!) / length;
    moved[i] = moved[i]! + v[i]! * along;
    moved[i + 3] = direction * speed;
  }
}
