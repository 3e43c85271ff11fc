import type { GeoPosition } from './place.ts';

/** WGS-84 (NIMA TR8350.2, third edition, table 3.1 and 3.3). */
export const WGS84 = {
  /** Equatorial radius, m. */
  a: 6_378_137,
  /** Flattening. */
  f: 1 / 298.257223563,
  /** Polar radius, m. */
  b: 6_356_752.314245179,
  /** First eccentricity squared. */
  e2: 0.006694379990141317,
  /** Gravitational parameter with the atmosphere, m³/s². */
  gm: 3.986004418e14,
  /** Angular velocity, rad/s. */
  omega: 7.292115e-5,
  /** Second zonal harmonic, not normalised: -√5 · C̄20. */
  j2: 1.082629821e-3,
  /**
   * Third and fourth zonal harmonics of the gravity model that goes with it, EGM96: -√7 · C̄30 and
   * -3 · C̄40 (NASA/TP-1998-206861).
   */
  j3: -2.53265649e-6,
  j4: -1.61962159e-6,
} as const;

/** Mean radius for spherical figures, m. */
export const MEAN_RADIUS = 6_371_000;

/** Geodetic to ECEF, m. */
export function geodeticToEcef(
  latitude: number,
  longitude: number,
  height: number,
): [number, number, number] {
  const sinLat = Math.sin(latitude);
  const cosLat = Math.cos(latitude);
  const n = WGS84.a / Math.sqrt(1 - WGS84.e2 * sinLat * sinLat);
  return [
    (n + height) * cosLat * Math.cos(longitude),
    (n + height) * cosLat * Math.sin(longitude),
    (n * (1 - WGS84.e2) + height) * sinLat,
  ];
}

const given = new Float64Array(3);
const geodetic = new Float64Array(3);

/** ECEF to geodetic, as {@link geodeticOf} computes it. */
export function ecefToGeodetic(x: number, y: number, z: number): GeoPosition {
  given[0] = x;
  given[1] = y;
  given[2] = z;
  geodeticOf(given, 0, geodetic);
  return { latitudeRad: geodetic[0]!, longitudeRad: geodetic[1]!, heightM: geodetic[2]! };
}

/**
 * ECEF, m, at `from[at]` and the two after it, to latitude and longitude, rad, and height, m, in
 * `to`; allocates nothing. Bowring's formula (Survey Review 23, 1976), iterated on the reduced
 * latitude until it stands still: under 1e-11 rad from 5,000 km below the surface to beyond
 * the Moon. At the Earth's centre, where there is none, latitude and longitude are 0.
 */
export function geodeticOf(from: Float64Array, at: number, to: Float64Array): void {
  const x = from[at]!;
  const y = from[at + 1]!;
  const z = from[at + 2]!;
  const p = lengthOf(x, y);
  if (p === 0 && z === 0) {
    to[0] = 0;
    to[1] = 0;
    to[2] = -WGS84.a;
    return;
  }
  const longitudeRad = p === 0 ? 0 : Math.atan2(y, x);
  const ep2 = WGS84.e2 / (1 - WGS84.e2);
  let beta = Math.atan2(WGS84.a * z, WGS84.b * p);
  let latitudeRad = 0;
  for (let i = 0; i < 5; i++) {
    const sinB = Math.sin(beta);
    const cosB = Math.cos(beta);
    latitudeRad = Math.atan2(
      z + ep2 * WGS84.b * sinB * sinB * sinB,
      p - WGS84.e2 * WGS84.a * cosB * cosB * cosB,
    );
    const next = Math.atan2((1 - WGS84.f) * Math.sin(latitudeRad), Math.cos(latitudeRad));
    if (Math.abs(next - beta) < 1e-15) break;
    beta = next;
  }
  const sinLat = Math.sin(latitudeRad);
  const cosLat = Math.cos(latitudeRad);
  const n = WGS84.a / Math.sqrt(1 - WGS84.e2 * sinLat * sinLat);
  to[0] = latitudeRad;
  to[1] = longitudeRad;
  to[2] = p * cosLat + (z + WGS84.e2 * n * sinLat) * sinLat - n;
}

/** What `Math.hypot` gives of finite numbers, bit for bit, without the list that it makes. */
export function lengthOf(x: number, y: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  const most = Math.max(ax, ay);
  if (most === 0) return 0;
  const a = (ax / most) * (ax / most);
  const b = (ay / most) * (ay / most);
  return Math.sqrt(a + b) * most;
}

/**
 * Rows east, north, up of the local tangent frame as 9 numbers: `enu = R · ecefDifference`,
 * and its transpose turns back.
 */
export function enuRotation(latitude: number, longitude: number): Float64Array {
  const to = new Float64Array(9);
  at[0] = latitude;
  at[1] = longitude;
  enuRotationAt(at, to);
  return to;
}

const at = new Float64Array(2);

/** {@link enuRotation} of the latitude and longitude that `place` begins with, into `to`. */
export function enuRotationAt(place: Float64Array, to: Float64Array): void {
  const sinLat = Math.sin(place[0]!);
  const cosLat = Math.cos(place[0]!);
  const sinLon = Math.sin(place[1]!);
  const cosLon = Math.cos(place[1]!);
  to[0] = -sinLon;
  to[1] = cosLon;
  to[2] = 0;
  to[3] = -sinLat * cosLon;
  to[4] = -sinLat * sinLon;
  to[5] = cosLat;
  to[6] = cosLat * cosLon;
  to[7] = cosLat * sinLon;
  to[8] = sinLat;
}

/** ECEF vector to east, north, up. */
export function toEnu(
  rotation: Float64Array,
  x: number,
  y: number,
  z: number,
): [number, number, number] {
  return [
    rotation[0]! * x + rotation[1]! * y + rotation[2]! * z,
    rotation[3]! * x + rotation[4]! * y + rotation[5]! * z,
    rotation[6]! * x + rotation[7]! * y + rotation[8]! * z,
  ];
}

/** East, north, up vector to ECEF. */
export function fromEnu(
  rotation: Float64Array,
  east: number,
  north: number,
  up: number,
): [number, number, number] {
  return [
    rotation[0]! * east + rotation[3]! * north + rotation[6]! * up,
    rotation[1]! * east + rotation[4]! * north + rotation[7]! * up,
    rotation[2]! * east + rotation[5]! * north + rotation[8]! * up,
  ];
}
