/**
 * Farina, Ristic and Benvenuti, "Tracking a ballistic target: comparison of several nonlinear
 * filters", IEEE Trans. AES 38(3), 2002: a plane over a flat Earth, known ballistic coefficient,
 * range and elevation every two seconds, started from two plots. The paper turns each plot into a
 * place first; the filter may take range and elevation as they are. Held
 * against the posterior Cramér-Rao bound of Tichavský, Muravchik and Nehorai (IEEE Trans. SP 46(5),
 * 1998, equation 21), whose expectations are taken over the same flights.
 * The air is the product's (`brakeAt`) with the paper's two layers.
 */

import { normalisedError, normals } from '../../src/motion/filter/ballistic.fixture.ts';
import {
  inverse,
  type Matrix,
  plus,
  times,
  turned,
} from '../../src/motion/filter/linear.fixture.ts';
import {
  brakeAt,
  braking,
  type Dynamics,
  type ExponentialAir,
  type Filter,
  type Gaussian,
  gaussian,
  type Observation,
} from '../../src/motion/index.ts';

export const SCAN_S = 2;
/** Scans until the body is near the ground: the paper's 120 s, less where it lands. */
const SCANS = 56;
const GRAVITY = 9.81;
/** kg/(m s²): a weight over an area. */
const BALLISTIC = 40_000;
const LOW: ExponentialAir = { densityKgM3: 1.227, scaleHeightM: 1 / 1.093e-4 };
const HIGH: ExponentialAir = { densityKgM3: 1.754, scaleHeightM: 1 / 1.49e-4 };
const LAYER_M = 9_144;
const Q = 1;
const RANGE_SIGMA = 100;
const ELEVATION_SIGMA = 0.017;
const SPEED = 2_290;
const HEADING = (190 * Math.PI) / 180;

/** x, y, vx, vy: a parabola of the acceleration at its beginning over each scan, as the paper has. */
const falling: Dynamics = {
  size: 4,
  move: (x, dtS, to) => {
    const brake = brakeOf(x);
    const ax = -brake * x[2]!;
    const ay = -brake * x[3]! - GRAVITY;
    to[0] = x[0]! + dtS * x[2]! + 0.5 * dtS * dtS * ax;
    to[1] = x[1]! + dtS * x[3]! + 0.5 * dtS * dtS * ay;
    to[2] = x[2]! + dtS * ax;
    to[3] = x[3]! + dtS * ay;
  },
  jacobian: (x, dtS, to) => {
    const brake = brakeOf(x);
    const speed2 = x[2]! ** 2 + x[3]! ** 2;
    to.fill(0);
    for (let i = 0; i < 4; i++) to[i * 5] = 1;
    to[2] = dtS;
    to[7] = dtS;
    for (let i = 0; i < 2; i++) {
      const v = x[i + 2]!;
      for (let j = 0; j < 2; j++) {
        const byPlace = j === 1 ? -brake * braking.byHeight * v : 0;
        const byVelocity = -brake * ((i === j ? 1 : 0) + (v * x[j + 2]!) / speed2);
        const [place, velocity] = [i * 4, (i + 2) * 4];
        to[place + j] = to[place + j]! + 0.5 * dtS * dtS * byPlace;
        to[place + 2 + j] = to[place + 2 + j]! + 0.5 * dtS * dtS * byVelocity;
        to[velocity + j] = to[velocity + j]! + dtS * byPlace;
        to[velocity + 2 + j] = to[velocity + 2 + j]! + dtS * byVelocity;
      }
    }
  },
  noise: (_x, dtS, to) => {
    to.fill(0);
    for (let i = 0; i < 2; i++) {
      to[i * 5] = (Q * dtS ** 3) / 3;
      to[i * 4 + i + 2] = to[(i + 2) * 4 + i] = (Q * dtS * dtS) / 2;
      to[(i + 2) * 5] = Q * dtS;
    }
  },
};

function brakeOf(x: Float64Array): number {
  brakeAt(x[1]!, Math.hypot(x[2]!, x[3]!), x[1]! < LAYER_M ? LOW : HIGH);
  return (braking.brake * GRAVITY) / BALLISTIC;
}

