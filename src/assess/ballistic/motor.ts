import { WGS84 } from '../../earth/index.ts';
import type { BearingReport, KinematicReport } from '../../sense/index.ts';
import type { Track } from '../../track/index.ts';
import type { Believed } from './believed.ts';
import {
  type Burnout,
  createBurnout,
  fallOf,
  noteSight,
  stageToCome,
  weighFirst,
} from './burnout.ts';
import { createDescent, type Descent, fallOfDescent, noteDescent } from './descent.ts';
import { type FirstPlace, fromPlaces } from './first-place.ts';
import { plumesOf } from './glows.ts';
import { MOST_PLUMES, noteDark, notePlume, type Plume } from './plume.ts';
import type { Estimate } from './prediction.ts';
import { createSight, lookAt } from './sight.ts';
import { noteWatcher, type Watcher } from './watchers.ts';

/** What is kept of a motor from report to report. Plain data. */
export interface Motor {
  /** Null until something that may burn was seen. */
  burnout: Burnout | null;
  /** Where a plume of it was seen, by satellite. */
  readonly plumes: Plume[];
  /** When the filters of `burnout` began, and the factor of odds that speed at such a height gives. */
  beganMs: number;
  speedOdds: number;
  /** Once the motor has been out for a while: the free fall since. */
  descent: Descent | null;
  /** Who looked, while there is none. */
  watchers: Watcher[];
  /** When a free fall was last given up because it did not fit; it may begin after a later burnout. */
  gaveUpMs: number;
}

/** What is known of a motor that may work, or of a stage that may yet light. */
export interface Burn {
  readonly probability: number;
  /** Gain of speed along the path, m/s². */
  readonly acceleration: number;
}

export function createMotor(): Motor {
  return {
    ...{ burnout: null, plumes: [], beganMs: 0, speedOdds: 1 },
    ...{ descent: null, watchers: [], gaveUpMs: 0 },
  };
}

/**
 * Odds that what is first seen going up at this height, m, still burns: burnout lies at 20 to
 * 45 km (short range) to 150 km (intermediate) and 150 to 400 km (intercontinental); a radar's
 * horizon shows most flights under way.
 */
const ODDS_AT: readonly (readonly [number, number])[] = [
  [20e3, 10],
  [30e3, 5],
  [60e3, 3],
  [130e3, 1.5],
  [300e3, 0.5],
  [500e3, 0.1],
  [900e3, 0.01],
];
/**
 * What falls freely with so little energy that it would fly less than {@link SHORT_RANGES} (the
 * range v²/g of its energy over flat ground, m) is hardly a missile whose motor did its work:
 * the shortest of interest fly 100 km and more. One whose motor failed is, so the odds of burning
 * are raised by {@link FAILURE_ODDS} and no more (about 3 % of launches fail so early: assumed).
 */
const SHORT_RANGES = [40e3, 120e3] as const;
const FAILURE_ODDS = 100;
/** Under this probability a motor is left out. */
const LEAST_PROBABILITY = 0.002;

/** What motors give along the path, m/s². */
const THRUST_LEAST = 8;
const THRUST_MOST = 90;

/** m/s², for ranges over flat ground. */
const GRAVITY = 9.806_65;

const sight = createSight();

/** What was noted before a track moved fast. */
export interface Before {
  /** Null: not kept. */
  readonly first: FirstPlace | null;
  /** What satellites saw of late. */
  readonly glows: readonly BearingReport[];
}

const NOTHING: Before = { first: null, glows: [] };

