import { WGS84 } from '../../earth/index.ts';
import type { Track } from '../../track/index.ts';

/**
 * Whether a motor works: two hypotheses carried from report to report (Bayes' rule with a chance
 * of burnout and of a next stage between). The evidence of a report is what the tracker's filters
 * made of it: the likelihood of `boost` (white acceleration of any direction) over that of `coast`,
 * which is the change of their odds against what the tracker expected of them. Plain data.
 */
export interface Motor {
  /** Of burning against falling; 0: nothing was seen yet. */
  odds: number;
  timeMs: number;
  /** Probabilities of the two filters when last seen. */
  boost: number;
  coast: number;
  /** Milliseconds, specific energy in J/kg, its 1 sigma; three numbers a sample, oldest first. */
  readonly energies: number[];
}

/** What is known of a motor that may work. */
export interface Burn {
  readonly probability: number;
  /** Gain of speed along the path, m/s². */
  readonly acceleration: number;
}

export function createMotor(): Motor {
  return { odds: 0, timeMs: 0, boost: 0, coast: 0, energies: [] };
}

/** How the tracker lets its filters pass into one another, 1/s (track, `SWITCH_RATES`). */
const BOOST_TO_COAST = 1 / 20;
const COAST_TO_BOOST = 1 / 200;
/** How a motor really does: a stage burns for about a minute, few flights have another stage. */
const BURNOUT_RATE = 1 / 60;
const STAGE_RATE = 1 / 300;
/** Above this height, m, no motor is expected to start any more. */
const LAST_STAGE_HEIGHT = 400e3;
/**
 * A report speaks against a motor only as far as one would have been seen: the gain of speed by
 * {@link THRUST} over five seconds must be this many sigmas of the velocity.
 */
const SEEN_SIGMAS = 1.5;
const SEEN_S = 5;
/** No single report says more than this. */
const MOST_EVIDENCE = 30;
/** A gap longer than this is taken as this long, s. */
const LONGEST_STEP_S = 10;

/**
 * Odds that what is first seen going up at this height, m, still burns: burnout lies at 20 to
 * 45 km (short range) to 150 km (intermediate) and 150 to 400 km (intercontinental); a radar's
 * horizon shows most flights under way.
 */
const ODDS_AT: readonly (readonly [number, number])[] = [
  [30e3, 10],
  [60e3, 4],
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

/** Samples kept: what two 1 Hz radars give in the span below, and some. */
const SAMPLES = 16;
const SPAN_MS = 5_000;
const LEAST_SPAN_MS = 2_500;
/** What motors give on average over a burn, m/s² along the path, and its spread: assumed. */
const THRUST = 32;
const THRUST_SIGMA = 12;
const THRUST_LEAST = 8;
const THRUST_MOST = 90;

/** m/s², for ranges over flat ground. */
const STANDARD_GRAVITY = 9.806_65;

const gradient = new Float64Array(6);

/** Notes a track's newest estimate and says how probably a motor works; null: hardly. */
export function noteMotor(
  motor: Motor,
  track: Track,
  state: Float64Array,
  covariance: Float64Array,
): Burn | null {
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  const vx = state[3]! - WGS84.omega * y;
  const vy = state[4]! + WGS84.omega * x;
  const vz = state[5]!;
  const r = Math.hypot(x, y, z);
  noteOdds(motor, track, r - WGS84.a, tempered(track));
  const v2 = vx * vx + vy * vy + vz * vz;
  const pull = WGS84.gm / (r * r * r);
  gradient.set([pull * x, pull * y, pull * z, vx, vy, vz]);
  const energy = v2 / 2 - WGS84.gm / r;
  let variance = 0;
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j < 6; j++) variance += gradient[i]! * covariance[i * 6 + j]! * gradient[j]!;
  }
  noteEnergy(motor.energies, track.timeMs, energy, Math.sqrt(Math.max(0, variance)));
  if (x * vx + y * vy + z * vz < 0) return null;
  const odds = motor.odds * unfinished((2 * (energy + WGS84.gm / WGS84.a)) / STANDARD_GRAVITY);
  const probability = odds / (1 + odds);
  if (probability < LEAST_PROBABILITY) return null;
  return { probability, acceleration: accelerationOf(motor.energies, Math.sqrt(v2)) };
}