/** Covariance of a plot of range r and elevation e as a place. */
function plotCovariance(r: number, e: number): Matrix {
  const [c, s] = [Math.cos(e), Math.sin(e)];
  const [along, across] = [RANGE_SIGMA ** 2, (r * ELEVATION_SIGMA) ** 2];
  const mixed = (along - across) * s * c;
  return [
    [along * c * c + across * s * s, mixed],
    [mixed, along * s * s + across * c * c],
  ];
}

/** A plot: range and elevation as measured, and the place they give, which begins a track. */
interface Plot extends Observation {
  readonly place: readonly [number, number];
  readonly placeCovariance: Matrix;
}

/** What the filter takes: range and elevation, or the place that they give, as in the paper. */
export type Taking = 'measured' | 'converted';

function plotOf(truth: ArrayLike<number>, noise: () => number, taking: Taking): Plot {
  const r = Math.hypot(truth[0]!, truth[1]!) + RANGE_SIGMA * noise();
  const e = Math.atan2(truth[1]!, truth[0]!) + ELEVATION_SIGMA * noise();
  const place = [r * Math.cos(e), r * Math.sin(e)] as const;
  const placeCovariance = plotCovariance(r, e);
  if (taking === 'converted') {
    return {
      place,
      placeCovariance,
      size: 2,
      noise: Float64Array.from(placeCovariance.flat()),
      innovation: (x, to) => {
        to[0] = place[0] - x[0]!;
        to[1] = place[1] - x[1]!;
      },
      jacobian: (x, to) => {
        to.fill(0, 0, 2 * x.length);
        to[0] = 1;
        to[x.length + 1] = 1;
      },
    };
  }
  return {
    place,
    placeCovariance,
    size: 2,
    noise: Float64Array.of(RANGE_SIGMA ** 2, 0, 0, ELEVATION_SIGMA ** 2),
    innovation: (x, to) => {
      to[0] = r - Math.hypot(x[0]!, x[1]!);
      to[1] = e - Math.atan2(x[1]!, x[0]!);
    },
    jacobian: (x, to) => {
      const r2 = x[0]! ** 2 + x[1]! ** 2;
      const range = Math.sqrt(r2);
      to.fill(0, 0, 8);
      to[0] = x[0]! / range;
      to[1] = x[1]! / range;
      to[4] = -x[1]! / r2;
      to[5] = x[0]! / r2;
    },
  };
}

/** The true flight: one matrix of white acceleration's root for all steps. */
function fly(noise: () => number): Float64Array[] {
  const path = [Float64Array.of(232e3, 88e3, SPEED * Math.cos(HEADING), SPEED * Math.sin(HEADING))];
  const place = Math.sqrt((Q * SCAN_S ** 3) / 3);
  const common = (Q * SCAN_S ** 2) / 2 / place;
  const rest = Math.sqrt(Q * SCAN_S - common * common);
  for (let k = 1; k < SCANS; k++) {
    const to = new Float64Array(4);
    falling.move(path.at(-1)!, SCAN_S, to);
    for (let i = 0; i < 2; i++) {
      const [a, b] = [noise(), noise()];
      to[i] = to[i]! + place * a;
      to[i + 2] = to[i + 2]! + common * a + rest * b;
    }
    path.push(to);
  }
  return path;
}

/** By scan from the second on: root mean square of x, y, vx, vy, the bound of each, mean NEES. */
export interface FallingResult {
  readonly timesS: readonly number[];
  readonly rms: readonly (readonly number[])[];
  readonly bound: readonly (readonly number[])[];
  readonly nees: readonly number[];
  readonly broken: number;
}

export function runFalling(filter: Filter, taking: Taking, runs: number): FallingResult {
  const squares = Array.from({ length: SCANS }, () => [0, 0, 0, 0]);
  const nees = new Array<number>(SCANS).fill(0);
  let broken = 0;
  const flights: Float64Array[][] = [];
  for (let run = 1; run <= runs; run++) {
    const noise = normals(run * 104_729);
    const path = fly(noise);
    flights.push(path);
    const plots = path.map((truth) => plotOf(truth, noise, taking));
    const state = begin(plots[0]!, plots[1]!);
    const evidence = { logLikelihood: 0, nis: 0 };
    for (let k = 1; k < SCANS; k++) {
      if (k > 1) {
        const held =
          filter.predict(state, falling, SCAN_S, null) && filter.update(state, plots[k]!, evidence);
        if (!held) {
          broken++;
          break;
        }
      }
      for (let i = 0; i < 4; i++) {
        squares[k]![i]! += (state.mean[i]! - path[k]![i]!) ** 2 / runs;
      }
      nees[k]! += normalisedError(state.mean, state.covariance, path[k]!) / runs;
    }
  }
  return {
    timesS: squares.slice(1).map((_, k) => (k + 1) * SCAN_S),
    rms: squares.slice(1).map((row) => row.map(Math.sqrt)),
    bound: boundOf(flights),
    nees: nees.slice(1),
    broken,
  };
}

