import { meanSiderealTime, terrestrialCenturies } from './time-scales.ts';
import { WGS84 } from './wgs84.ts';

/**
 * Between ECEF and frames that do not turn: the mean equator and equinox of J2000 (EME2000, within
 * 0.02″ of GCRF) and those of date as SGP4 has them (TEME). IAU-76/FK5 reduction: Vallado,
 * "Fundamentals of Astrodynamics and Applications", section 3.7. Precession: Lieske et al., Astronomy &
 * Astrophysics 58, 1977. Nutation: the 35 largest of the 106 terms of Wahr's theory (IAU 1980), to
 * 0.01″. Polar motion, under 0.6″, and corrections to the nutation, under 0.1″, are left out.
 */

const ARCSECOND = Math.PI / 648_000;
const DEGREE = Math.PI / 180;

/** The Earth's turn, rad/s. */
const W = WGS84.omega;

/**
 * Multiples of D, M, M', F, Ω; sine of the longitude and cosine of the obliquity, 0.0001″, each with
 * its change in a century (Seidelmann, Celestial Mechanics 27, 1982, table 1).
 */
const NUTATION: readonly (readonly number[])[] = [
  [0, 0, 0, 0, 1, -171_996, -174.2, 92_025, 8.9],
  [-2, 0, 0, 2, 2, -13_187, -1.6, 5_736, -3.1],
  [0, 0, 0, 2, 2, -2_274, -0.2, 977, -0.5],
  [0, 0, 0, 0, 2, 2_062, 0.2, -895, 0.5],
  [0, 1, 0, 0, 0, 1_426, -3.4, 54, -0.1],
  [0, 0, 1, 0, 0, 712, 0.1, -7, 0],
  [-2, 1, 0, 2, 2, -517, 1.2, 224, -0.6],
  [0, 0, 0, 2, 1, -386, -0.4, 200, 0],
  [0, 0, 1, 2, 2, -301, 0, 129, -0.1],
  [-2, -1, 0, 2, 2, 217, -0.5, -95, 0.3],
  [-2, 0, 1, 0, 0, -158, 0, 0, 0],
  [-2, 0, 0, 2, 1, 129, 0.1, -70, 0],
  [0, 0, -1, 2, 2, 123, 0, -53, 0],
  [2, 0, 0, 0, 0, 63, 0, 0, 0],
  [0, 0, 1, 0, 1, 63, 0.1, -33, 0],
  [2, 0, -1, 2, 2, -59, 0, 26, 0],
  [0, 0, -1, 0, 1, -58, -0.1, 32, 0],
  [0, 0, 1, 2, 1, -51, 0, 27, 0],
  [-2, 0, 2, 0, 0, 48, 0, 0, 0],
  [0, 0, -2, 2, 1, 46, 0, -24, 0],
  [2, 0, 0, 2, 2, -38, 0, 16, 0],
  [0, 0, 2, 2, 2, -31, 0, 13, 0],
  [0, 0, 2, 0, 0, 29, 0, 0, 0],
  [-2, 0, 1, 2, 2, 29, 0, -12, 0],
  [0, 0, 0, 2, 0, 26, 0, 0, 0],
  [-2, 0, 0, 2, 0, -22, 0, 0, 0],
  [0, 0, -1, 2, 1, 21, 0, -10, 0],
  [0, 2, 0, 0, 0, 17, -0.1, 0, 0],
  [2, 0, -1, 0, 1, 16, 0, -8, 0],
  [-2, 2, 0, 2, 2, -16, 0.1, 7, 0],
  [0, 1, 0, 0, 1, -15, 0, 9, 0],
  [-2, 0, 1, 0, 1, -13, 0, 7, 0],
  [0, -1, 0, 0, 1, -12, 0, 6, 0],
  [0, 0, 2, -2, 0, 11, 0, 0, 0],
  [2, 0, -1, 2, 1, -10, 0, 5, 0],
];

type Rotation = readonly number[];

/**
 * A state (x, y, z, vx, vy, vz, m and m/s) of EME2000 at `timeMs` (UTC) in ECEF. Off by up to 0.7″
 * (some 20 m in low orbit) for what is left out, and by 15″ a second of UT1 − UTC that is not told.
 */
export function celestialToEarth(
  state: ArrayLike<number>,
  timeMs: number,
  ut1MinusUtcS = 0,
): number[] {
  return turnToEarth(state, earthOfJ2000(timeMs, ut1MinusUtcS));
}

/** The way back: a state of ECEF in EME2000. */
export function earthToCelestial(
  state: ArrayLike<number>,
  timeMs: number,
  ut1MinusUtcS = 0,
): number[] {
  return turnToSky(state, earthOfJ2000(timeMs, ut1MinusUtcS));
}

/** A state of SGP4's frame, TEME of date, in ECEF: turned by mean sidereal time alone. */
export function temeToEarth(state: ArrayLike<number>, timeMs: number, ut1MinusUtcS = 0): number[] {
  return turnToEarth(state, turn3(meanSiderealTime(timeMs, ut1MinusUtcS)));
}

