import { WGS84 } from './wgs84.ts';

/**
 * What pulls a freely falling body in the rotating frame ECEF: central gravity, the zonal terms J2 to
 * J4, Coriolis and centrifugal acceleration.
 *
 * Potential to degree 4: Montenbruck and Gill, "Satellite Orbits" (Springer 2000), section 3.2,
 * in Cartesian form Vallado, "Fundamentals of Astrodynamics and Applications", section 8.6.
 * Rotating frame: a = g(r) - 2 ω × v - ω × (ω × r), the same books' sections 3.2 and 3.4.
 * What is left out is the terms by longitude, under 2e-4 m/s² near the Earth, and Sun and Moon.
 */
const A2 = WGS84.a * WGS84.a;
const OBLATE = 1.5 * WGS84.j2 * A2 * WGS84.gm;
/** GM J3 a³ / 2 and GM J4 a⁴ / 8. */
const PEAR = 0.5 * WGS84.j3 * A2 * WGS84.a * WGS84.gm;
const FOURTH = 0.125 * WGS84.j4 * A2 * A2 * WGS84.gm;
const W = WGS84.omega;
const W2 = W * W;

/**
 * Acceleration in ECEF, m/s², of a body in free fall with `state` (x, y, z, vx, vy, vz from
 * `offset`), written to `out[0..2]`. At the Earth's centre it is not finite.
 */
export function fallAcceleration(state: Float64Array, out: Float64Array, offset = 0): void {
  const x = state[offset]!;
  const y = state[offset + 1]!;
  const z = state[offset + 2]!;
  const r2 = x * x + y * y + z * z;
  const inverse2 = 1 / r2;
  const inverse3 = inverse2 * Math.sqrt(inverse2);
  const central = WGS84.gm * inverse3;
  const oblate = OBLATE * inverse3 * inverse2;
  const sine2 = z * z * inverse2;
  // Degree n: GM Jn aⁿ/rⁿ⁺² (P'ₙ₊₁(s) r̂ - P'ₙ(s) ẑ), s = z/r, by parts even and odd in z.
  const inverse7 = inverse3 * inverse2 * inverse2;
  const pear = PEAR * inverse7;
  const fourth = FOURTH * inverse7;
  const radial =
    fourth * (315 * sine2 * sine2 - 210 * sine2 + 15) +
    pear * z * (35 * sine2 - 15) -
    (central + oblate * (1 - 5 * sine2));
  out[0] = x * radial + 2 * W * state[offset + 4]! + W2 * x;
  out[1] = y * radial - 2 * W * state[offset + 3]! + W2 * y;
  out[2] = z * (radial - 2 * oblate - fourth * (140 * sine2 - 60)) - pear * r2 * (15 * sine2 - 3);
}

/**
 * Derivative of {@link fallAcceleration} by position, 3×3 row-major, symmetric, 1/s², written to
 * `out[0..8]`, without what J3 and J4 add, under 1e-10: an error of 1e-5 after 600 s. The derivative
 * by velocity is constant: {@link CORIOLIS}.
 */
export function fallGradient(x: number, y: number, z: number, out: Float64Array): void {
  const r2 = x * x + y * y + z * z;
  const inverse2 = 1 / r2;
  const inverse3 = inverse2 * Math.sqrt(inverse2);
  const central = WGS84.gm * inverse3;
  const oblate = OBLATE * inverse3 * inverse2;
  const c = 5 * oblate * inverse2;
  const diagonal = central + oblate - c * z * z - W2;
  const outer = (3 * central + 5 * oblate - 7 * c * z * z) * inverse2;
  const cz = 2 * c * z;
  out[0] = outer * x * x - diagonal;
  out[1] = out[3] = outer * x * y;
  out[2] = out[6] = (outer * z + cz) * x;
  out[4] = outer * y * y - diagonal;
  out[5] = out[7] = (outer * z + cz) * y;
  out[8] = outer * z * z + 2 * cz * z - 2 * oblate - diagonal - W2;
}

/** Derivative of the acceleration by velocity: `∂ax/∂vy = CORIOLIS`, `∂ay/∂vx = -CORIOLIS`, 1/s. */
export const CORIOLIS = 2 * W;