/** Notes a track's newest report and says how probably a motor works; null: hardly. */
export function noteMotor(
  motor: Motor,
  track: Track,
  state: Float64Array,
  covariance: Float64Array,
  before: Before = NOTHING,
): Burn | null {
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  const r = Math.hypot(x, y, z);
  const { newest } = track;
  let fresh = false;
  if (lookAt(newest, state, sight) && motor.burnout !== null) {
    const taken = noteSight(motor.burnout, sight);
    if (!taken && sight.timeMs > motor.burnout.timeMs) motor.burnout = null;
    else if (newest?.kind === 'bearing') notePlume(motor.burnout, motor.plumes, newest);
    else noteDark(motor.burnout, motor.plumes, sight.timeMs);
    if (taken) followFall(motor, newest!);
    fresh = taken;
  }
  if (motor.burnout === null) {
    fresh = true;
    const odds = oddsAt(r - WGS84.a);
    // What takes an aircraft's speed for likely is mixed into the track's own estimate.
    const own = newest?.kind === 'polar' ? fromPlaces(before.first, newest) : null;
    const known = own ?? track.coast ?? { state, covariance };
    motor.burnout = createBurnout(track.timeMs, known.state, known.covariance, odds / (1 + odds));
    motor.beganMs = track.timeMs;
    motor.speedOdds = 1;
  }
  if (fresh && motor.burnout.timeMs - motor.beganMs <= SPEED_TOLD_MS) {
    noteSpeed(motor, motor.burnout);
    lookBack(motor, before.glows, motor.burnout);
  }
  const vx = state[3]! - WGS84.omega * y;
  const vy = state[4]! + WGS84.omega * x;
  const vz = state[5]!;
  if (x * vx + y * vy + z * vz < 0) return null;
  // Twice the specific energy above rest on the ground, over g.
  const v2 = vx * vx + vy * vy + vz * vz;
  const range = (v2 + 2 * WGS84.gm * (1 / WGS84.a - 1 / r)) / GRAVITY;
  const { on, lit } = motor.burnout;
  const works = on.weight + lit.weight + stageToCome(motor.burnout);
  const odds = (works / Math.max(1e-12, 1 - works)) * unfinished(range);
  const probability = odds / (1 + odds);
  if (probability < LEAST_PROBABILITY) return null;
  const thrust = (on.weight >= lit.weight ? on : lit).extra[0]!;
  const acceleration = Math.min(THRUST_MOST, Math.max(THRUST_LEAST, thrust));
  return { probability, acceleration };
}

/** Begins the long free fall once the motor is out for good, carries it on, or gives it up. */
function followFall(motor: Motor, newest: KinematicReport): void {
  const { burnout, descent } = motor;
  if (burnout === null) return;
  const radar = newest.kind === 'polar' ? newest.source : null;
  if (descent !== null) {
    if (noteDescent(descent, sight, radar)) return;
    motor.descent = null;
    motor.gaveUpMs = burnout.timeMs;
    return;
  }
  noteWatcher(motor.watchers, newest, sight);
  const outMs = lastBurnout(burnout);
  if (outMs > motor.gaveUpMs && burnout.timeMs - outMs > SHARP_MS) {
    motor.descent = createDescent(fallOf(burnout), burnout.timeMs, motor.watchers);
    motor.watchers = [];
  }
}

/** When the motor went out most probably. */
function lastBurnout({ falls }: Burnout): number {
  let last = 0;
  let most = 0;
  for (const { weight, sinceMs } of falls) {
    if (weight > most) [most, last] = [weight, sinceMs];
  }
  return last;
}

/** When a motor that was seen to work was last known to; null: none was. */
export function workedUntil({ burnout, beganMs }: Motor): number | null {
  if (burnout === null) return null;
  const { on, lit, timeMs } = burnout;
  if (on.weight + lit.weight >= 0.5) return timeMs;
  // What fell when it was first seen may have burned out at any time before.
  const outMs = lastBurnout(burnout);
  return outMs >= beganMs ? outMs : null;
}

/**
 * Free fall since the motor went out, at `timeMs`, with its drag; null where it was given up: then
 * the tracker's own tells more.
 */
export function fallSince({ burnout, descent }: Motor, timeMs: number): Estimate | null {
  let fall: Believed | null = null;
  if (descent !== null && descent.timeMs === timeMs) fall = fallOfDescent(descent);
  else if (burnout !== null && burnout.timeMs === timeMs) {
    if (timeMs - lastBurnout(burnout) <= SHARP_MS) fall = fallOf(burnout);
  }
  return fall && { state: fall.state, covariance: fall.covariance, drag: fall.extra };
}

/** After this much free fall what is left of noise is no more than what biases are. */
const SHARP_MS = 15_000;