/** A direction of the true equator and equinox of date in ECEF: turned by apparent sidereal time. */
export function directionOfDateToEarth(
  direction: ArrayLike<number>,
  timeMs: number,
  ut1MinusUtcS = 0,
): [number, number, number] {
  const [x, y, z] = applied(earthOfDate(timeMs, ut1MinusUtcS), direction, 0);
  return [x!, y!, z!];
}

/** The same of EME2000. */
export function celestialDirectionToEarth(
  direction: ArrayLike<number>,
  timeMs: number,
  ut1MinusUtcS = 0,
): [number, number, number] {
  const [x, y, z] = applied(earthOfJ2000(timeMs, ut1MinusUtcS), direction, 0);
  return [x!, y!, z!];
}

function meanTilt(t: number): number {
  return (84_381.448 - (46.815 + (0.00059 - 0.001813 * t) * t) * t) * ARCSECOND;
}

function earthOfDate(timeMs: number, ut1MinusUtcS: number): Rotation {
  const t = terrestrialCenturies(timeMs);
  const { longitude, node } = nutation(t);
  // Equation of the equinoxes with the two terms of 1994.
  const equinoxes =
    longitude * Math.cos(meanTilt(t)) +
    (0.00264 * Math.sin(node) + 0.000063 * Math.sin(2 * node)) * ARCSECOND;
  return turn3(meanSiderealTime(timeMs, ut1MinusUtcS) + equinoxes);
}

function earthOfJ2000(timeMs: number, ut1MinusUtcS: number): Rotation {
  const t = terrestrialCenturies(timeMs);
  const zeta = (2306.2181 + (0.30188 + 0.017998 * t) * t) * t * ARCSECOND;
  const theta = (2004.3109 - (0.42665 + 0.041833 * t) * t) * t * ARCSECOND;
  const z = (2306.2181 + (1.09468 + 0.018203 * t) * t) * t * ARCSECOND;
  const tilt = meanTilt(t);
  const { longitude, obliquity } = nutation(t);
  return [
    turn1(tilt),
    turn3(-longitude),
    turn1(-tilt - obliquity),
    earthOfDate(timeMs, ut1MinusUtcS),
  ].reduce(
    (done, next) => product(next, done),
    [turn3(-zeta), turn2(theta), turn3(-z)].reduce((done, next) => product(next, done)),
  );
}

function nutation(t: number): { longitude: number; obliquity: number; node: number } {
  // Delaunay's arguments: mean elongation, anomalies of Sun and Moon, latitude, node.
  const d = 297.85036 + (445_267.11148 + (-0.0019142 + t / 189_474) * t) * t;
  const m = 357.52772 + (35_999.05034 + (-0.0001603 - t / 300_000) * t) * t;
  const moon = 134.96298 + (477_198.867398 + (0.0086972 + t / 56_250) * t) * t;
  const f = 93.27191 + (483_202.017538 + (-0.0036825 + t / 327_270) * t) * t;
  const node = 125.04452 + (-1934.136261 + (0.0020708 + t / 450_000) * t) * t;
  let [longitude, obliquity] = [0, 0];
  for (const [nd, nm, nMoon, nf, nNode, sine, sineT, cosine, cosineT] of NUTATION) {
    const angle = (nd! * d + nm! * m + nMoon! * moon + nf! * f + nNode! * node) * DEGREE;
    longitude += (sine! + sineT! * t) * Math.sin(angle);
    obliquity += (cosine! + cosineT! * t) * Math.cos(angle);
  }
  const unit = 1e-4 * ARCSECOND;
  return { longitude: longitude * unit, obliquity: obliquity * unit, node: node * DEGREE };
}

/** r' = R r; v' = R v - ω × r'. */
function turnToEarth(state: ArrayLike<number>, rotation: Rotation): number[] {
  const r = applied(rotation, state, 0);
  const v = applied(rotation, state, 3);
  return [...r, v[0]! + W * r[1]!, v[1]! - W * r[0]!, v[2]!];
}

function turnToSky(state: ArrayLike<number>, rotation: Rotation): number[] {
  const back = [0, 1, 2].flatMap((i) => [0, 1, 2].map((j) => rotation[j * 3 + i]!));
  const [x, y] = [state[0]!, state[1]!];
  const still = [state[3]! - W * y, state[4]! + W * x, state[5]!];
  return [...applied(back, state, 0), ...applied(back, still, 0)];
}

function applied(rotation: Rotation, of: ArrayLike<number>, from: number): number[] {
  return [0, 3, 6].map(
    (row) =>
      rotation[row]! * of[from]! +
      rotation[row + 1]! * of[from + 1]! +
      rotation[row + 2]! * of[from + 2]!,
  );
}

function product(a: Rotation, b: Rotation): Rotation {
  return [0, 3, 6].flatMap((row) =>
    [0, 1, 2].map(
      (column) =>
        a[row]! * b[column]! + a[row + 1]! * b[column + 3]! + a[row + 2]! * b[column + 6]!,
    ),
  );
}

/** Turns of the frame about its axes. */
function turn1(angle: number): Rotation {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [1, 0, 0, 0, c, s, 0, -s, c];
}

function turn2(angle: number): Rotation {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [c, 0, -s, 0, 1, 0, s, 0, c];
}

function turn3(angle: number): Rotation {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [c, s, 0, -s, c, 0, 0, 0, 1];
}