/** Two-point differencing: Bar-Shalom, Li and Kirubarajan (2001), section 5.5.3. */
function begin(a: Plot, b: Plot): Gaussian {
  const covariance = new Float64Array(16);
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 2; j++) {
      const [older, newer] = [a.placeCovariance[i]![j]!, b.placeCovariance[i]![j]!];
      covariance[i * 4 + j] = newer;
      covariance[i * 4 + j + 2] = newer / SCAN_S;
      covariance[(i + 2) * 4 + j] = newer / SCAN_S;
      covariance[(i + 2) * 4 + j + 2] = (older + newer) / SCAN_S ** 2;
    }
  }
  const velocity = [0, 1].map((i) => (b.place[i]! - a.place[i]!) / SCAN_S);
  return gaussian([...b.place, ...velocity], covariance);
}

/** 1 sigma of x, y, vx, vy that no estimator of these plots can beat, by scan from the second on. */
function boundOf(flights: readonly (readonly Float64Array[])[]): number[][] {
  const q = new Float64Array(16);
  falling.noise(new Float64Array(4), SCAN_S, q);
  const qi = inverse(square(q));
  const each = 1 / flights.length;
  const f = new Float64Array(16);
  const bounds: number[][] = [];
  let information = firstInformation(flights);
  bounds.push(sigmas(information));
  for (let k = 1; k + 1 < SCANS; k++) {
    let [d11, d12] = [zero(4), zero(4)];
    let seen = zero(4);
    for (const path of flights) {
      falling.jacobian(path[k]!, SCAN_S, f);
      const fm = square(f);
      d11 = plus(d11, times(times(turned(fm), qi), fm), each);
      d12 = plus(d12, times(turned(fm), qi), -each);
      seen = plus(seen, seenInformation(path[k + 1]!), each);
    }
    const inner = times(times(turned(d12), inverse(plus(information, d11))), d12);
    information = plus(plus(plus(qi, seen), inner, -1), zero(4));
    bounds.push(sigmas(information));
  }
  return bounds;
}

/** Of the two first plots, with the noise of the motion between them. */
function firstInformation(flights: readonly (readonly Float64Array[])[]): Matrix {
  let covariance = zero(4);
  for (const path of flights) {
    const [a, b] = [0, 1].map((k) => {
      const [x, y] = path[k]! as unknown as [number, number];
      return plotCovariance(Math.hypot(x, y), Math.atan2(y, x));
    }) as [Matrix, Matrix];
    const one = zero(4);
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 2; j++) {
        one[i]![j] = b[i]![j]!;
        one[i]![j + 2] = one[i + 2]![j] = b[i]![j]! / SCAN_S;
        one[i + 2]![j + 2] =
          (a[i]![j]! + b[i]![j]!) / SCAN_S ** 2 + (i === j ? (Q * SCAN_S) / 3 : 0);
      }
    }
    covariance = plus(covariance, one, 1 / flights.length);
  }
  return inverse(covariance);
}

function seenInformation(truth: Float64Array): Matrix {
  const [x, y] = truth as unknown as [number, number];
  const own = inverse(plotCovariance(Math.hypot(x, y), Math.atan2(y, x)));
  return zero(4).map((row, i) => row.map((_, j) => (i < 2 && j < 2 ? own[i]![j]! : 0)));
}

function sigmas(information: Matrix): number[] {
  return inverse(information).map((row, i) => Math.sqrt(row[i]!));
}

function zero(n: number): Matrix {
  return Array.from({ length: n }, () => new Array<number>(n).fill(0));
}

function square(flat: Float64Array): Matrix {
  return [0, 1, 2, 3].map((i) => Array.from(flat.subarray(i * 4, i * 4 + 4)));
}