function oddsAt(height: number): number {
  let [h0, o0] = ODDS_AT[0]!;
  if (height <= h0) return o0;
  for (const [h1, o1] of ODDS_AT) {
    if (height <= h1) return o0 * (o1 / o0) ** ((height - h0) / Math.max(1, h1 - h0));
    [h0, o0] = [h1, o1];
  }
  return o0;
}

/**
 * What is still low and fast already is more probably a short range that has burned out than a long
 * one that burns on, which is slow there: gravity turns to 1,000 km and more pass 30 km at 900 to
 * 1,300 m/s, those to 350 km burn out below at 1,600 to 1,900. Speeds, m/s, and the factors of the
 * odds at them; full up to the first height, m, none from the second on.
 */
const SPEEDS = [1_200, 1_600] as const;
const SPEED_FACTORS = [2, 0.2] as const;
const LOW_HEIGHTS = [40e3, 60e3] as const;
/** No short range rises so steeply (55 to 70°): lofted long ones pass low heights fast too. */
const STEEP_SINES = [0.82, 0.94] as const;

function oddsBySpeed(height: number, speed: number, sine: number): number {
  const [slow, fast] = SPEEDS;
  const [least, most] = LOW_HEIGHTS;
  const t = Math.min(1, Math.max(0, (speed - slow) / (fast - slow)));
  const low = Math.min(1, Math.max(0, (most - height) / (most - least)));
  const flat = Math.min(
    1,
    Math.max(0, (STEEP_SINES[1] - sine) / (STEEP_SINES[1] - STEEP_SINES[0])),
  );
  const ln = Math.log(SPEED_FACTORS[0]) + t * Math.log(SPEED_FACTORS[1] / SPEED_FACTORS[0]);
  return Math.exp(low * flat * ln);
}

/** Until so long after its filters began what they make of its first speed grows surer, ms. */
const SPEED_TOLD_MS = 10_000;
/** With this error of the speed, 1 sigma, m/s, it tells half. */
const SPEED_ERROR = 200;

/** By height and speed when first seen, as the likeliest filter has them by now. */
function noteSpeed(motor: Motor, burnout: Burnout): void {
  const { on, lit, falls, timeMs } = burnout;
  let best: Believed & { readonly weight: number } = on;
  for (const each of [lit, ...falls]) if (each.weight > best.weight) best = each;
  const { state: x, covariance: p } = best;
  const age = (timeMs - motor.beganMs) / 1000;
  const r = Math.hypot(x[0]!, x[1]!, x[2]!);
  const speed = Math.hypot(x[3]!, x[4]!, x[5]!);
  const climb = (x[0]! * x[3]! + x[1]! * x[4]! + x[2]! * x[5]!) / r;
  const gain = (best === on || best === lit ? best.extra[0]! : 0) - (GRAVITY * climb) / speed;
  const full = oddsBySpeed(r - WGS84.a - climb * age, speed - gain * age, climb / speed);
  const variance = (p[21]! + p[28]! + p[35]!) / SPEED_ERROR ** 2;
  const told = full ** (1 / (1 + variance));
  weighFirst(burnout, motor.beganMs, told / motor.speedOdds);
  motor.speedOdds = told;
  burnout.short = Math.min(1, told);
}

/** Takes up plumes that were seen of it before it had a track, and what has not been seen since. */
function lookBack(motor: Motor, glows: readonly BearingReport[], burnout: Burnout): void {
  if (glows.length === 0) return;
  const { on, falls, timeMs } = burnout;
  let best: Believed & { readonly weight: number } = on;
  for (const each of falls) if (each.weight > best.weight) best = each;
  for (const plume of plumesOf(glows, timeMs, best.state, best.covariance)) {
    const known = motor.plumes.some(({ source }) => source === plume.source);
    if (!known && motor.plumes.length < MOST_PLUMES) motor.plumes.push(plume);
  }
}

/** By how much odds of burning rise since a motor that ended here would have failed. */
function unfinished(range: number): number {
  const [least, enough] = SHORT_RANGES;
  if (range >= enough) return 1;
  const short = Math.log(enough / Math.max(least, range)) / Math.log(enough / least);
  return FAILURE_ODDS ** short;
}
