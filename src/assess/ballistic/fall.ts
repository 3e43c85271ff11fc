import { AIR_TOP, airDensity, fallAcceleration, soundSpeed, WGS84 } from '../../earth/index.ts';
import { dragShape, radialHeight } from '../../motion/index.ts';

/**
 * Fall to the ground: gravity, rotation and, below {@link AIR_TOP}, drag in air that turns with the
 * Earth. Classical Runge-Kutta with steps as long as each part of the way allows: about 80 steps
 * for a whole flight, within 20 m of steps ten times shorter.
 */

/** x, y, z, vx, vy, vz at height 0 and the seconds it took; the greatest height passed, m. */
export const FALL_TIME = 6;
export const FALL_APOGEE = 7;
export const FALL_SIZE = 8;

/** No flight that comes down stays up longer: the highest reported test took 5,160 s. */
export const MAXIMUM_FALL_S = 14_400;
/** Bounds the loop; the longest flight takes under 300 steps. */
const MAXIMUM_STEPS = 2_000;

/**
 * Wind: what it is at 11 km, m/s, towards east and north. Elsewhere it is a share of that, by
 * {@link WIND_AT}.
 */
export interface Wind {
  readonly east: number;
  readonly north: number;
}

export const CALM: Wind = { east: 0, north: 0 };

/**
 * Strength of the wind over its strength at the jet stream, by height, m: from the surface to the
 * jet, the lull above, and the winds of the stratopause: as strong as the jet, but since they go
 * by themselves they count half. Rounded from the zonal means of CIRA-86 (Fleming et al., Adv.
 * Space Res. 10(12), 1990) at middle latitudes.
 */
const WIND_AT: readonly (readonly [number, number])[] = [
  [0, 0.15],
  [5e3, 0.5],
  [9e3, 0.9],
  [11e3, 1],
  [13e3, 0.9],
  [17e3, 0.5],
  [22e3, 0.2],
  [35e3, 0.2],
  [55e3, 0.5],
  [75e3, 0.4],
  [100e3, 0],
];
const WIND_STEP = 500;
const WIND_SHARE = Float64Array.from({ length: 202 }, (_, n) => {
  const height = n * WIND_STEP;
  const i = WIND_AT.findIndex(([top]) => top >= height);
  if (i <= 0) return i === 0 ? WIND_AT[0]![1] : 0;
  const [h0, w0] = WIND_AT[i - 1]!;
  const [h1, w1] = WIND_AT[i]!;
  return w0 + ((w1 - w0) * (height - h0)) / (h1 - h0);
});

let wind: Wind = CALM;

const s = new Float64Array(6);
const trial = new Float64Array(6);
const k = new Float64Array(3);

/** Air at the height asked for last: each step asks twice. A memory of sums, no state. */
let airAt = Number.NaN;
let density = 0;
let sound = 1;

function airOf(height: number): void {
  if (height === airAt) return;
  airAt = height;
  density = airDensity(height);
  sound = soundSpeed(height);
}

/** Gravity and rotation, and drag where `inverseBeta` (m²/kg) is not 0, at `at` into `k`. */
function acceleration(at: Float64Array, inverseBeta: number): void {
  fallAcceleration(at, k);
  if (inverseBeta === 0) return;
  const x = at[0]!;
  const y = at[1]!;
  const z = at[2]!;
  const r = Math.sqrt(x * x + y * y + z * z);
  const height = radialHeight(x, y, z, r);
  if (height >= AIR_TOP) return;
  let vx = at[3]!;
  let vy = at[4]!;
  let vz = at[5]!;
  if (wind !== CALM && height < 100e3) {
    const share = WIND_SHARE[Math.max(0, Math.round(height / WIND_STEP))]!;
    const across = Math.sqrt(x * x + y * y) || 1;
    const east = share * wind.east;
    const north = share * wind.north;
    vx -= (-east * y - (north * z * x) / r) / across;
    vy -= (east * x - (north * z * y) / r) / across;
    vz -= (north * across) / r;
  }
  const speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
  airOf(height);
  const d = 0.5 * density * speed * dragShape(speed / sound) * inverseBeta;
  k[0] = k[0]! - d * vx;
  k[1] = k[1]! - d * vy;
  k[2] = k[2]! - d * vz;
}

