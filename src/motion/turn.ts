import { addWhiteAcceleration, transformAugmented } from './covariance.ts';

/**
 * Nearly coordinated turn about the local vertical with the turn rate w, rad/s, as a seventh state:
 * Bar-Shalom, Li and Kirubarajan (2001), section 11.7, laid level at the place. What is upright of
 * the velocity goes straight on. `extra` is w, its covariances with the six states, its variance;
 * a positive rate turns counter-clockwise seen from above.
 */

/** Under this angle in a step the series is used, rad. */
const SMALL = 1e-4;

/** The level plane turns with the Earth's curve: it is taken anew after so long, s. */
const STEP_S = 5;

const phi = new Float64Array(36);
const push = new Float64Array(6);
const up = new Float64Array(3);

/**
 * Predicts by `dtS` in place. `q`: white acceleration of any direction, m²/s³; `turnQ`: white noise
 * in the turn rate, (rad/s)²/s. False, and nothing changed, for a span over an hour or not finite.
 */
export function turnPredict(
  state: Float64Array,
  covariance: Float64Array,
  extra: Float64Array,
  dtS: number,
  q: number,
  turnQ: number,
): boolean {
  told[0] = dtS;
  told[1] = q;
  told[2] = turnQ;
  return turnMove(state, covariance, extra, told);
}

const told = new Float64Array(3);

/** The same by `by`: the span, s, q and turnQ (`kinematic.ts` says why). */
export function turnMove(
  state: Float64Array,
  covariance: Float64Array,
  extra: Float64Array,
  by: Float64Array,
): boolean {
  const spanS = Math.abs(by[0]!);
  if (!(spanS <= 3600)) return false;
  const steps = Math.ceil(spanS / STEP_S);
  for (let i = 0; i < steps; i++) step(state, covariance, extra, by, steps);
  return true;
}

/** One of so many equal steps. */
function step(
  x: Float64Array,
  p: Float64Array,
  extra: Float64Array,
  by: Float64Array,
  steps: number,
): void {
  const h = by[0]! / steps;
  const w = extra[0]!;
  const angle = w * h;
  const small = Math.abs(angle) < SMALL;
  // Sine and cosine terms of the place, and their derivatives by w.
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const along = small ? h * (1 - (angle * angle) / 6) : sine / w;
  const aside = small ? (h * angle) / 2 : (1 - cosine) / w;
  const alongW = small ? (-h * h * angle) / 3 : (h * cosine - along) / w;
  const asideW = small ? (h * h) / 2 : (h * sine - aside) / w;
  const r = Math.sqrt(x[0]! * x[0]! + x[1]! * x[1]! + x[2]! * x[2]!);
  for (let i = 0; i < 3; i++) up[i] = x[i]! / r;
  for (let i = 0; i < 3; i++) {
    push[i] = 0;
    push[i + 3] = 0;
    for (let j = 0; j < 3; j++) {
      const one = i === j ? 1 : 0;
      const upright = up[i]! * up[j]!;
      const level = one - upright;
      const side = across(i, j);
      phi[i * 6 + j] = one;
      phi[i * 6 + j + 3] = along * level + aside * side + h * upright;
      phi[(i + 3) * 6 + j] = 0;
      phi[(i + 3) * 6 + j + 3] = cosine * level + sine * side + upright;
      const v = x[j + 3]!;
      push[i] = push[i]! + (alongW * level + asideW * side) * v;
      push[i + 3] = push[i + 3]! + h * (cosine * side - sine * level) * v;
    }
  }
  const vx = x[3]!;
  const vy = x[4]!;
  const vz = x[5]!;
  for (let i = 0; i < 3; i++) {
    const a = i * 6 + 3;
    const b = (i + 3) * 6 + 3;
    x[i] = x[i]! + phi[a]! * vx + phi[a + 1]! * vy + phi[a + 2]! * vz;
    x[i + 3] = phi[b]! * vx + phi[b + 1]! * vy + phi[b + 2]! * vz;
  }
  transformAugmented(phi, push, 1, p, extra);
  extra[7] = extra[7]! + by[2]! * Math.abs(h);
  addWhiteAcceleration(p, h, by[1]!);
}

/** Element of the matrix that turns a level vector by a right angle: up × v. */
function across(i: number, j: number): number {
  if (i === j) return 0;
  const k = 3 - i - j;
  return (j - i + 3) % 3 === 1 ? -up[k]! : up[k]!;
}