/** Weight of evidence against a motor: what is not seen yet is not excluded. */
function tempered({ coast, covariance, misfit }: Track): number {
  const c = coast?.covariance ?? covariance;
  const variance = c[21]! + c[28]! + c[35]!;
  const sigmas = (THRUST * SEEN_S) / Math.sqrt(Math.max(1, variance));
  return Math.min(1, (sigmas / SEEN_SIGMAS) ** 2) / Math.max(1, misfit) ** 2;
}

function noteOdds(motor: Motor, track: Track, height: number, weight: number): void {
  const boost = track.models.boost ?? 0;
  const coast = track.models.coast ?? 0;
  if (motor.odds === 0) {
    motor.odds = oddsAt(height);
  } else if (track.timeMs > motor.timeMs) {
    const dt = Math.min(LONGEST_STEP_S, (track.timeMs - motor.timeMs) / 1000);
    const stage = height < LAST_STAGE_HEIGHT ? STAGE_RATE : 0;
    const expected = passed(motor.odds, BURNOUT_RATE * dt, stage * dt);
    const shown = passed(ratio(motor.boost, motor.coast), BOOST_TO_COAST * dt, COAST_TO_BOOST * dt);
    const evidence = motor.boost + motor.coast > 0 ? ratio(boost, coast) / shown : 1;
    const told = evidence < 1 ? evidence ** weight : evidence;
    motor.odds = expected * Math.min(MOST_EVIDENCE, Math.max(1 / MOST_EVIDENCE, told));
  }
  if (track.timeMs <= motor.timeMs) return;
  motor.timeMs = track.timeMs;
  motor.boost = boost;
  motor.coast = coast;
}

/** Odds after passing from burning to falling and back with these chances. */
function passed(odds: number, ends: number, begins: number): number {
  return (odds * (1 - ends) + begins) / (odds * ends + (1 - begins));
}

function ratio(boost: number, coast: number): number {
  return (boost + 1e-6) / (coast + 1e-6);
}

function oddsAt(height: number): number {
  let [h0, o0] = ODDS_AT[0]!;
  if (height <= h0) return o0;
  for (const [h1, o1] of ODDS_AT) {
    if (height <= h1) return o0 * (o1 / o0) ** ((height - h0) / Math.max(1, h1 - h0));
    [h0, o0] = [h1, o1];
  }
  return o0;
}

/** By how much odds of burning rise since a motor that ended here would have failed. */
function unfinished(range: number): number {
  const [least, enough] = SHORT_RANGES;
  if (range >= enough) return 1;
  const short = Math.log(enough / Math.max(least, range)) / Math.log(enough / least);
  return FAILURE_ODDS ** short;
}

function noteEnergy(energies: number[], timeMs: number, energy: number, sigma: number): void {
  const last = energies.length - 3;
  if (last < 0 || timeMs > energies[last]!) energies.push(timeMs, energy, sigma);
  if (energies.length > 3 * SAMPLES) energies.splice(0, 3);
}

/** Rise of the energy over the last seconds by the speed, weighed against what motors give. */
function accelerationOf(energies: readonly number[], speed: number): number {
  const last = energies.length - 3;
  let from = last;
  while (from > 0 && energies[last]! - energies[from]! < SPAN_MS) from -= 3;
  const span = (energies[last]! - energies[from]!) / 1000;
  if (span * 1000 < LEAST_SPAN_MS) return THRUST;
  const way = speed * span;
  const noise = Math.hypot(energies[last + 2]!, energies[from + 2]!) / way;
  const weight = THRUST_SIGMA ** 2 / (THRUST_SIGMA ** 2 + noise * noise);
  const seen = (energies[last + 1]! - energies[from + 1]!) / way;
  return Math.min(THRUST_MOST, Math.max(THRUST_LEAST, THRUST + weight * (seen - THRUST)));
}
