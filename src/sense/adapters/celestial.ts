import type { Instant } from '../../mark/index.ts';
import type { Vector3 } from '../report.ts';

const ARCSECOND = Math.PI / 648_000;
const DEGREE = Math.PI / 180;
const DAY_MS = 86_400_000;
const J2000_MS = 946_728_000_000;
const DAYS_A_CENTURY = 36_525;

/** TT − UTC since 2017, ms: what precession does in a minute more or less is nothing. */
const TT_MINUS_UTC_MS = 69_184;

/**
 * UT1 is taken for UTC, from which it is held within 0.9 s (ITU-R TF.460-6). By so much the Earth
 * may be turned wrongly; spread evenly, that is 1 sigma of 7.8″, radians.
 */
export const EARTH_TURN_SIGMA = (0.9 * 7.292115e-5) / Math.sqrt(3);

/** Rotations of the frame about its first and third axis by an angle, and about the second. */
function turn1([x, y, z]: Vector3, angle: number): Vector3 {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [x, c * y + s * z, -s * y + c * z];
}

function turn2([x, y, z]: Vector3, angle: number): Vector3 {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [c * x - s * z, y, s * x + c * z];
}

function turn3([x, y, z]: Vector3, angle: number): Vector3 {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [c * x + s * y, -s * x + c * y, z];
}

/**
 * A direction of the celestial frame (EME2000; ICRF is 0.02″ apart) in the Earth's, ECEF:
 * precession by Capitaine, Wallace and Chapront (Astronomy & Astrophysics 412, 2003, equation 40),
 * the largest terms of nutation (Meeus, Astronomical Algorithms, chapter 22: to 0.5″), apparent
 * sidereal time. Polar motion, below 0.6″, is left out.
 */
export function earthOfCelestial(direction: Vector3, timeMs: Instant, ut1MinusUtcS = 0): Vector3 {
  const t = centuries(timeMs);
  const zeta = (2.650545 + (2306.083227 + (0.2988499 + 0.01801828 * t) * t) * t) * ARCSECOND;
  const z = (-2.650545 + (2306.077181 + (1.0927348 + 0.01826837 * t) * t) * t) * ARCSECOND;
  const theta = (2004.191903 - (0.4294934 + 0.04182264 * t) * t) * t * ARCSECOND;
  const mean = turn3(turn2(turn3(direction, -zeta), theta), -z);
  const { longitude, obliquity, tilt } = nutation(t);
  const date = turn1(turn3(turn1(mean, tilt), -longitude), -tilt - obliquity);
  return earthOfDate(date, timeMs, ut1MinusUtcS);
}

/** A direction of the true equator and equinox of date in the Earth's frame, ECEF. */
export function earthOfDate(direction: Vector3, timeMs: Instant, ut1MinusUtcS = 0): Vector3 {
  const t = centuries(timeMs);
  const days = (timeMs + ut1MinusUtcS * 1000 - J2000_MS) / DAY_MS;
  // Earth rotation angle and Greenwich mean sidereal time: IERS Conventions 2010, equations 5.15
  // and 5.32; whole turns are left out before digits are lost.
  const turns = 0.779057273264 + 0.00273781191135448 * days + (days % 1);
  const precession = (0.014506 + (4612.156534 + 1.3915817 * t) * t) * ARCSECOND;
  const { longitude, tilt } = nutation(t);
  const apparent = turns * 2 * Math.PI + precession + longitude * Math.cos(tilt);
  return turn3(direction, apparent);
}

function centuries(timeMs: Instant): number {
  return (timeMs + TT_MINUS_UTC_MS - J2000_MS) / (DAYS_A_CENTURY * DAY_MS);
}

/** In longitude and obliquity, and the mean obliquity, radians (Meeus, chapter 22). */
function nutation(t: number): { longitude: number; obliquity: number; tilt: number } {
  const node = (125.04452 - 1934.136261 * t) * DEGREE;
  const sun = (280.4665 + 36_000.7698 * t) * DEGREE;
  const moon = (218.3165 + 481_267.8813 * t) * DEGREE;
  const longitude =
    -17.2 * Math.sin(node) -
    1.32 * Math.sin(2 * sun) -
    0.23 * Math.sin(2 * moon) +
    0.21 * Math.sin(2 * node);
  const obliquity =
    9.2 * Math.cos(node) +
    0.57 * Math.cos(2 * sun) +
    0.1 * Math.cos(2 * moon) -
    0.09 * Math.cos(2 * node);
  return {
    longitude: longitude * ARCSECOND,
    obliquity: obliquity * ARCSECOND,
    tilt: (84_381.406 - 46.836769 * t) * ARCSECOND,
  };
}
