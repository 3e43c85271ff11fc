import { CORIOLIS, fallAcceleration, fallGradient } from '../earth/index.ts';
import { coastMove } from './coast.ts';
import { addWhiteAcceleration, transformAugmented } from './covariance.ts';

/**
 * A burning motor: free fall (`coast.ts`) plus a specific thrust a along the Earth-relative
 * velocity, r'' = g(r, v) + a v/|v|, as in a gravity turn. At constant thrust the mass lost makes a
 * grow by a' = a²/c with the exhaust velocity c (Tsiolkovsky); what this leaves out is white noise
 * in a. Seven states: place and velocity as everywhere, ECEF, and a. They are held as the state (6)
 * and covariance (36) that all models have, and {@link THRUST_EXTRA} numbers more: a, m/s², its
 * covariances with the six, its variance.
 */
export const THRUST_EXTRA = 8;

/** Solid and storable liquid motors: specific impulses of 230 to 300 s, m/s. */
const EXHAUST_MPS = 2_600;

/** Slower than this the velocity says little about where the thrust points, m/s. */
const SLOWEST_MPS = 30;

/** Share of the speed that braking takes in a second at most, 1/s. */
const MOST_LOSS = 0.5;

/** More than any motor that carries something far gives, m/s². */
const MOST_THRUST = 500;

/** Longest step, s, and longest span for which a motor is taken to go on; then it falls. */
const STEP_S = 1;
const LONGEST_BURN_S = 60;

const phi = new Float64Array(36);
const gradient = new Float64Array(9);
const turn = new Float64Array(9);
const pull = new Float64Array(3);
const mid = new Float64Array(6);
const push = new Float64Array(6);

/**
 * Predicts `state`, `covariance` and `extra` by `dtS` in place. `q`: white acceleration of any
 * direction, m²/s³; `thrustQ`: white noise in a, (m/s²)²/s. False, and nothing changed, for a span
 * that is not finite or too long for `coastPredict`.
 */
export function thrustPredict(
  state: Float64Array,
  covariance: Float64Array,
  extra: Float64Array,
  dtS: number,
  q: number,
  thrustQ: number,
): boolean {
  told[0] = dtS;
  told[1] = q;
  told[2] = thrustQ;
  return thrustMove(state, covariance, extra, told);
}

const told = new Float64Array(3);

/** The same by `by`: the span, s, q and thrustQ (`kinematic.ts` says why). */
export function thrustMove(
  state: Float64Array,
  covariance: Float64Array,
  extra: Float64Array,
  by: Float64Array,
): boolean {
  const dtS = by[0]!;
  if (!(Math.abs(dtS) <= LONGEST_BURN_S)) {
    for (let i = 1; i < 7; i++) extra[i] = 0;
    return coastMove(state, covariance, by);
  }
  const steps = Math.ceil(Math.abs(dtS) / STEP_S);
  for (let i = 0; i < steps; i++) step(state, covariance, extra, by, steps);
  return true;
}

/** The thrust at hand, m/s², and the step, s. */
const THRUST = 0;
const STEP = 1;
const passed = new Float64Array(2);

/** One of so many equal steps. */
function step(
  x: Float64Array,
  p: Float64Array,
  extra: Float64Array,
  by: Float64Array,
  steps: number,
): void {
  const h = by[0]! / steps;
  passed[STEP] = h;
  const a = extra[0]!;
  const half = 0.5 * h;
  passed[THRUST] = a;
  accelerate(x);
  for (let i = 0; i < 3; i++) {
    mid[i] = x[i]! + half * x[i + 3]!;
    mid[i + 3] = x[i + 3]! + half * pull[i]!;
  }
  const growth = (2 * Math.max(a, 0) * h) / EXHAUST_MPS;
  const halfway = a + 0.25 * growth * a;
  passed[THRUST] = halfway;
  accelerate(mid);
  transition(mid);
  for (let i = 0; i < 3; i++) {
    x[i] = x[i]! + h * (x[i + 3]! + half * pull[i]!);
    x[i + 3] = x[i + 3]! + h * pull[i]!;
  }
  extra[0] = Math.min(Math.max(a + 0.5 * growth * a, -MOST_THRUST), MOST_THRUST);
  transformAugmented(phi, push, 1 + growth, p, extra);
  extra[7] = extra[7]! + by[2]! * Math.abs(h);
  addWhiteAcceleration(p, h, by[1]!);
}

/** Free fall and thrust at `x`, into `pull`. */
function accelerate(x: Float64Array): void {
  fallAcceleration(x, pull);
  const gain = gainOf(passed[THRUST]!, speedOf(x));
  for (let i = 0; i < 3; i++) pull[i] = pull[i]! + gain * x[i + 3]!;
}

/** a/|v|, 1/s. What brakes takes no more of the speed in a step than leaves the step stable. */
function gainOf(a: number, speed: number): number {
  return Math.max(a / speed, -MOST_LOSS);
}

function speedOf(x: Float64Array): number {
  const speed = Math.sqrt(x[3]! * x[3]! + x[4]! * x[4]! + x[5]! * x[5]!);
  return Math.max(speed, SLOWEST_MPS);
}

/** I + A h + A² h²/2 over the six states about `x`, into `phi`; what a does to them, into `push`. */
function transition(x: Float64Array): void {
  const a = passed[THRUST]!;
  const h = passed[STEP]!;
  const g = gradient;
  fallGradient(x[0]!, x[1]!, x[2]!, g);
  const speed = speedOf(x);
  const m = gainOf(a, speed);
  const half = 0.5 * h * h;
  for (let i = 0; i < 3; i++) {
    const ui = x[i + 3]! / speed;
    for (let j = 0; j < 3; j++) {
      turn[i * 3 + j] = m * ((i === j ? 1 : 0) - ui * (x[j + 3]! / speed));
    }
    push[i] = half * ui;
    push[i + 3] = h * ui;
  }
  turn[1] = turn[1]! + CORIOLIS;
  turn[3] = turn[3]! - CORIOLIS;
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      const one = i === j ? 1 : 0;
      let twice = g[i * 3 + j]!;
      for (let k = 0; k < 3; k++) twice += turn[i * 3 + k]! * turn[k * 3 + j]!;
      phi[i * 6 + j] = one + half * g[i * 3 + j]!;
      phi[i * 6 + j + 3] = one * h + half * turn[i * 3 + j]!;
      phi[(i + 3) * 6 + j] = h * g[i * 3 + j]!;
      phi[(i + 3) * 6 + j + 3] = one + h * turn[i * 3 + j]! + half * twice;
    }
  }
}
