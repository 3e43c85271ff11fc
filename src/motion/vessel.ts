import { constantVelocityStep, moveStraight } from './kinematic.ts';

/**
 * A ship: nearly constant velocity in the plane tangent to the sea (Bar-Shalom, Li and Kirubarajan
 * 2001, section 6.2.2), which turns along with the way made: place and velocity are carried along a
 * great circle, so that hours ahead it is still on the water. Only what is level is driven by noise.
 */

/** Shorter ways than this are straight to a centimetre, m. */
const STRAIGHT_M = 300;

const before = new Float64Array(6);

/**
 * Predicts `state` and `covariance` (6×6 row-major, symmetric) by `dtS` in place; `q` is the power
 * spectral density of level white acceleration, m²/s³.
 */
export function vesselPredict(
  state: Float64Array,
  covariance: Float64Array,
  dtS: number,
  q: number,
): void {
  const x = state;
  const p = covariance;
  before.set(x);
  constantVelocityStep(x, dtS);
  moveStraight(p, dtS);
  const [ox, oy, oz, vx, vy, vz] = [
    before[0]!,
    before[1]!,
    before[2]!,
    before[3]!,
    before[4]!,
    before[5]!,
  ];
  const r = Math.sqrt(ox * ox + oy * oy + oz * oz);
  const [ux, uy, uz] = [ox / r, oy / r, oz / r];
  addLevelAcceleration(p, dtS, q, ux, uy, uz);
  const climb = ux * vx + uy * vy + uz * vz;
  const ground = Math.sqrt(Math.max(vx * vx + vy * vy + vz * vz - climb * climb, 0));
  const way = ground * dtS;
  if (Math.abs(way) < STRAIGHT_M) return;
  const sine = Math.sin(way / r);
  const cosine = Math.cos(way / r);
  const height = r + climb * dtS;
  for (let i = 0; i < 3; i++) {
    const up = before[i]! / r;
    const ahead = (before[i + 3]! - climb * up) / ground;
    x[i] = height * (cosine * up + sine * ahead);
    x[i + 3] = ground * (cosine * ahead - sine * up) + climb * (cosine * up + sine * ahead);
  }
}

/** White acceleration across the unit vector u, as `addWhiteAcceleration` in all directions. */
function addLevelAcceleration(
  p: Float64Array,
  dtS: number,
  q: number,
  ux: number,
  uy: number,
  uz: number,
): void {
  const span = Math.abs(dtS);
  const place = (q * span * span * span) / 3;
  const cross = 0.5 * q * dtS * span;
  const pace = q * span;
  for (let i = 0; i < 3; i++) {
    const a = i === 0 ? ux : i === 1 ? uy : uz;
    for (let j = 0; j < 3; j++) {
      const b = j === 0 ? ux : j === 1 ? uy : uz;
      const level = (i === j ? 1 : 0) - a * b;
      const at = i * 6 + j;
      p[at] = p[at]! + place * level;
      p[at + 3] = p[at + 3]! + cross * level;
      p[at + 18] = p[at + 18]! + cross * level;
      p[at + 21] = p[at + 21]! + pace * level;
    }
  }
}