/** One Runge-Kutta step of `s`. */
function advance(h: number, inverseBeta: number): void {
  const half = h / 2;
  const vx = s[3]!;
  const vy = s[4]!;
  const vz = s[5]!;
  acceleration(s, inverseBeta);
  const ax1 = k[0]!;
  const ay1 = k[1]!;
  const az1 = k[2]!;
  trial[0] = s[0]! + half * vx;
  trial[1] = s[1]! + half * vy;
  trial[2] = s[2]! + half * vz;
  trial[3] = vx + half * ax1;
  trial[4] = vy + half * ay1;
  trial[5] = vz + half * az1;
  acceleration(trial, inverseBeta);
  const ax2 = k[0]!;
  const ay2 = k[1]!;
  const az2 = k[2]!;
  trial[0] = s[0]! + half * trial[3]!;
  trial[1] = s[1]! + half * trial[4]!;
  trial[2] = s[2]! + half * trial[5]!;
  trial[3] = vx + half * ax2;
  trial[4] = vy + half * ay2;
  trial[5] = vz + half * az2;
  acceleration(trial, inverseBeta);
  const ax3 = k[0]!;
  const ay3 = k[1]!;
  const az3 = k[2]!;
  trial[0] = s[0]! + h * trial[3]!;
  trial[1] = s[1]! + h * trial[4]!;
  trial[2] = s[2]! + h * trial[5]!;
  trial[3] = vx + h * ax3;
  trial[4] = vy + h * ay3;
  trial[5] = vz + h * az3;
  acceleration(trial, inverseBeta);
  const sixth = h / 6;
  const sixth2 = h * sixth;
  s[0] = s[0]! + h * vx + sixth2 * (ax1 + ax2 + ax3);
  s[1] = s[1]! + h * vy + sixth2 * (ay1 + ay2 + ay3);
  s[2] = s[2]! + h * vz + sixth2 * (az1 + az2 + az3);
  s[3] = vx + sixth * (ax1 + 2 * (ax2 + ax3) + k[0]!);
  s[4] = vy + sixth * (ay1 + 2 * (ay2 + ay3) + k[1]!);
  s[5] = vz + sixth * (az1 + 2 * (az2 + az3) + k[2]!);
}

/**
 * Lets `state` (ECEF, 6) fall until height 0 and writes the end into `out` (8 from `offset`).
 * `inverseBeta` is 1 over the ballistic coefficient, m²/kg, 0 for no air; `direction` -1 goes back
 * in time; the air stands still unless `blowing`. False if it does not come down (or did not come up) within {@link MAXIMUM_FALL_S}.
 */
export function fallToGround(
  state: Float64Array,
  inverseBeta: number,
  direction: 1 | -1,
  out: Float64Array,
  offset = 0,
  blowing: Wind = CALM,
): boolean {
  wind = blowing;
  for (let i = 0; i < 6; i++) s[i] = state[i]!;
  return goesDown(inverseBeta, direction, 0, 0, 0, out, offset);
}

/**
 * The part of such a fall that is above the air, forward, into `out` (8): what follows differs by
 * drag and wind alone, and {@link fallFromAir} goes on with it. False where it begins in the air or
 * never gets there.
 */
export function fallToAir(state: Float64Array, inverseBeta: number, out: Float64Array): boolean {
  if (heightNow(state) <= AIR_TOP || inverseBeta === 0) return false;
  wind = CALM;
  for (let i = 0; i < 6; i++) s[i] = state[i]!;
  return goesDown(inverseBeta, 1, 0, 0, AIR_TOP, out, 0);
}

/** From where {@link fallToAir} ended to the ground, as {@link fallToGround} would have gone on. */
export function fallFromAir(
  above: Float64Array,
  inverseBeta: number,
  out: Float64Array,
  blowing: Wind,
): boolean {
  wind = blowing;
  for (let i = 0; i < 6; i++) s[i] = above[i]!;
  return goesDown(inverseBeta, 1, above[FALL_TIME]!, above[FALL_APOGEE]!, 0, out, 0);
}

