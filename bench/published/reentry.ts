/**
 * Julier and Uhlmann's falling body: "Unscented filtering and nonlinear estimation", Proc. IEEE
 * 92(3), 2004, section VII, with the parameters as its authors corrected them (Proc. IEEE 92(12),
 * p. 1958) and as the toolbox ekfukf runs it. A plane through the Earth's centre, x up at the radar;
 * range and bearing ten times a second; the logarithm of the ballistic parameter is estimated.
 * The air is the product's (`brakeAt`) with the paper's density and scale height.
 */

import { normalisedError, normals, wrap } from '../../src/motion/filter/ballistic.fixture.ts';
import {
  brakeAt,
  braking,
  type Dynamics,
  type ExponentialAir,
  type Filter,
  gaussian,
  type Observation,
} from '../../src/motion/index.ts';

const STEP_S = 0.1;
export const STEPS = 2_000;
const RADIUS_M = 6_374_000;
const GM = 3.986e14;
/** The paper's 0.59783 per km is ρ/(2 β) with β = 1. */
const AIR: ExponentialAir = { densityKgM3: 2 * 0.59783e-3, scaleHeightM: 13_406 };
const RANGE_SIGMA = 1;
const BEARING_SIGMA = 0.17e-3;
/** Of the first place and velocity, m and m/s; of each step's velocity, m²/s², and of b. */
const FIRST_SIGMA = 1;
const VELOCITY_VARIANCE = 2.4064e-5 * 1e6;
const PARAMETER_VARIANCE = 1e-6;
const TRUE_PARAMETER = 0.6932;
const START = [6_500_400, 349_140, -1_809.3, -6_796.7] as const;

/** x, y, vx, vy, b; Euler's steps, as the paper's truth has. */
const falling: Dynamics = {
  size: 5,
  move: (x, dtS, to) => {
    const r = Math.hypot(x[0]!, x[1]!);
    const speed = Math.hypot(x[2]!, x[3]!);
    brakeAt(r - RADIUS_M, speed, AIR);
    const drag = braking.brake * Math.exp(x[4]!);
    const pull = GM / (r * r * r);
    for (let i = 0; i < 2; i++) {
      to[i] = x[i]! + dtS * x[i + 2]!;
      to[i + 2] = x[i + 2]! - dtS * (drag * x[i + 2]! + pull * x[i]!);
    }
    to[4] = x[4]!;
  },
  jacobian: (x, dtS, to) => {
    const r = Math.hypot(x[0]!, x[1]!);
    const speed = Math.hypot(x[2]!, x[3]!);
    brakeAt(r - RADIUS_M, speed, AIR);
    const drag = braking.brake * Math.exp(x[4]!);
    const pull = GM / (r * r * r);
    to.fill(0);
    for (let i = 0; i < 5; i++) to[i * 6] = 1;
    to[2] = dtS;
    to[8] = dtS;
    for (let i = 0; i < 2; i++) {
      const v = x[i + 2]!;
      const row = (i + 2) * 5;
      for (let j = 0; j < 2; j++) {
        const one = i === j ? 1 : 0;
        const steeper = drag * braking.byHeight * (x[j]! / r) * v;
        const weaker = pull * (one - (3 * x[i]! * x[j]!) / (r * r));
        to[row + j] = -dtS * (steeper + weaker);
        to[row + 2 + j] = one - dtS * drag * (one + (v * x[j + 2]!) / (speed * speed));
      }
      to[row + 4] = -dtS * drag * v;
    }
  },
  noise: (_x, _dtS, to) => {
    to.fill(0);
    to[12] = VELOCITY_VARIANCE;
    to[18] = VELOCITY_VARIANCE;
    to[24] = PARAMETER_VARIANCE;
  },
};

const measured = new Float64Array(2);
const seen: Observation = {
  size: 2,
  noise: Float64Array.of(RANGE_SIGMA ** 2, 0, 0, BEARING_SIGMA ** 2),
  innovation: (x, to) => {
    const up = x[0]! - RADIUS_M;
    to[0] = measured[0]! - Math.hypot(up, x[1]!);
    to[1] = wrap(measured[1]! - Math.atan2(x[1]!, up));
  },
  jacobian: (x, to) => {
    const up = x[0]! - RADIUS_M;
    const along = x[1]!;
    const r2 = up * up + along * along;
    const r = Math.sqrt(r2);
    to.fill(0, 0, 10);
    to[0] = up / r;
    to[1] = along / r;
    to[5] = -along / r2;
    to[6] = up / r2;
  },
};

export interface ReentryResult {
  /** Root mean square over all steps and runs, m, m/s and of b. */
  readonly place: number;
  readonly velocity: number;
  readonly parameter: number;
  /** Means over all steps: 5 and 2 are right. */
  readonly nees: number;
  readonly nis: number;
  /** Runs in which the filter's numbers broke. */
  readonly broken: number;
}

export function runReentry(filter: Filter, runs: number): ReentryResult {
  let [place, velocity, parameter, nees, nis, count, broken] = [0, 0, 0, 0, 0, 0, 0];
  const evidence = { logLikelihood: 0, nis: 0 };
  const moved = new Float64Array(5);
  for (let run = 1; run <= runs; run++) {
    const noise = normals(run * 7919);
    const truth = Float64Array.of(...START.map((v) => v + FIRST_SIGMA * noise()), TRUE_PARAMETER);
    const first = new Float64Array(25);
    for (let i = 0; i < 4; i++) first[i * 6] = FIRST_SIGMA ** 2;
    first[24] = 1;
    const state = gaussian([...START, 0], first);
    for (let k = 0; k < STEPS; k++) {
      falling.move(truth, STEP_S, moved);
      truth.set(moved);
      for (let i = 2; i < 4; i++) truth[i] = truth[i]! + Math.sqrt(VELOCITY_VARIANCE) * noise();
      const up = truth[0]! - RADIUS_M;
      measured[0] = Math.hypot(up, truth[1]!) + RANGE_SIGMA * noise();
      measured[1] = Math.atan2(truth[1]!, up) + BEARING_SIGMA * noise();
      const held =
        filter.predict(state, falling, STEP_S, null) && filter.update(state, seen, evidence);
      if (!held) {
        broken++;
        break;
      }
      const e = state.mean.map((v, i) => v - truth[i]!);
      place += e[0]! ** 2 + e[1]! ** 2;
      velocity += e[2]! ** 2 + e[3]! ** 2;
      parameter += e[4]! ** 2;
      nees += normalisedError(state.mean, state.covariance, truth);
      nis += evidence.nis;
      count++;
    }
  }
  return {
    place: Math.sqrt(place / count),
    velocity: Math.sqrt(velocity / count),
    parameter: Math.sqrt(parameter / count),
    nees: nees / count,
    nis: nis / count,
    broken,
  };
}