function heightNow(at: Float64Array): number {
  return radialHeight(at[0]!, at[1]!, at[2]!, Math.hypot(at[0]!, at[1]!, at[2]!));
}

/** Lets `s` fall until it is down to `until`, m, and writes the end. */
function goesDown(
  inverseBeta: number,
  direction: 1 | -1,
  fromTime: number,
  fromApogee: number,
  until: number,
  out: Float64Array,
  offset: number,
): boolean {
  let time = fromTime;
  let apogee = fromApogee;
  for (let i = 0; i < MAXIMUM_STEPS; i++) {
    const x = s[0]!;
    const y = s[1]!;
    const z = s[2]!;
    const r = Math.sqrt(x * x + y * y + z * z);
    const height = radialHeight(x, y, z, r);
    const climb = (direction * (x * s[3]! + y * s[4]! + z * s[5]!)) / r;
    if (height > apogee) apogee = height;
    if (climb < 0 && (height < 0.05 || height <= until)) break;
    let step = 0.05 * Math.sqrt((r * r * r) / WGS84.gm);
    const floor = inverseBeta === 0 ? 0 : AIR_TOP;
    if (height > floor) {
      // Neither past the apogee's neighbourhood nor past the top of the air or the ground.
      if (climb < 0) step = Math.min(step, timeDown(height - floor, -climb));
    } else {
      step = Math.min(step, stepInAir(height, climb, inverseBeta));
    }
    if (!(time + step <= MAXIMUM_FALL_S)) return false;
    advance(direction * step, inverseBeta);
    time += step;
    if (i === MAXIMUM_STEPS - 1) return false;
  }
  for (let i = 0; i < 6; i++) out[offset + i] = s[i]!;
  out[offset + FALL_TIME] = direction * time;
  out[offset + FALL_APOGEE] = apogee;
  return Number.isFinite(time + s[0]!);
}

/**
 * Moves `state` (ECEF, 6) in place by `seconds`, forward or back, under the same forces. False,
 * and nothing changed, where that is not finite or beyond {@link MAXIMUM_FALL_S}.
 */
export function fallFor(state: Float64Array, seconds: number, inverseBeta: number): boolean {
  if (!(Math.abs(seconds) <= MAXIMUM_FALL_S)) return false;
  wind = CALM;
  for (let i = 0; i < 6; i++) s[i] = state[i]!;
  let left = Math.abs(seconds);
  for (let i = 0; i < MAXIMUM_STEPS && left > 0; i++) {
    const r = Math.sqrt(s[0]! * s[0]! + s[1]! * s[1]! + s[2]! * s[2]!);
    const height = radialHeight(s[0]!, s[1]!, s[2]!, r);
    const climb = (s[0]! * s[3]! + s[1]! * s[4]! + s[2]! * s[5]!) / r;
    const step = Math.min(
      left,
      height > AIR_TOP
        ? Math.max(1, (height - AIR_TOP) / (Math.abs(climb) + 100))
        : stepInAir(Math.max(height, 1), Math.abs(climb), inverseBeta),
      0.05 * Math.sqrt((r * r * r) / WGS84.gm),
    );
    advance(Math.sign(seconds) * step, inverseBeta);
    left -= step;
  }
  if (!Number.isFinite(s[0]! + s[3]!)) return false;
  for (let i = 0; i < 6; i++) state[i] = s[i]!;
  return true;
}

/** Seconds to fall by `drop` at sink rate `sink` under 9.8 m/s², a little short, at least 1 ms. */
function timeDown(drop: number, sink: number): number {
  return Math.max(1e-3, (2 * drop) / (sink + Math.sqrt(sink * sink + 19.7 * drop)));
}

/** A third of a scale height, a fraction of the time in which drag brakes, not below ground. */
function stepInAir(height: number, climb: number, inverseBeta: number): number {
  const vx = s[3]!;
  const vy = s[4]!;
  const vz = s[5]!;
  const speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
  airOf(height);
  const brake = 0.5 * density * speed * dragShape(speed / sound);
  let step = Math.min(4_500 / (Math.abs(climb) + 1), 0.25 / (brake * inverseBeta + 1e-6));
  step = Math.max(step, 0.1);
  return climb < 0 ? Math.min(step, Math.max(1e-3, height / -climb)) : step;
}
